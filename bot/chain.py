"""
The chain of the audit, in SQL: entries of which none can be changed or taken out unseen.

    chain    how many entries there were, how many retention dropped, the hashes at both ends
    entry    what was shown; its hash covers the hash before, and a seal of its personal part
    person   the personal part and the seal's salt, which can be erased without a break

An entry without a seal says what was done to the chain itself: which personal parts were erased,
or up to where entries were dropped. Who may write the whole file may make a whole new chain, and
only somebody who has noted a head down can tell.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from bot.statefile import stamp

SCHEMA = """
create table if not exists chain (
    only integer primary key check (only = 1),
    dropped integer not null, anchor text not null, written integer not null, head text not null
) strict;
insert or ignore into chain values (1, 0, '', 0, '');
create table if not exists entry (
    number integer primary key, at text not null, said text not null, seal text not null,
    hash text not null
) strict;
create table if not exists person (
    number integer primary key, salt blob not null,
    who text not null, team text not null, place text not null
) strict;
"""


@dataclass(frozen=True)
class Verified:
    """What became of checking every entry."""

    entries: int
    erased: int
    """How many of them have no personal part any more."""
    head: str
    """The newest hash; noted down elsewhere, it proves what was written until then."""
    broken: int | None = None
    """The number of the first entry that is not as it was written, or that is missing."""


def append(database: sqlite3.Connection, at: datetime, said: object, person: Sequence[str]) -> None:
    """Add an answer's entry; `person` is who asked, in which team and in which place."""
    salt = secrets.token_bytes(32)
    number = _append(database, at, said, _seal(salt, *person))
    database.execute("insert into person values (?, ?, ?, ?, ?)", (number, salt, *person))


def erase(database: sqlite3.Connection, who: str) -> int:
    """Delete the personal parts of somebody's entries, and say so in the chain."""
    rows = database.execute("delete from person where who = ? returning number", (who,)).fetchall()
    if rows:
        _append(database, datetime.now(UTC), {"erased": sorted(number for (number,) in rows)})
    return len(rows)


def drop(database: sqlite3.Connection, before: datetime) -> int:
    """Drop entries from the old end up to the first that is from `before` or later."""
    (last,) = database.execute(
        "select coalesce((select min(number) from entry where at >= ?), written + 1) - 1"
        " from chain",
        (stamp(before),),
    ).fetchone()
    (answers,) = database.execute(
        "select count(*) from entry where number <= ? and seal != ''", (last,)
    ).fetchone()
    if answers:
        database.execute(
            "update chain set (dropped, anchor) ="
            " (select number, hash from entry where number = ?)",
            (last,),
        )
        database.execute("delete from entry where number <= ?", (last,))
        database.execute("delete from person where number <= ?", (last,))
        _append(database, datetime.now(UTC), {"dropped": last})
    return int(answers)


def holds(database: sqlite3.Connection, head: str) -> bool:
    """Whether this is a hash of the chain, as far back as it reaches."""
    found = database.execute(
        "select 1 from entry where hash = :head union all select 1 from chain where anchor = :head",
        {"head": head},
    )
    return bool(head) and found.fetchone() is not None


def verify(database: sqlite3.Connection) -> Verified:
    """Check every hash and seal, the oldest first, and what the chain says of itself."""
    dropped, anchor, written, head = database.execute(
        "select dropped, anchor, written, head from chain"
    ).fetchone()
    walk = _Walk(dropped, anchor)
    rows = database.execute(
        "select number, at, said, seal, hash, salt, who, team, place"
        " from entry left join person using (number) order by number"
    )
    broken = walk.along(rows)
    if broken is None and (walk.last, walk.hash) != (written, head):
        broken = min(walk.last, written) + 1
    if broken is None:
        broken = min([*walk.unexplained(dropped), *_strays(database)], default=None)
    return Verified(walk.answers, len(walk.bare), head, broken)


@dataclass
class _Walk:
    """Where checking has got to, and what it has seen on its way."""

    last: int
    hash: str
    answers: int = 0
    bare: set[int] = field(default_factory=set)
    """Entries that have no personal part."""
    erased: set[int] = field(default_factory=set)
    """Entries of which the chain says so."""
    dropped: int = 0
    """Up to where the chain says that entries were dropped."""

    def along(self, rows: Iterator[tuple[Any, ...]]) -> int | None:
        """The number of the first entry that is not as it was written."""
        try:
            for row in rows:
                if not self._passes(*row):
                    return self.last + 1
        except sqlite3.DatabaseError:  # it is no text any more
            return self.last + 1
        return None

    def unexplained(self, dropped: int) -> Iterator[int]:
        """Entries that are gone, or bare, otherwise than the chain itself says."""
        yield from self.bare ^ {number for number in self.erased if number > dropped}
        if self.dropped != dropped:
            yield dropped

    def _passes(  # noqa: PLR0913, PLR0917 a row has as many columns
        self, number: int, at: str, said: str, seal: str, own: str, salt: bytes | None, *person: str
    ) -> bool:
        if (number, own) != (self.last + 1, _hash(self.hash, number, at, said, seal)):
            return False
        if salt is not None and seal != _seal(salt, *person):
            return False
        self.last, self.hash = number, own
        if seal:
            self.answers += 1
            self.bare |= {number} if salt is None else set()
        else:
            deed = json.loads(said)
            self.erased |= set(deed.get("erased", ()))
            self.dropped = deed.get("dropped", self.dropped)
        return True


def _strays(database: sqlite3.Connection) -> Iterator[int]:
    """Personal parts of no entry, by number."""
    found = database.execute(
        "select number from person where number not in (select number from entry)"
    )
    return (number for (number,) in found)


def _append(database: sqlite3.Connection, at: datetime, said: object, seal: str = "") -> int:
    number, previous = database.execute("select written + 1, head from chain").fetchone()
    row = (number, stamp(at), json.dumps(said), seal)
    head = _hash(previous, *row)
    database.execute("insert into entry values (?, ?, ?, ?, ?)", (*row, head))
    database.execute("update chain set written = ?, head = ?", (number, head))
    return int(number)


def _hash(*parts: object) -> str:
    """The SHA-256 of a list, which is written so that it can be read in one way only."""
    return sha256(json.dumps(parts).encode()).hexdigest()


def _seal(salt: bytes, *person: str) -> str:
    """What commits to a personal part, and tells nothing of it once the salt is gone."""
    return _hash(salt.hex(), *person)
