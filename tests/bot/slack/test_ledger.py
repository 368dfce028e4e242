"""What the Slack bot remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.slack.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of this run."""
    opened = Ledger(tmp_path / "state" / "slack.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def next_run(tmp_path: Path, ledger: Ledger) -> Iterator[Ledger]:
    """The same ledger after a restart."""
    opened = Ledger(tmp_path / "state" / "slack.sqlite")
    yield opened
    opened.close()


def test_an_event_is_claimed_once(ledger: Ledger) -> None:
    """Slack may deliver it again while it is being answered."""
    assert [ledger.claim("Ev1"), ledger.claim("Ev1"), ledger.claim("Ev2")] == [True, False, True]


def test_an_answered_event_is_not_claimed_after_a_restart(ledger: Ledger, next_run: Ledger) -> None:
    """Slack may deliver it again minutes later."""
    ledger.claim("Ev1")
    ledger.answered("Ev1")

    assert not next_run.claim("Ev1")


def test_an_event_that_was_cut_short_is_claimed_after_a_restart(
    ledger: Ledger, next_run: Ledger
) -> None:
    """A question is not lost with the process."""
    ledger.claim("Ev1")

    assert next_run.claim("Ev1")
    assert not next_run.claim("Ev1")


def test_a_thread_is_open_once_answered_in(ledger: Ledger, next_run: Ledger) -> None:
    """Also after a restart; other threads are not."""
    ledger.claim("Ev1")
    ledger.open("C1", "1.0")

    assert next_run.opened("C1", "1.0")
    assert not next_run.opened("C1", "2.0")
    assert not next_run.opened("C2", "1.0")


def test_holds_nothing_that_anybody_wrote(ledger: Ledger, tmp_path: Path) -> None:
    """Only ids and times."""
    import sqlite3

    database = sqlite3.connect(tmp_path / "state" / "slack.sqlite")
    columns = [
        row[0]
        for row in database.execute(
            "select p.name from sqlite_master t, pragma_table_info(t.name) p where t.type = 'table' order by 1"
        )
    ]
    database.close()

    assert columns == ["answered", "at", "at", "channel", "id", "run", "ts"]
