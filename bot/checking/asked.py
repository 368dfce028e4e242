"""What a check is asked, and what it reads of the shelf."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from bot.checking.closest import LIKE, WHOLE, Closest, closest
from bot.checking.given import Given
from bot.checking.naming import Named, named
from bot.checking.places import may_hold, places
from bot.index import Index
from bot.quotes import Quote, Searched
from corpus.documents import Document, Passage, Span
from corpus.holdings import Held, Holdings

FEWEST_ALTERED = 5
"""Of words that are fewer than this, being close to a paper's says nothing."""
_CLEARLY = 0.2
"""How much closer another paper must be than the one that is named, to be the one that is meant."""
_DOTS = ("…", "...", ". . .")
_MARKS = " \"'“”‘’«»`"
_ENDS = " \"'“”‘’«»`.…,;:"
"""Marks around the words that belong to who gives them."""


class Papers(Index, Protocol):
    """What a check needs of the shelf."""

    def documents(
        self, labels: frozenset[str], called: str | None = None
    ) -> Iterator[Document]: ...
    def passage_at(self, document: Document, span: Span) -> Passage | None: ...


@dataclass(frozen=True)
class Asked:
    """Words, what they are said to be from, and the papers that may be read; read once each."""

    words: str
    said_of: str
    papers: Papers
    labels: frozenset[str]
    _holding: dict[str, bool] = field(default_factory=dict, init=False)
    """Whether each paper that was looked at has the letters of the words, by its id."""

    @property
    def open(self) -> bool:
        """Whether an ellipsis is given before the first of the words or after the last."""
        words = self.words.strip(_MARKS)
        return words.startswith(_DOTS) or words.endswith(_DOTS)

    @property
    def wanted(self) -> str:
        """The words without the marks around them."""
        return self.words.strip(_ENDS)

    @cached_property
    def meant(self) -> Named | None:
        """What they are said to be from; None where nothing is said."""
        return named(self.said_of, self.papers, self.labels) if self.said_of else None

    @cached_property
    def all(self) -> tuple[Document, ...]:
        """Every paper, the oldest first."""
        return tuple(self.papers.documents(self.labels))

    @cached_property
    def here(self) -> tuple[Document, ...]:
        """Those that the words are said to be from."""
        if self.meant is None:
            return self.all
        ids = {one.id for one in self.meant.papers}
        return tuple(one for one in self.all if one.id in ids)

    @cached_property
    def there(self) -> tuple[Document, ...]:
        """The others."""
        ids = {one.id for one in self.here}
        return tuple(one for one in self.all if one.id not in ids)

    def searched(self, *, everything: bool) -> tuple[Held, ...]:
        """The papers that were looked through, without their texts."""
        ids = {one.id for one in (self.all if everything else self.here)}
        held = self.papers.holdings(self.labels).papers
        return tuple(one for one in held if one.id in ids)

    def quote(self, document: Document, span: Span) -> Quote:
        """A place in a paper, in its shortest passage."""
        passage = self.papers.passage_at(document, span) or Passage(document, *span)
        return Quote(passage, *span)

    def standing(self, documents: tuple[Document, ...]) -> Iterator[Quote]:
        """Where the words stand exactly in these papers."""
        for document in filter(self._may_hold, documents):
            for span in places(self.wanted, document.text):
                yield self.quote(document, span)

    @cached_property
    def closest(self) -> Closest | None:
        """The closest in the papers that are meant, unless another is clearly closer."""
        given = Given(self.wanted)
        if len(given) < FEWEST_ALTERED:
            return None
        for documents in (self._nearly(self.here), self._nearly(self.there)):
            nearly = closest(given, documents, self.papers, self.labels)
            if nearly and nearly.likeness >= 1 - _CLEARLY:
                return nearly
        here = closest(given, self.here, self.papers, self.labels)
        if here and here.likeness >= max(LIKE, 1 - _CLEARLY):
            return here
        there = closest(given, self.there, self.papers, self.labels)
        if here is None or there is None:
            return here or there
        clearly = here.likeness < LIKE or there.likeness >= here.likeness + _CLEARLY
        return there if clearly and there.likeness > here.likeness else here

    def _nearly(self, documents: tuple[Document, ...]) -> tuple[Document, ...]:
        """The papers that have all the words, but for capital letters and punctuation."""
        return tuple(filter(self._may_hold, documents))[:WHOLE]

    def _may_hold(self, document: Document) -> bool:
        if document.id not in self._holding:
            self._holding[document.id] = may_hold(self.wanted, document.text)
        return self._holding[document.id]


def summed(papers: tuple[Held, ...]) -> Searched:
    """How many papers, and from when to when."""
    held = Holdings(papers)
    return Searched(held.documents, held.oldest, held.newest)
