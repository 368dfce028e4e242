"""How much one member may ask: more than anybody reads, and less than stops the others."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil

MOST = 15
"""Questions of one member in a minute (govuk-chat allows the same)."""
MINUTE = 60.0
MEMBERS = 10_000
"""Whose questions are counted at once."""


class Pace:
    """When each member has asked, for the last minute; in memory only."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, member: str) -> int:
        """Count a question of a member: 0 when it may be asked, else the seconds to wait."""
        now = self._now()
        asked = self._asked.setdefault(member, deque())
        self._asked.move_to_end(member)
        while len(self._asked) > MEMBERS:
            self._asked.popitem(last=False)
        while asked and asked[0] <= now - MINUTE:
            asked.popleft()
        if len(asked) >= MOST:
            return max(1, ceil(asked[0] + MINUTE - now))
        asked.append(now)
        return 0
