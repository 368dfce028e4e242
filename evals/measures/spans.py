"""
How much of what is quoted is wanted, and how much of what is wanted is quoted.

Everything is counted on unions: words that are quoted twice, or expected twice, count once, and
stretches that only touch share nothing. What is counted is a `Length`: `letters` in a run, so that
white space, dashes and quotation marks weigh nothing and no layout does better than another.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from evals.places import Stretch

ENOUGH = 0.5
"""Two stretches meet when they share this much of the shorter of them."""


Length = Callable[[Stretch], int]
Group = Sequence[Stretch]
"""Expected stretches of which any one is enough."""


def characters(stretch: Stretch) -> int:
    """How many characters a stretch has."""
    return max(0, stretch.end - stretch.start)


def letters(texts: Mapping[str, str]) -> Length:
    """
    Counts the letters and digits of a stretch of these texts, whatever their printing.

    >>> letters({"d": "‘Ofﬁce’ – 12 staff"})(Stretch("d", 0, 12))
    8
    """

    def length(stretch: Stretch) -> int:
        text = texts[stretch.document][max(0, stretch.start) : max(0, stretch.end)]
        return sum(map(str.isalnum, unicodedata.normalize("NFKC", text)))

    return length


def union(some: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """
    The same characters as stretches that neither overlap nor touch, in order; none is empty.

    >>> [*map(tuple, union([Stretch("d", 4, 9), Stretch("d", 0, 5), Stretch("d", 9, 9)]))]
    [('d', 0, 9)]
    """
    found: list[Stretch] = []
    for one in sorted(stretch for stretch in some if stretch.start < stretch.end):
        last = found[-1] if found else None
        if last and last.document == one.document and one.start <= last.end:
            found[-1] = last._replace(end=max(last.end, one.end))
        else:
            found.append(one)
    return tuple(found)


def shared(some: Iterable[Stretch], others: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """
    The characters that are in both.

    >>> [*map(tuple, shared([Stretch("d", 0, 9)], [Stretch("d", 5, 7), Stretch("d", 9, 12)]))]
    [('d', 5, 7)]
    """
    by_document = {
        document: list(found)
        for document, found in groupby(union(others), lambda stretch: stretch.document)
    }
    return tuple(
        Stretch(one.document, max(one.start, other.start), min(one.end, other.end))
        for one in union(some)
        for other in by_document.get(one.document, ())
        if one.start < other.end and other.start < one.end
    )


def size(some: Iterable[Stretch], length: Length = characters) -> int:
    """How long stretches are together, each character counted once."""
    return sum(map(length, union(some)))


def meets(one: Stretch, other: Stretch, length: Length = characters) -> bool:
    """Whether two stretches share at least `ENOUGH` of the shorter, and something at all."""
    common = size(shared([one], [other]), length)
    return common > 0 and common >= ENOUGH * min(length(one), length(other))


def precision(
    quoted: Sequence[Stretch], relevant: Iterable[Stretch], length: Length = characters
) -> float | None:
    """The share of what is quoted that is relevant; None when nothing is quoted."""
    whole = size(quoted, length)
    return size(shared(quoted, relevant), length) / whole if whole else None


def recall(
    quoted: Sequence[Stretch], groups: Sequence[Group], length: Length = characters
) -> float | None:
    """
    The share of what is expected that is quoted; None when nothing is expected.

    Of each group that stretch is expected of which the largest share is quoted.
    """

    def share(stretch: Stretch) -> float:
        return size(shared([stretch], quoted), length) / max(1, length(stretch))

    wanted = [max(group, key=share) for group in groups if group]
    whole = size(wanted, length)
    return size(shared(wanted, quoted), length) / whole if whole else None


def iou(one: Sequence[Stretch], other: Sequence[Stretch], length: Length = characters) -> float:
    """Intersection over union; 0 where both are empty."""
    common = size(shared(one, other), length)
    whole = size(one, length) + size(other, length) - common
    return common / whole if whole else 0.0


def best_iou(
    quoted: Sequence[Stretch], groups: Sequence[Group], length: Length = characters
) -> float:
    """Intersection over union of the first quote and the expected stretch that is most like it."""
    return max(
        (iou(quoted[:1], [stretch], length) for group in groups for stretch in group), default=0.0
    )


def rank(quoted: Sequence[Stretch], groups: Sequence[Group], length: Length = characters) -> int:
    """The place, from 1, of the first quote that meets anything expected; 0 when none does."""
    wanted = [stretch for group in groups for stretch in group]
    return next(
        (
            number
            for number, quote in enumerate(quoted, 1)
            if any(meets(quote, stretch, length) for stretch in wanted)
        ),
        0,
    )
