"""Which questions have reached the bot, and what became of each."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.slack.ledger import Ledger
from tests.bot.conftest import bytes_beside
from tests.bot.slack.conftest import asked
from tests.corpus.conftest import Start

NOW = asked(at=time.time(), text="Unforgettable words?")
KEY = NOW.key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The ledger's file."""
    return tmp_path / "state" / "slack.sqlite"


@pytest.fixture
def next_run(file: Path, ledger: Ledger) -> Iterator[Ledger]:
    """The same ledger after a restart."""
    opened = Ledger(file)
    yield opened
    opened.close()


def test_a_question_is_received_once(ledger: Ledger) -> None:
    """A mention is two events, and Slack may deliver each again."""
    assert [ledger.receive(NOW), ledger.receive(replace(NOW, at=0.0))] == [True, False]
    assert ledger.current(KEY) == NOW
    assert ledger.knows(KEY)
    assert not ledger.knows("C1:9.0")


def test_an_answered_question_is_known_and_its_words_are_not(ledger: Ledger, file: Path) -> None:
    """Slack may deliver it again minutes later; nobody needs what it said."""
    ledger.receive(NOW)
    ledger.posted(NOW, "2.0")

    assert ledger.current(KEY) is None
    assert ledger.place(KEY) == "2.0"
    assert not ledger.receive(NOW)
    with sqlite3.connect(file) as database:
        assert database.execute("select asked from question").fetchall() == [(None,)]


def test_what_was_cut_short_is_there_after_a_restart(ledger: Ledger, next_run: Ledger) -> None:
    """The oldest first, whether its answer was on its way or not."""
    late, early = replace(NOW, key="C1:2.0"), replace(NOW, key="C1:3.0", at=NOW.at - 9)
    for one in (late, early, NOW):
        ledger.receive(one)
    ledger.posting(early.key)
    ledger.posted(NOW, "9.0")

    assert next_run.unfinished() == [early, late]


def test_tells_whether_an_answer_may_have_arrived(ledger: Ledger, next_run: Ledger) -> None:
    """One that was on its way already, in this run or in another."""
    ledger.receive(NOW)

    assert not ledger.posting(KEY)
    assert next_run.posting(KEY)


def test_an_answer_that_is_posted_is_doubtful_no_more(ledger: Ledger) -> None:
    """Its next one, after an edit, is put in its place."""
    ledger.receive(NOW)
    ledger.posting(KEY)
    ledger.posted(NOW, "2.0")
    edited = replace(NOW, text="And now?")

    assert ledger.edit(edited, "5.0")
    assert not ledger.posting(KEY)
    assert ledger.place(KEY) == "2.0"


def test_an_edit_counts_once(ledger: Ledger) -> None:
    """It comes as two events; and one that is older than what is known does not count."""
    ledger.receive(NOW)
    edited = replace(NOW, text="And now?")

    assert [ledger.edit(edited, at) for at in ("5.0", "5.0", "4.0")] == [True, False, False]
    assert ledger.current(KEY) == edited


def test_an_edit_of_what_is_not_known_does_not_count(ledger: Ledger) -> None:
    """Nobody has asked it."""
    assert not ledger.edit(NOW, "5.0")
    assert not ledger.knows(KEY)


def test_words_that_were_edited_meanwhile_are_still_to_be_answered(ledger: Ledger) -> None:
    """The answer to those of before does not end the question."""
    ledger.receive(NOW)
    edited = replace(NOW, text="And now?")
    ledger.posting(KEY)
    ledger.edit(edited, "5.0")

    ledger.posted(NOW, "2.0")

    assert ledger.current(KEY) == edited
    assert ledger.place(KEY) == "2.0"


