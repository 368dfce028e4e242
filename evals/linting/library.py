"""The stored papers as a linter and a drafter read them, each folded once."""

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from bot.checking.places import places
from bot.quotes import Quote
from bot.words import speaker
from corpus.documents import Document, Passage, Span, Voice
from corpus.folding import Folded, fold
from corpus.holdings import Holdings
from evals.cases import Expected
from evals.index import LABELS
from evals.linting.likeness import likest, nearest


class Papers(Protocol):
    """What is needed of the shelf."""

    def documents(
        self, labels: frozenset[str], called: str | None = None
    ) -> Iterator[Document]: ...
    def named(self, name: str) -> Document | None: ...
    def passage_at(self, document: Document, span: Span) -> Passage | None: ...
    def holdings(self, labels: frozenset[str]) -> Holdings: ...


class Standing(NamedTuple):
    """A place where words stand in a paper."""

    span: Span
    page: int | None
    """Counted from 1; None where the paper has no pages."""
    voice: Voice | None
    cited: str = ""
    """Whom a citation names; empty where it is nobody but the paper."""


class Closest(NamedTuple):
    """Words of a paper that are much like some others."""

    likeness: float
    """Up to 100."""
    text: str
    source: str
    page: int | None


class Stored:
    """A stored paper."""

    def __init__(self, document: Document, papers: Papers) -> None:
        self.document = document
        self._papers = papers

    @property
    def public(self) -> bool:
        """Whether a question of the evals can be answered from it."""
        return self.document.details.access in LABELS

    @property
    def date(self) -> datetime.date | None:
        """That a citation gives."""
        return self.document.details.date

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.document.text)

    def standings(self, words: str) -> list[Standing]:
        """Every place of some words, in order."""
        return [self._standing(span) for span in self._folded.find(words)]

    def meant(self, one: Expected) -> list[Standing]:
        """The places that a case means by an expected quote, of which any counts."""
        found = self.standings(one.quote)
        if one.occurrence is not None:
            found = found[one.occurrence - 1 : one.occurrence] if one.occurrence > 0 else []
        return [place for place in found if one.page in (None, place.page)]

    def closest(self, words: str) -> Closest | None:
        """What is most like some words; None where nothing is."""
        found = nearest(words, self._folded)
        if found is None:
            return None
        likeness, span = found
        text = " ".join(self.document.text[span.start : span.end].split())
        return Closest(likeness, text, self.document.name, self._standing(span).page)

    def _standing(self, span: Span) -> Standing:
        page = self.document.page_at(span.start)
        passage = self._papers.passage_at(self.document, span)
        if passage is None:
            return Standing(span, page and page.number, None)
        cited = speaker(Quote(passage, *span))
        return Standing(span, page and page.number, passage.voice_at(span), cited)


class Library:
    """The stored papers."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers
        self._stored: dict[str, Stored | None] = {}

    def paper(self, name: str) -> Stored | None:
        """The paper with this file name, whoever may read it."""
        if name not in self._stored:
            document = self._papers.named(name)
            self._stored[name] = Stored(document, self._papers) if document else None
        return self._stored[name]

    def meant(self, name: str) -> str | None:
        """The file name of a public paper that is most like this one."""
        return likest(name, [paper.name for paper in self._papers.holdings(LABELS).papers])

    def saying(self, words: str) -> Iterator[Stored]:
        """The public papers that say these words, the oldest first."""
        for document in self._papers.documents(LABELS):
            if next(places(words, document.text), None):
                stored = self.paper(document.name)
                if stored and stored.document.id == document.id:
                    yield stored

    def closest(self, words: str) -> Closest | None:
        """What is most like some words in any public paper."""
        stored = (self.paper(one.name) for one in self._papers.holdings(LABELS).papers)
        found = [one.closest(words) for one in stored if one]
        return max(filter(None, found), key=lambda one: one.likeness, default=None)
