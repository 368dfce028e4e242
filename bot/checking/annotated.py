"""A report -> its draft as a Word file with a comment on each quotation."""

from bisect import bisect_right
from collections.abc import Iterator

from bot.checking.marked import Marked
from bot.checking.report import Report
from bot.quotes import Quote
from bot.word.comments import Note, commented, made
from bot.words import source
from corpus.display import one_line
from corpus.documents import Span

_PLACES = 3
"""Places, or nearest passages, that a comment names."""


def annotated(report: Report) -> bytes:
    """
    The draft with its quotations' verdicts as comments.

    A Word file stays as it is but for them; a Word file is made new of any other text.
    """
    draft, notes = report.draft, [_note(one, report) for one in report.marked]
    if draft.word:
        return commented(draft.content, draft.name, notes)
    return made([(draft.text[slice(*one.span)], one.set_off) for one in draft.blocks], notes)


def _note(one: Marked, report: Report) -> Note:
    starts = [block.span.start for block in report.draft.blocks]
    paragraph = bisect_right(starts, one.quotation.span.start) - 1
    start, end = (place - starts[paragraph] for place in one.quotation.span)
    return Note(paragraph, Span(start, end), tuple(_lines(one)))


def _lines(one: Marked) -> Iterator[str]:
    """What a comment says, a line each."""
    yield f"{one.number}. {one.head.upper()}. {one.why}"
    for kind, given, printed in one.differences:
        yield f"{kind}: given {_quoted(given)}, printed {_quoted(printed)}"
    for quote in one.check.places[:_PLACES]:
        yield from _place(quote)
    if one.check.nearest:
        yield "What comes closest, which is something else:"
        for quote in one.check.nearest[:_PLACES]:
            yield from _place(quote)
    if one.searched:
        yield one.searched


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "nothing"


def _place(quote: Quote) -> Iterator[str]:
    yield f"“{one_line(quote.text)}”"
    yield f"— {source(quote)}"
    if quote.url:
        yield quote.url
    yield f"receipt {quote.receipt}"
