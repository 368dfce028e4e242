"""A quotation of a draft, what became of it, and how that is told."""

from dataclasses import dataclass

from bot.checking.pieces import Mark, Piece, pieces
from bot.checking.quotations import Quotation
from bot.checking.verdicts import Check, Difference, Verdict
from bot.words import searched_line
from corpus.display import one_line
from corpus.documents import Span

HEADS = {
    Verdict.EXACT: "exact",
    Verdict.ELSEWHERE: "exact, but elsewhere",
    Verdict.ALTERED: "altered",
    Verdict.NOT_FOUND: "not found",
    Verdict.CANNOT_CHECK: "cannot check",
}
"""Each verdict as a reader meets it."""
SHORT = "too short"
"""In place of a verdict, of a word or two."""
_WHY = {
    Verdict.EXACT: "A paper says these words.",
    Verdict.ELSEWHERE: "A paper says these words, but not the one that is named.",
    Verdict.ALTERED: "A paper says something close to these words.",
    Verdict.NOT_FOUND: "No paper that was searched says these words.",
    Verdict.CANNOT_CHECK: "The paper that is named is not held, or the words are too few to tell.",
}
_TOO_SHORT = "A word or two are too little to tell whose they are."
_OPEN = "Its quotation mark is never closed."


@dataclass(frozen=True)
class Marked:
    """A quotation of a draft, and what became of it."""

    number: int
    """Its place among the draft's quotations, counted from 1."""
    quotation: Quotation
    check: Check
    note: str = ""
    """What the check alone does not say of it; empty for nothing."""

    @property
    def head(self) -> str:
        """The verdict in words."""
        return SHORT if self.quotation.short else HEADS[self.check.verdict]

    @property
    def why(self) -> str:
        """What a reader is told besides, in a sentence or two."""
        reason = self.check.reason or _WHY[self.check.verdict]
        told = _TOO_SHORT if self.quotation.short else reason
        return " ".join(filter(None, (told, self.note, "" if self.quotation.closed else _OPEN)))

    @property
    def mends(self) -> bool:
        """Whether somebody should look at it before it is said."""
        wrong = self.check.verdict is not Verdict.EXACT and not self.quotation.short
        return wrong or not self.quotation.closed

    @property
    def searched(self) -> str:
        """What was looked through, in one line; empty where nothing was."""
        return searched_line(self.check.searched) if self.check.searched.documents else ""

    @property
    def given(self) -> list[Piece]:
        """Its words, with what differs from the first place marked."""
        marks = [Mark(one.given, one.kind.value) for one in self._differences]
        return pieces(self.check.words, Span(0, len(self.check.words)), marks)

    @property
    def printed(self) -> list[Piece]:
        """The words of the first place, with what differs marked; none without a place."""
        if not self.check.places:
            return []
        quote = self.check.places[0]
        marks = [Mark(one.printed, one.kind.value) for one in self._differences]
        return pieces(self._text, Span(quote.start, quote.end), marks)

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """Of each difference from the first place: its kind, the words given, those printed."""
        return [
            (
                one.kind.value,
                one_line(self.check.words[slice(*one.given)]),
                one_line(self._text[slice(*one.printed)]),
            )
            for one in self._differences
        ]

    @property
    def _text(self) -> str:
        """Of the document of the first place."""
        return self.check.places[0].passage.document.text if self.check.places else ""

    @property
    def _differences(self) -> list[Difference]:
        """Those from the first place."""
        return [one for one in self.check.differences if self.check.places and one.place == 0]
