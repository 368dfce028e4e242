"""The audit: who was shown what, one entry an answer; never what was asked. See `bot.chain`."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import chain
from bot.chain import Verified
from bot.statefile import StateFile, stamp
from corpus.errors import AuditNotWritten

_PERSONAL = ("who", "team", "place")
_PAGE = 1000
"""Entries that are read at once."""
_EVER = "~"
"""Later than any time, as text."""


@dataclass(frozen=True)
class Entry:
    """One answer, as it was shown to somebody."""

    at: datetime
    who: str
    """The Slack id of whoever asked."""
    team: str
    place: str
    """The Slack id of the channel."""
    way: str
    """How it was asked for: "mention", "direct", "follow-up", "command", "show more" and so on."""
    reference: str
    """The id that the logs have."""
    edition: str
    """The number of the index's generation."""
    labels: tuple[str, ...]
    """The access labels that were searched."""
    outcome: str
    """What became of it: answered, a reason's code, failed or refused."""
    shown: tuple[tuple[str, int, int], ...]
    """The document's id and two offsets in its text, for every quote."""
    milliseconds: int


class Audit:
    """One SQLite file; every method may be called by any thread, and beside other processes."""

    def __init__(self, file: Path) -> None:
        self._file = StateFile(file, chain.SCHEMA, AuditNotWritten)

    def write(self, entry: Entry) -> None:
        """Put an entry on the disk before this returns, or raise AuditNotWritten."""
        said = asdict(entry)
        at, person = said.pop("at"), [said.pop(part) for part in _PERSONAL]
        with self._file.writing() as database:
            chain.append(database, at, said, person)

    def verify(self) -> Verified:
        """Whether every entry is as it was written, and none is missing."""
        with self._file.reading() as database:
            return chain.verify(database)

    def holds(self, head: str) -> bool:
        """Whether a head that was noted down is in the chain, as far back as that reaches."""
        with self._file.reading() as database:
            return chain.holds(database, head)

    def export(
        self, who: str | None = None, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[dict[str, Any]]:
        """The entries from `since` to before `until`, one person's or all, the oldest first."""
        wanted = (stamp(since) if since else "", stamp(until) if until else _EVER, who)
        last = 0
        while rows := self._page(last, *wanted):
            for number, at, said, *person in rows:
                last = number
                known = json.loads(said)
                known["shown"] = [_place(*one) for one in known["shown"]]
                yield {
                    "number": number,
                    "at": at,
                    **dict(zip(_PERSONAL, person, strict=True)),
                    **known,
                }

    def erase(self, who: str) -> int:
        """Erase who and where from a person's entries, to the last byte; how many there were."""
        with self._file.writing() as database:
            erased = chain.erase(database, who)
        self._file.scrub()
        return erased

    def expire(self, before: datetime) -> int:
        """
        Drop the entries from before then, to the last byte; how many there were.

        None is dropped that follows one which is kept, so a clock that ran ahead delays it.
        """
        with self._file.writing() as database:
            dropped = chain.drop(database, before)
        self._file.scrub()
        return dropped

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _page(self, last: int, since: str, until: str, who: str | None) -> list[Any]:
        with self._file.reading() as database:
            return database.execute(
                "select number, at, said, who, team, place from entry left join person"
                " using (number) where seal != '' and number > ? and at >= ? and at < ?"
                " and who is coalesce(?, who) order by number limit ?",
                (last, since, until, who, _PAGE),
            ).fetchall()


def _place(document: str, start: int, end: int) -> dict[str, Any]:
    return {"document_id": document, "start": start, "end": end}
