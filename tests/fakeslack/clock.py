"""Time as the loopback Slack sees it, so that a test can let five minutes pass at once."""

import time
from collections.abc import Callable


class Clock:
    """The machine's time plus what a test has skipped; call it with the journal's lock held."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._skipped = 0.0
        self._last = 0

    def now(self) -> float:
        return self._now() + self._skipped

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass for streams, triggers, statuses and response URLs."""
        self._skipped += seconds

    def ts(self) -> str:
        """
        Give the `ts` of one more message: unique and increasing, as Slack's are.

        >>> clock = Clock(lambda: 1700000000.5)
        >>> clock.ts(), clock.ts()
        ('1700000000.500000', '1700000000.500001')
        """
        self._last = max(int(self.now() * 1_000_000), self._last + 1)
        seconds, micros = divmod(self._last, 1_000_000)
        return f"{seconds}.{micros:06d}"
