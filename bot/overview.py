"""What is on the shelf, as somebody is told who has not asked yet."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.index import Index
from bot.scope import printed
from bot.subjects import Described, described
from corpus.documents import KINDS, in_words
from corpus.holdings import Held

_LAST = frozenset({"blog", "news", "other"})
"""Kinds of paper that a council's record is not made of."""
LATEST = 5
"""Papers that are named one by one."""
NAMED = 12
"""Councils that are named one by one."""
DESCRIBED = 6
"""Papers whose sections are looked at."""


@dataclass(frozen=True)
class Overview:
    """What the papers are that somebody may see; nothing in it tells of any other paper."""

    ingested: datetime.datetime
    """When papers were last added, changed or removed, in UTC."""
    papers: int = 0
    councils: tuple[str, ...] = ()
    """As printed, in order."""
    kinds: tuple[tuple[str, int], ...] = ()
    """What readers call each kind of which there are papers, and how many: most first."""
    oldest: datetime.date | None = None
    newest: datetime.date | None = None
    latest: tuple[Held, ...] = ()
    """The newest papers, at most `LATEST`; those without a date come last."""
    described: tuple[Described, ...] = ()
    """The newest paper of each kind, then other new ones, at most `DESCRIBED`."""

    @property
    def line(self) -> str:
        """How many papers there are, of which councils and from when to when."""
        number = (
            f"{self.papers:,} paper{'' if self.papers == 1 else 's'}"
            if self.papers
            else "no papers yet"
        )
        of = f" of {_first(self.councils)}" if self.councils else ""
        span = _spanned(self.oldest, self.newest)
        return f"{number}{of}{span}"


def overview(index: Index, labels: frozenset[str]) -> Overview:
    """
    What these labels open.

    The time of the last ingest is the whole index's: where hidden papers are ingested by
    themselves it tells that something was, and never what.
    """
    held = index.holdings(labels)
    newest = sorted(held.papers, key=lambda one: str(one.details.date or ""), reverse=True)
    return Overview(
        ingested=index.ingested,
        papers=held.documents,
        councils=printed(held.papers),
        kinds=_kinds(held.papers),
        oldest=held.oldest,
        newest=held.newest,
        latest=tuple(newest[:LATEST]),
        described=tuple(described(one, index, labels) for one in _varied(newest)[:DESCRIBED]),
    )


def _first(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join([*names[:NAMED], *([f"{more} more"] if more > 0 else [])])


def _spanned(oldest: datetime.date | None, newest: datetime.date | None) -> str:
    if not (oldest and newest):
        return ""
    until = f" to {in_words(newest)}" if newest != oldest else ""
    return f", dated {in_words(oldest)}{until}"


def _kinds(papers: Sequence[Held]) -> tuple[tuple[str, int], ...]:
    counted = Counter(KINDS[paper.details.kind] for paper in papers)
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _varied(newest: Sequence[Held]) -> list[Held]:
    """Papers, the newest first: first one of each kind, and last those whose kind is not known."""
    seen: Counter[str] = Counter()
    places: dict[str, tuple[bool, int]] = {}
    for paper in newest:
        kind = KINDS[paper.details.kind]
        places[paper.id] = paper.details.kind in _LAST, seen[kind]
        seen[kind] += 1
    return sorted(newest, key=lambda paper: places[paper.id])
