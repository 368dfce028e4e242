"""What has happened, in order, and a way to wait for what should."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tests.fakeslack.shapes import Payload

Found = TypeVar("Found")

DUMPED_LINES = 80
MOST_KEPT = 20_000
"""How many calls, deliveries and events are remembered."""


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
    """Everything that was said of late, guarded by one condition that is notified of changes."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.clear()

    def clear(self) -> None:
        """Forget all that happened."""
        with self.changed:
            self.calls: deque[Call] = deque(maxlen=MOST_KEPT)
            self.deliveries: deque[Delivery] = deque()
            self._calls_of: dict[str, deque[Call]] = {}
            self._by_envelope: dict[str, Delivery] = {}
            self._by_event: dict[str, list[Delivery]] = {}
            self._lines: deque[tuple[float, str]] = deque(maxlen=DUMPED_LINES)
            self._begun = 0.0

    def called(self, call: Call) -> None:
        """Keep a call."""
        with self.changed:
            self.calls.append(call)
            self._calls_of.setdefault(call.method, deque(maxlen=MOST_KEPT)).append(call)

    def calls_of(self, method: str) -> list[Call]:
        """Every call of one method, oldest first."""
        with self.changed:
            return list(self._calls_of.get(method, ()))

    def sent(self, delivery: Delivery) -> None:
        """Keep an attempt to deliver something."""
        with self.changed:
            if len(self.deliveries) == MOST_KEPT:
                oldest = self.deliveries.popleft()
                del self._by_envelope[oldest.envelope_id]
                self._by_event.get(oldest.event_id or "", [oldest]).remove(oldest)
            self.deliveries.append(delivery)
            self._by_envelope[delivery.envelope_id] = delivery
            if delivery.event_id:
                self._by_event.setdefault(delivery.event_id, []).append(delivery)

    def delivery(self, envelope_id: str) -> Delivery | None:
        """The attempt that went by an envelope."""
        return self._by_envelope.get(envelope_id)

    def deliveries_of(self, event_id: str) -> list[Delivery]:
        """Every attempt to deliver one event, oldest first."""
        with self.changed:
            return list(self._by_event.get(event_id, ()))

    def note(self, line: str) -> None:
        """Write down one line for the dump, and wake those who wait."""
        with self.changed:
            self._begun = self._begun or time.time()
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
            return "\n".join(f"  {at - self._begun:8.3f}  {line}" for at, line in self._lines)
