"""
What became of what a paper asked for? Start reading here: paper or words -> Asks -> Trace.

    asks         what the paper asks for, and of whom
    later        the papers that may say what became of it
    mentions     the passages of those that are about an ask
    matters      what an ask is about: the words that tell, and names
    about        how far a sentence is about it, by words and by meaning
    says         what each says: accepted, to be done, done, noted
    bearing      whether what is done is what was asked for
    state        what they show together, by fixed rules
    responses    what was answered to the whole paper

Everything is a quote; a state names the quote that it rests on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.index import Index
from bot.quotes import Quote, Searched
from bot.tracing.asks import Ask, asks
from bot.tracing.bearing import borne_out
from bot.tracing.later import later, undated
from bot.tracing.mentions import Link, mentions
from bot.tracing.responses import response
from bot.tracing.says import Says
from bot.tracing.state import Standing, State, standing_of
from corpus.documents import Document
from corpus.embedding import Shelved
from corpus.holdings import Holdings


class Papers(Index, Protocol):
    """What a trace needs of the shelf."""

    def documents(
        self, labels: frozenset[str], called: str | None = None
    ) -> Iterator[Document]: ...
    def shelved(self, document: str) -> Iterator[Shelved]: ...


@dataclass(frozen=True)
class Traced:
    """An ask and what the later papers say of it."""

    ask: Ask
    links: tuple[Link, ...]
    """In order of date."""
    standing: Standing

    @property
    def state(self) -> State:
        return self.standing.state

    def saying(self, *what: Says) -> tuple[Link, ...]:
        """The sure links that say one of these."""
        return tuple(link for link in self.links if link.sure and link.says in what)


@dataclass(frozen=True)
class Trace:
    """What became of what a paper asked for."""

    document: Document
    traced: tuple[Traced, ...]
    """What no later passage is about comes first, then in the order of the paper."""
    response: Quote | None
    """What was answered to the whole paper; it changes no state."""
    searched: Searched
    """The later papers of the council."""
    undated: int
    """Papers of the council that were not searched, since their day is not known."""


def trace(
    document: Document, papers: Papers, labels: frozenset[str], only: Ask | None = None
) -> Trace:
    """What became of all that a paper asks for, or of one of its asks."""
    shelved = list(papers.shelved(document.id))
    wanted = (only,) if only else asks(shelved)
    followed = later(document, papers, labels)
    found = mentions(wanted, papers, labels, frozenset(one.id for one in followed))
    standing = _Standing(papers)
    traced = [
        Traced(ask, kept, standing_of(kept) if followed else Standing(State.UNSEARCHED))
        for ask, links in zip(wanted, found, strict=True)
        if standing.quote(ask.quote)
        for kept in [tuple(borne_out(ask.quote, link) for link in standing.links(links))]
    ]
    answered = response(shelved, followed, papers, labels)
    order = list(State)
    known = Holdings(followed)
    return Trace(
        document,
        tuple(sorted(traced, key=lambda one: order.index(one.state))),
        answered if answered and standing.quote(answered) else None,
        Searched(known.documents, known.oldest, known.newest, known.councils),
        undated(document, papers, labels),
    )


class _Standing:
    """Which quotes stand in the stored documents, each of which is read once."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers
        self._texts: dict[str, str] = {}

    def quote(self, quote: Quote) -> bool:
        document = quote.passage.document
        if document.id not in self._texts:
            read = self._papers.read(document.id)
            self._texts[document.id] = read.text if read else ""
        return self._texts[document.id] == document.text

    def links(self, links: Iterable[Link]) -> tuple[Link, ...]:
        return tuple(link for link in links if self.quote(link.quote))
