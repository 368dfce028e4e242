"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

from corpus.documents import Span

_END = re.compile(r"[.!?…]+[’”\"')\]]*(?:(?<!\d\.)\d{1,2})?(?=\s+[‘“\"'(\[•–—]*[A-Z0-9£])")
"""
A full stop (and a footnote's number) before white space and something a sentence begins with.

Digits after a point between digits are a decimal's.
"""
_ABBREVIATED = re.compile(
    r"(?:\b(?:Cllrs?|Mrs?|Ms|Dr|Prof|Rev|Hon|Rt|Sir|St|Lt|Col|No|Nos|para|paras|pp?|App|Ref|Fig"
    r"|Min|vs?|cf|al|approx|ca?|s|ss|Sch|Art|Reg|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|e\.g|i\.e|[A-Z](?:\.[A-Z])*))\.$"
)
"""What a full stop ends without ending a sentence; a single capital letter is an initial."""
_MARK = re.compile(
    r"\s*(?:(?:[•●▪■◦‣·*–—-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]|\([A-Z]\)"
    r"|\d{1,3}(?:\.\d{1,3})+(?!\s+[a-z]))\s+|\d{1,3}\.(?=[A-Z‘“]))"
)
"""
The bullet or number before a list item; it is not part of the sentence.

A number with no stop after it is kept before a small letter: "4.2 million" means nothing without.
"""
_WORD = re.compile(r"\S")
_LONGEST = 10
"""Characters before a full stop that show an abbreviation; a search from further is slow."""


def sentences(text: str, span: Span) -> Iterator[Span]:
    """
    The sentences of the block of `text` at `span`, without the bullet or number before it.

    >>> text = "12. Cllr. Day asked why. No. 4 had closed."
    >>> [text[one.start : one.end] for one in sentences(text, Span(0, len(text)))]
    ['Cllr. Day asked why.', 'No. 4 had closed.']
    """
    mark = _MARK.match(text, span.start, span.end)
    start = mark.end() if mark else span.start
    for end in _END.finditer(text, start, span.end):
        near = max(start, end.end() - _LONGEST)
        if not _ABBREVIATED.search(text, near, end.end()):
            yield Span(start, end.end())
            following = _WORD.search(text, end.end())
            start = following.start() if following else span.end
    if text[start : span.end].strip():
        yield Span(start, span.end)
