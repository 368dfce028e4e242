"""What has happened, in order, and a way to wait for what should."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tests.fakeslack.shapes import Payload

Found = TypeVar("Found")

DUMPED_LINES = 80
MOST_KEPT = 20_000
"""How many calls, deliveries and lines are remembered."""


class NotSeen(AssertionError):
    """A test waited for something in Slack that did not come."""


@dataclass
class Call:
    """One call of a Web API method, and what was answered."""

    method: str
    arguments: Payload
    caller: str
    """Whose token came with it: bot, app, none or unknown."""
    at: float
    """Seconds since 1970, by the machine's clock."""
    status: int | None = None
    answer: Payload = field(default_factory=dict)

    @property
    def error(self) -> str | None:
        """The error that Slack named, or None for a call that went well."""
        return self.answer.get("error")

    @property
    def accepted(self) -> bool:
        return bool(self.answer.get("ok"))


@dataclass
class Delivery:
    """One attempt to hand the app an event, a command or an interaction."""

    kind: str
    envelope_id: str
    event_id: str | None
    attempt: int
    reason: str
    sent_at: float
    payload: Payload
    acknowledged_at: float | None = None
    answer: Payload = field(default_factory=dict)

    @property
    def seconds(self) -> float | None:
        """How long the app took to acknowledge, or None when it has not."""
        return None if self.acknowledged_at is None else self.acknowledged_at - self.sent_at


class Journal:
    """Everything that was said, guarded by one condition that is notified of every change."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.clear()

    def clear(self) -> None:
        """Forget all that happened."""
        with self.changed:
            self.calls: list[Call] = []
            self.deliveries: list[Delivery] = []
            self._lines: list[tuple[float, str]] = []

    def note(self, line: str) -> None:
        """Write down one line for the dump, and wake those who wait."""
        with self.changed:
            self._lines.append((time.time(), line))
            self.changed.notify_all()

    def wait(self, probe: Callable[[], Found], within: float, what: str) -> Found:
        """Wait until `probe` finds something and return it, or raise with a dump."""
        with self.changed:
            found = self.changed.wait_for(probe, timeout=within)
            if not found:
                raise NotSeen(f"waited {within:g} s for {what}; this happened:\n{self.dump()}")
            return found

    def dump(self) -> str:
        """List the latest happenings, one a line, with seconds since the first."""
        with self.changed:
            if not self._lines:
                return "  nothing at all"
            begun = self._lines[0][0]
            latest = self._lines[-DUMPED_LINES:]
            return "\n".join(f"  {at - begun:8.3f}  {line}" for at, line in latest)
