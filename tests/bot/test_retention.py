"""What is old is dropped, unless it must be kept."""

import logging
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.audit import Audit
from bot.feedback import Feedback
from bot.retention import expire
from corpus.settings import Settings
from tests.bot.test_audit import ENTRY
from tests.bot.test_feedback import VOTE

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass
class Old:
    """Something with three old things in it."""

    asked: list[datetime] = field(default_factory=list)

    def expire(self, before: datetime) -> int:
        self.asked.append(before)
        return 3


def test_what_is_older_than_the_settings_allow_is_dropped(caplog: pytest.LogCaptureFixture) -> None:
    """From all that expires; the log says how much, and no more."""
    caplog.set_level(logging.INFO)
    one, two = Old(), Old()

    dropped = expire([one, two], Settings(retention_days=30), NOW)

    assert dropped == 6
    assert one.asked == two.asked == [datetime(2026, 1, 31, tzinfo=UTC)]
    assert caplog.messages == ["Dropped 6 that were older than 30 days."]


def test_a_legal_hold_keeps_everything(caplog: pytest.LogCaptureFixture) -> None:
    """However old it is; the log says why."""
    caplog.set_level(logging.INFO)
    old = Old()

    assert expire([old], Settings(legal_hold=True), NOW) == 0
    assert old.asked == []
    assert caplog.messages == ["COUNCILBOT_LEGAL_HOLD is set: nothing is dropped, however old."]


def test_nothing_is_said_where_nothing_is_old(caplog: pytest.LogCaptureFixture) -> None:
    """A log is for what happened."""
    caplog.set_level(logging.INFO)

    assert expire([], Settings(), NOW) == 0
    assert caplog.messages == []


def test_the_audit_and_the_feedback_expire(tmp_path: Path) -> None:
    """Both by the time at which something happened."""
    with (
        closing(Audit(tmp_path / "audit.sqlite")) as audit,
        closing(Feedback(tmp_path / "feedback.sqlite")) as feedback,
    ):
        for days in (0, 5):
            audit.write(replace(ENTRY, at=NOW - timedelta(days=5 - days)))
            feedback.vote(replace(VOTE, answer=str(days), at=NOW - timedelta(days=5 - days)))

        assert expire([audit, feedback], Settings(retention_days=3), NOW) == 2
        assert (audit.verify().entries, len(list(feedback.export()))) == (1, 1)
