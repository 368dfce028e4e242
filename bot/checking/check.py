"""
Did a paper say this? The words that somebody gives -> the places where exactly they stand.

It tells exact words, whatever their case, dashes, quotation marks and white space, from words that
stand nowhere. It does not yet tell how words that stand nowhere were altered.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import Protocol

from bot.answer import answer
from bot.checking.verdicts import Check, Verdict
from bot.index import Index
from bot.naming import named
from bot.question import MOST_CHARACTERS, understand
from bot.quotes import Quote, Searched
from corpus.display import one_line
from corpus.documents import Document, Passage, Span
from corpus.errors import BadQuestion
from corpus.folding import fold

FEWEST_WORDS = 3
FEWEST_LETTERS = 12
"""Of words that are fewer and shorter than this, finding them says nothing."""
MOST_WORDS = 2000
PLACES = 10
"""Places that are shown; a phrase of every agenda stands in hundreds."""
NEAREST = 3

_STRETCH = 500
"""Characters that are folded together where words may stand: folding whole documents takes 500
times as long as looking for the letters."""
_MARGIN = 16
"""Characters more at each end, since an accent may stand after the letter that it belongs to."""
_ENDS = " \"'“”‘’«»`.…,;:"
"""Marks around the words that belong to who gives them."""
_RUN = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_][-\u2010\u2011'’]?[^\W_]|\d[.,]\d")
_JOINED_BEFORE = re.compile(rf"(?:{_JOINED.pattern})\Z")


class Papers(Index, Protocol):
    """What a check needs of the shelf."""

    def documents(
        self, labels: frozenset[str], called: str | None = None
    ) -> Iterator[Document]: ...
    def passage_at(self, document: Document, span: Span) -> Passage | None: ...


def check(words: str, papers: Papers, labels: frozenset[str], said_of: str = "") -> Check:
    """Find words in the papers that these labels open, all or those that `said_of` names."""
    given, about = one_line(words), one_line(said_of)
    _refuse_unreadable(given, about)
    wanted = given.strip(_ENDS)
    documents = named(papers, labels, about) if about else papers.documents(labels)
    searched = _searched(documents) if isinstance(documents, list) else _all(papers, labels)
    if not (_enough(wanted) and searched.documents):
        return Check(given, about, Verdict.CANNOT_CHECK, searched=searched)
    found = tuple(islice(_quotes(wanted, documents, papers), PLACES))
    if found:
        return Check(given, about, Verdict.EXACT, places=found, searched=searched)
    closest = answer(understand(wanted[:MOST_CHARACTERS]), papers, labels)
    nearest = (closest.quotes or closest.nearest)[:NEAREST]
    return Check(given, about, Verdict.NOT_FOUND, nearest=nearest, searched=searched)


def places(words: str, text: str) -> Iterator[Span]:
    r"""
    Where words stand in a text as whole words, whatever their case, dashes and quotation marks.

    >>> text = "He saw non-compliance, and “24\u00a0of the\nCASES”."
    >>> [text[start:end] for start, end in places("24 of the cases", text)]
    ['24\xa0of the\nCASES']
    >>> list(places("compliance, and", text)), list(places("4 of the cases", text))
    ([], [])
    """
    wanted = fold(words).text.strip()
    found = set()
    for stretch in _stretches(words, text):
        for place in fold(text[stretch.start : stretch.end]).find(words):
            span = Span(stretch.start + place.start, stretch.start + place.end)
            exact = fold(text[span.start : span.end]).text == wanted
            if exact and span not in found and _stands_alone(span, text):
                found.add(span)
                yield span


def _stretches(words: str, text: str) -> Iterator[Span]:
    """The parts of a text that hold the letters of the words in their order."""
    pattern = re.compile(r"[\W_]+".join(map(re.escape, _RUN.findall(_plain(words)))))
    parts = [_plain(text[at : at + _STRETCH]) for at in range(0, len(text), _STRETCH)]
    ends = list(accumulate(map(len, parts)))
    for match in pattern.finditer("".join(parts)):
        first, last = (bisect_right(ends, at) for at in (match.start(), match.end() - 1))
        yield Span(max(0, first * _STRETCH - _MARGIN), (last + 1) * _STRETCH + _MARGIN)


def _plain(text: str) -> str:
    """Letters that are equal when folded are equal here too."""
    return unicodedata.normalize("NFKD", text).casefold()


def _stands_alone(span: Span, text: str) -> bool:
    """Whether no word, compound or number goes on beyond either end."""
    before = text[max(0, span.start - 2) : span.start + 1]
    after = text[span.end - 1 : span.end + 2]
    return not (_JOINED_BEFORE.search(before) or _JOINED.match(after))


def _quotes(words: str, documents: Iterable[Document], papers: Papers) -> Iterator[Quote]:
    for document in documents:
        for span in places(words, document.text):
            passage = papers.passage_at(document, span) or Passage(document, *span)
            yield Quote(passage, *span)


def _searched(documents: list[Document]) -> Searched:
    dates = [one.details.date for one in documents if one.details.date]
    return Searched(len(documents), min(dates, default=None), max(dates, default=None))


def _all(papers: Papers, labels: frozenset[str]) -> Searched:
    holdings = papers.holdings(labels)
    return Searched(holdings.documents, holdings.oldest, holdings.newest)


def _enough(words: str) -> bool:
    letters = sum(map(str.isalnum, words))
    return letters >= FEWEST_LETTERS or len(_RUN.findall(words)) >= FEWEST_WORDS


def _refuse_unreadable(words: str, said_of: str) -> None:
    if not any(map(str.isalnum, words)):
        raise BadQuestion("There are no words to check: give those that a paper is said to say.")
    if len(words) > MOST_WORDS or len(said_of) > MOST_WORDS:
        raise BadQuestion(f"That is too long to check: give {MOST_WORDS:,} characters or fewer.")