@pytest.mark.parametrize("answered", [True, False])
def test_a_question_that_is_taken_back_is_forgotten(
    ledger: Ledger, file: Path, answered: bool
) -> None:
    """Where its answer is, is told; it cannot come back."""
    ledger.receive(NOW)
    if answered:
        ledger.posted(NOW, "2.0")

    assert ledger.withdraw(KEY) == ("2.0" if answered else "")
    assert ledger.withdrawn(KEY)
    assert ledger.current(KEY) is None
    assert not ledger.receive(NOW)
    assert not ledger.edit(NOW, "5.0")
    assert not ledger.posting(KEY)
    assert ledger.unfinished() == []


def test_an_answer_that_lands_after_its_question_was_taken_back(ledger: Ledger) -> None:
    """Is known, so that it can be deleted; the question stays withdrawn."""
    ledger.receive(NOW)
    ledger.posting(KEY)
    ledger.withdraw(KEY)

    ledger.posted(NOW, "2.0")

    assert ledger.withdrawn(KEY)
    assert ledger.place(KEY) == "2.0"


def test_a_thread_is_open_once_answered_in(ledger: Ledger, next_run: Ledger) -> None:
    """Also after a restart; other threads are not."""
    ledger.open("C1", "1.0")

    assert next_run.opened("C1", "1.0")
    assert not next_run.opened("C1", "2.0")
    assert not next_run.opened("C2", "1.0")


def test_a_shared_answer_opens_its_thread(ledger: Ledger) -> None:
    """And is found by the question that it answers."""
    ledger.share(f"shared:{KEY}", "C1", "7.0")

    assert ledger.opened("C1", "7.0")
    assert ledger.place(f"shared:{KEY}") == "7.0"
    assert ledger.unfinished() == []


def test_old_keys_and_threads_are_forgotten(ledger: Ledger, file: Path) -> None:
    """Slack delivers nothing again so late."""
    now = time.time()
    for key, at in (("C1:1.0", now - 1009), ("C1:2.0", now - 100)):
        ledger.receive(replace(NOW, key=key, at=at))
    for ts in ("1.0", "2.0"):
        ledger.open("C1", ts)
    with sqlite3.connect(file) as database:
        database.execute("update thread set at = at - ? where ts = '1.0'", (1009,))

    ledger.expire(datetime.fromtimestamp(now - 1000, UTC))

    assert [ledger.knows(key) for key in ("C1:1.0", "C1:2.0")] == [False, True]
    assert [ledger.opened("C1", ts) for ts in ("1.0", "2.0")] == [False, True]


def test_what_a_member_has_asked_is_erased(ledger: Ledger, file: Path) -> None:
    """While it waits for its answer, which does not come then; what others ask stays."""
    other = replace(NOW, key="C1:2.0", user="U2", text="Why?")
    for one in (NOW, other):
        ledger.receive(one)

    assert [ledger.erase(NOW.user), ledger.erase(NOW.user)] == [1, 0]

    assert ledger.unfinished() == [other]
    assert ledger.withdrawn(KEY)
    assert b"Unforgettable" not in bytes_beside(file)


def test_only_its_owner_reads_it(ledger: Ledger, file: Path) -> None:
    """While a question waits, its words are in it."""
    ledger.receive(NOW)

    assert b"Unforgettable" in bytes_beside(file)
    assert file.stat().st_mode & 0o077 == 0


KILLED = """
import sys
from pathlib import Path
from bot.slack.asked import unpacked
from bot.slack.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
for line in sys.argv[2:]:
    ledger.receive(unpacked(line))
ledger.posting(unpacked(sys.argv[2]).key)
ledger.open("C1", "1.0")
print("written", flush=True)
sys.stdin.read()
"""


def test_what_is_written_outlives_the_process(file: Path, start: Start) -> None:
    """Slack is told that a question arrived, and then the power is cut."""
    from bot.slack.asked import packed

    questions = [NOW, replace(NOW, key="C1:2.0", at=NOW.at + 1)]
    running = start(KILLED, file, *map(packed, questions))
    assert running.said == "written"

    running.kill()

    ledger = Ledger(file)
    assert ledger.unfinished() == questions
    assert ledger.posting(KEY)
    assert not ledger.posting("C1:2.0")
    assert ledger.opened("C1", "1.0")
    ledger.close()
