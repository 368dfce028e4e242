"""Papers that say the same: which of them answers for the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from corpus.documents import Details, Document
from corpus.filters import council_key
from corpus.folding import fold

SKETCH = 128
"""Shingles kept of a document; the error of the likeness is about 0.04."""
ALIKE = 0.8
"""The Jaccard likeness from which two papers of one day say the same."""
SAME_MEETING = 0.4
"""The likeness from which two sets of minutes of one meeting are versions of each other."""
_SHINGLE = 5
"""Words."""
_STANDING = {"confirmed": 3, "final": 2, "": 1, "draft": 0}
"""Which status answers first."""
_SHARED_BY_MOST = 50
"""Documents; what more of them share is boilerplate and makes no candidates."""


class Sketch(NamedTuple):
    """What is kept of a document to tell whether another says the same."""

    document: str
    """Its id."""
    access: str
    council: str
    """Its key; "" when not known, which agrees with any."""
    day: str
    body: str
    status: str
    paged: bool
    minutes: bool
    shingles: frozenset[int]


class Twin(NamedTuple):
    """A document that another one answers for."""

    document: str
    kept: str


def sketch(document: Document) -> Sketch:
    """The sketch of a document: the smallest hashes of its runs of five words."""
    words = [word for word in fold(document.text).text.split() if any(map(str.isalnum, word))]
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    shingles = frozenset(nsmallest(SKETCH, {crc32(run.encode()) for run in runs}))
    return sketch_of(document.id, document.details, shingles, paged=bool(document.pages))


def sketch_of(document: str, details: Details, shingles: frozenset[int], *, paged: bool) -> Sketch:
    """The sketch of the document with this id, from what is known of it."""
    return Sketch(
        document=document,
        access=details.access,
        council=council_key(details.council),
        day=str(details.date or ""),
        body=details.body.casefold(),
        status=details.status,
        paged=paged,
        minutes=details.kind == "minutes",
        shingles=shingles,
    )


def twins(sketches: Iterable[Sketch]) -> list[Twin]:
    """
    The documents that others answer for: confirmed before draft, with pages before without.

    Only papers with one access label, of one council and one day are compared, since a figure
    that changed from quarter to quarter is not the same paper.
    """
    found: dict[str, str] = {}
    for first, second in _candidates(sketches):
        if first.council and second.council and first.council != second.council:
            continue
        if likeness(first, second) >= _threshold(first, second):
            kept, passed = sorted((first, second), key=_standing, reverse=True)
            found.setdefault(passed.document, kept.document)
    return [Twin(document, _last(kept, found)) for document, kept in sorted(found.items())]


def likeness(first: Sketch, second: Sketch) -> float:
    """The Jaccard likeness of two documents' words, as their sketches estimate it (Broder 1997)."""
    smallest = nsmallest(SKETCH, first.shingles | second.shingles)
    both = first.shingles & second.shingles
    return sum(one in both for one in smallest) / len(smallest) if smallest else 0.0


def _candidates(sketches: Iterable[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    groups: dict[tuple[str, str], list[Sketch]] = defaultdict(list)
    for one in sketches:
        groups[one.access, one.day].append(one)
    for group in groups.values():
        yield from _sharing(group)


def _sharing(group: list[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """The pairs of a group that have any shingle in common."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(group):
        for shingle in one.shingles:
            holders[shingle].append(number)
    pairs = {
        pair
        for numbers in holders.values()
        if len(numbers) <= _SHARED_BY_MOST
        for pair in combinations(numbers, 2)
    }
    for first, second in sorted(pairs):
        yield group[first], group[second]


def _threshold(first: Sketch, second: Sketch) -> float:
    one_meeting = first.minutes and second.minutes and first.day and first.body == second.body
    a_draft = "draft" in (first.status, second.status) and first.status != second.status
    return SAME_MEETING if one_meeting and a_draft else ALIKE


def _standing(one: Sketch) -> tuple[int, bool, str]:
    return _STANDING.get(one.status, 1), one.paged, one.document


def _last(kept: str, found: dict[str, str]) -> str:
    """The one that answers in the end, where the one that was found is passed over itself."""
    seen = {kept}
    while kept in found and found[kept] not in seen:
        kept = found[kept]
        seen.add(kept)
    return kept
