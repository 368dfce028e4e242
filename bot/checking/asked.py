"""What a check is asked, and what it reads of the shelf."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bot.checking.naming import Named, named
from bot.checking.places import places
from bot.index import Index
from bot.quotes import Quote, Searched
from corpus.documents import Document, Passage, Span
from corpus.holdings import Held, Holdings

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
        for document in documents:
            for span in places(self.wanted, document.text):
                yield self.quote(document, span)


def summed(papers: tuple[Held, ...]) -> Searched:
    """How many papers, and from when to when."""
    held = Holdings(papers)
    return Searched(held.documents, held.oldest, held.newest)
