"""How long what the Slack bot keeps of its members is kept."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from corpus.settings import Settings

_log = logging.getLogger(__name__)


class Expiring(Protocol):
    """Something that forgets what is old."""

    def expire(self, before: datetime) -> int:
        """Erase what is from before then; how much that was."""
        ...


def expire(kept: Iterable[Expiring], settings: Settings, now: datetime) -> int:
    """Erase what is older than the settings allow, unless a legal hold stops it; how much."""
    if settings.legal_hold:
        _log.info("COUNCILBOT_LEGAL_HOLD is set: nothing is dropped, however old.")
        return 0
    before = now - timedelta(days=settings.retention_days)
    dropped = sum(one.expire(before) for one in kept)
    if dropped:
        _log.info("Dropped %d that were older than %d days.", dropped, settings.retention_days)
    return dropped
