"""What a reader is told of a check: the same words in the terminal, in Slack and in a report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.checking.verdicts import Check, Difference, Kind, Verdict
from corpus.documents import Span

VERDICTS = {
    Verdict.EXACT: "Exact",
    Verdict.ELSEWHERE: "Exact, but elsewhere",
    Verdict.ALTERED: "Altered",
    Verdict.NOT_FOUND: "Not found",
    Verdict.CANNOT_CHECK: "Cannot check",
}
NEAREST = "The closest passages, which are not these words:"
_LONGEST = 300
"""Characters of one side of a difference that are shown."""


class Piece(NamedTuple):
    """A piece of a text, and whether it is marked as different."""

    text: str
    marked: bool


def headline(check: Check) -> str:
    """The verdict and why."""
    return f"{VERDICTS[check.verdict]}. {check.reason}".strip()


def given(check: Check) -> list[Piece]:
    """The words as given, with what is different marked."""
    spans = [
        one.given for one in check.differences if one.kind is not Kind.STITCHED or not one.place
    ]
    return list(pieces(check.words, Span(0, len(check.words)), spans))


def printed(check: Check, place: int) -> list[Piece]:
    """The words of a place, with what is different marked."""
    quote = check.places[place]
    spans = [
        one.printed
        for one in check.differences
        if one.place == place and not (one.kind is Kind.STITCHED and place)
    ]
    return list(pieces(quote.passage.document.text, Span(quote.start, quote.end), spans))


def pieces(text: str, within: Span, marks: Iterable[Span]) -> Iterator[Piece]:
    """
    A part of a text in pieces, with these spans marked.

    >>> list(pieces("They are 19 now", Span(0, 15), [Span(9, 11)]))
    [Piece(text='They are ', marked=False), Piece(text='19', marked=True), \
Piece(text=' now', marked=False)]
    """
    at = within.start
    for mark in sorted(marks):
        start, end = max(at, mark.start), min(mark.end, within.end)
        if start < end:
            if at < start:
                yield Piece(text[at:start], marked=False)
            yield Piece(text[start:end], marked=True)
            at = end
    if at < within.end:
        yield Piece(text[at : within.end], marked=False)


def differing(check: Check) -> list[str]:
    """Each difference in one line."""
    return [_told(one, check) for one in check.differences]


def _told(one: Difference, check: Check) -> str:
    text = check.places[one.place].passage.document.text
    ours = _shortened(check.words[slice(*one.given)])
    theirs = _shortened(text[slice(*one.printed)])
    name = one.kind.value[0].upper() + one.kind.value[1:]
    if one.kind is Kind.ELLIPSIS:
        return f"{name}: “{theirs}”" if theirs else "Nothing is left out at the ellipsis"
    if one.kind is Kind.STITCHED and ours:
        return f"{name}: “{ours}” is from another place"
    if ours and theirs:
        return f"{name}: “{ours}” is given, “{theirs}” is printed"
    return (
        f"{name}: “{ours}” is given and not printed"
        if ours
        else (f"{name}: “{theirs}” is printed and not given")
    )


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: plain.rfind(' ', 0, _LONGEST)]} […]"
