"""What a paper says around a quote, in its own words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.quotes import Quote
from corpus.documents import Span
from corpus.sentences import sentences

MOST = 600
"""Characters on each side, where whole sentences are no longer."""
_BEYOND = 100
"""Characters looked at further off, so that no sentence seems to begin or to end where they do."""
_BLOCK = re.compile(r"[^\S\n]*\S[^\n]*")
_SPACE = re.compile(r"\s+")
_CUT_WORD = re.compile(r"\s+\S*$")


class _Sentence(NamedTuple):
    begin: int
    """Where it begins, with the bullet or number before it."""
    start: int
    end: int


def around(quote: Quote, most: int = 2) -> tuple[str, str, str]:
    """
    The document's words before a quote, the quote, and those after it, which follow one another.

    Up to `most` sentences on each side, headings and list items among them; a sentence that is too
    long is cut between two words. A side is empty where the document begins or ends.
    """
    text = quote.passage.document.text
    near = Span(max(0, quote.start - MOST - _BEYOND), min(len(text), quote.end + MOST + _BEYOND))
    there = list(_sentences(text, near))
    begins = [one.begin for one in there if one.start < quote.start]
    first = _first(text, quote.start, begins[-most:])
    last = _last(text, quote.end, [one.end for one in there if one.end > quote.end][:most])
    return text[first : quote.start], quote.text, text[quote.end : last]


def _first(text: str, start: int, begins: Sequence[int]) -> int:
    """Where the words before a place begin, at one of these or between two words."""
    found = [begin for begin in begins if start - begin <= MOST]
    if found or not begins:
        return min(found, default=start)
    space = _SPACE.search(text, start - MOST, start)
    return space.end() if space else start - MOST


def _last(text: str, end: int, ends: Sequence[int]) -> int:
    """Where the words after a place end, at one of these or between two words."""
    found = [one for one in ends if one - end <= MOST]
    if found or not ends:
        return max(found, default=end)
    return end + len(_CUT_WORD.sub("", text[end : end + MOST]))


def _sentences(text: str, span: Span) -> Iterator[_Sentence]:
    for block in _BLOCK.finditer(text, *span):
        for number, one in enumerate(sentences(text, Span(*block.span()))):
            yield _Sentence(one.start if number else block.start(), *one)
