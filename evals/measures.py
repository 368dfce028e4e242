"""Scores, each defined in one sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.quotes import Answer, Quote
from corpus.documents import Span
from evals.cases import Case

ENOUGH = 0.5
"""A quote hits when it shares this much of the shorter of itself and what is expected."""


class Place(NamedTuple):
    """Expected words, found in a document."""

    document: str
    """The document's id."""
    span: Span
    page: int | None


@dataclass(frozen=True)
class Scored:
    """A case with its answer."""

    case: Case
    answer: Answer
    groups: tuple[tuple[Place, ...], ...]
    """The places of what is expected; any one of a group is enough."""
    verbatim: int
    """How many of the quotes are the stored document's own text, read again."""


class Rate(NamedTuple):
    """A share of things counted."""

    right: int
    total: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 when nothing was counted."""
        return self.right / self.total if self.total else 0.0


def hits(quote: Quote, place: Place) -> bool:
    """
    Whether a quote shares enough of its words with an expected place.

    Enough is `ENOUGH` of the shorter of the two, since the choice of sentences is free.
    """
    if quote.passage.document.id != place.document:
        return False
    shared = min(quote.end, place.span.end) - max(quote.start, place.span.start)
    shorter = min(quote.end - quote.start, place.span.end - place.span.start)
    return shared >= ENOUGH * shorter


def rank(scored: Scored) -> int:
    """The place of the first quote that hits anything expected, from 1; 0 when none does."""
    for number, quote in enumerate(scored.answer.quotes, 1):
        if any(hits(quote, place) for group in scored.groups for place in group):
            return number
    return 0


def covered(scored: Scored) -> int:
    """How many of the groups some quote hits."""
    return sum(
        any(hits(quote, place) for quote in scored.answer.quotes for place in group)
        for group in scored.groups
    )


def right_pages(scored: Scored) -> Rate:
    """Of the quotes that hit a place whose page is known, those that cite this page."""
    cited = [
        quote.page is not None and quote.page.number == place.page
        for quote in scored.answer.quotes
        for group in scored.groups
        for place in group
        if place.page and hits(quote, place)
    ]
    return Rate(sum(cited), len(cited))


def right_outcome(scored: Scored) -> bool:
    """Answered with a hit when the papers say, abstained when they do not."""
    return rank(scored) > 0 if scored.case.answerable else scored.answer.abstains


def measure(some: Sequence[Scored]) -> dict[str, Rate]:
    """Every score over some cases."""
    yes = [scored for scored in some if scored.case.answerable]
    no = [scored for scored in some if not scored.case.answerable]
    quotes = sum(len(scored.answer.quotes or scored.answer.nearest) for scored in some)
    return {
        "verbatim": Rate(sum(scored.verbatim for scored in some), quotes),
        "right page": _sum(right_pages(scored) for scored in yes),
        "hit@1": _share(yes, lambda scored: rank(scored) == 1),
        "hit@3": _share(yes, lambda scored: rank(scored) > 0),
        "groups covered": Rate(
            sum(covered(scored) for scored in yes), sum(len(scored.groups) for scored in yes)
        ),
        "answered when answerable": _share(yes, lambda scored: not scored.answer.abstains),
        "abstained when not": _share(no, lambda scored: scored.answer.abstains),
        "right outcome": _share(some, right_outcome),
    }


def _share(some: Sequence[Scored], test: Callable[[Scored], bool]) -> Rate:
    return Rate(sum(map(test, some)), len(some))


def _sum(rates: Iterable[Rate]) -> Rate:
    listed = list(rates)
    return Rate(sum(rate.right for rate in listed), sum(rate.total for rate in listed))
