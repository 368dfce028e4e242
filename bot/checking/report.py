"""A draft -> every quotation in it, checked. Start reading at `report`."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from bot.checking.asked import Papers
from bot.checking.check import check
from bot.checking.drafts import Draft
from bot.checking.marked import HEADS, SHORT, Marked
from bot.checking.pieces import Mark, Piece, pieces
from bot.checking.quotations import Quotation, quotations
from bot.checking.sources import page
from bot.checking.verdicts import Check, Verdict
from corpus.display import one_line
from corpus.errors import BadQuestion

MOST_QUOTATIONS = 200
_FOUND = (Verdict.EXACT, Verdict.ELSEWHERE, Verdict.ALTERED)
Track = Callable[[tuple[Quotation, ...]], Iterable[Quotation]]
"""Hands on what it is given, and may show how far it is."""


@dataclass(frozen=True)
class Report:
    """A draft, and what became of its quotations."""

    draft: Draft
    marked: tuple[Marked, ...]
    left: bool = False
    """Whether there are quotations beyond `MOST_QUOTATIONS`, which were not checked."""

    @property
    def clean(self) -> bool:
        """Whether nothing is to be mended and nothing was left."""
        return not (self.left or self.mends)

    @property
    def mends(self) -> list[Marked]:
        """What somebody should look at."""
        return [one for one in self.marked if one.mends]

    @property
    def summary(self) -> str:
        """How many quotations came to what, in one line."""
        if not self.marked:
            return "There is no quotation in this text."
        number, counts = len(self.marked), Counter(one.head for one in self.marked)
        heads = [head for head in (*HEADS.values(), SHORT) if counts[head]]
        told = ", ".join(f"{counts[head]} {head}" for head in heads)
        left = " There are more, which were not checked: give the text in parts."
        return f"{number} quotation{'s' * (number > 1)}: {told}.{left if self.left else ''}"

    @property
    def paragraphs(self) -> list[tuple[bool, list[Piece]]]:
        """The whole text in order: whether each paragraph is set off, and its pieces."""
        marks = [Mark(one.quotation.span, one.head, one.number) for one in self.marked]
        return [
            (
                block.set_off,
                pieces(
                    self.draft.text,
                    block.span,
                    [one for one in marks if block.span.start <= one.span.start < block.span.end],
                ),
            )
            for block in self.draft.blocks
            if block.span.start < block.span.end
        ]


def report(
    draft: Draft,
    papers: Papers,
    labels: frozenset[str],
    said_of: str = "",
    track: Track = lambda given: given,
) -> Report:
    """
    Every quotation of a draft, checked in the papers that these labels open.

    Each is checked as words of `said_of`, or else of what the words around it name.
    """
    said_of = one_line(said_of)
    found = tuple(islice(quotations(draft.text, draft.blocks), MOST_QUOTATIONS + 1))
    marked = [
        _marked(number, replace(one, said_of=said_of or one.said_of), papers, labels)
        for number, one in enumerate(track(found[:MOST_QUOTATIONS]), 1)
    ]
    return Report(draft, tuple(marked), len(found) > MOST_QUOTATIONS)


def _marked(number: int, one: Quotation, papers: Papers, labels: frozenset[str]) -> Marked:
    if one.short:
        return Marked(number, one, Check(one.words, one.said_of, Verdict.CANNOT_CHECK))
    try:
        return _checked(number, one, papers, labels)
    except BadQuestion as fault:
        refused = Check(one.words, one.said_of, Verdict.CANNOT_CHECK, reason=str(fault))
        return Marked(number, one, refused)


def _checked(number: int, one: Quotation, papers: Papers, labels: frozenset[str]) -> Marked:
    """
    Check one quotation, first as words of the paper that is named.

    What the text names may be known here by another name, so words of an unknown paper are looked
    for in all; where they stand in none of them, the unknown paper may still say them.
    """
    first = check(one.words, papers, labels, one.said_of)
    tried = [] if first.verdict is not Verdict.CANNOT_CHECK else [page(one.said_of), ""]
    for name in tried:
        if name != one.said_of:
            other = check(one.words, papers, labels, name)
            if other.verdict in _FOUND:
                return _elsewhere(number, one, other) if not name else Marked(number, one, other)
    return Marked(number, one, first)


def _elsewhere(number: int, one: Quotation, found: Check) -> Marked:
    """Words of a paper that is not known by the name, as they stand in others."""
    exact = found.verdict is Verdict.EXACT
    verdict = Verdict.ELSEWHERE if exact else found.verdict
    note = f"No paper here is known as “{one.said_of}”."
    return Marked(number, one, replace(found, verdict=verdict, said_of=one.said_of), note)
