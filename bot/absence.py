"""
Is a term nowhere in these papers? Every mention of it, or that there is none and where it looked.

That a term is absent holds for the papers, the pages and the wordings that are listed, and for no
others: whoever says it of a paper says it of what was read of that paper.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np

from bot.index import Index
from bot.mentions import Mention, mentions
from bot.naming import named
from bot.quotes import Quote
from bot.search import fuse
from bot.wordings import Wording, wordings
from corpus.display import one_line
from corpus.documents import Document, Passage, Span
from corpus.embedding import Shelved, Vector
from corpus.errors import BadQuestion
from corpus.filters import EVERYTHING, Filters
from corpus.holdings import Held
from corpus.lexicon import stems

NEAREST = 3
"""Passages that are shown, as something else, where there is no mention."""
_NEAR = 12
"""Passages taken from each search, among which the nearest are chosen."""


class Papers(Index, Protocol):
    """What it needs of the shelf."""

    def passage_at(self, document: Document, span: Span) -> Passage | None: ...


class Looked(NamedTuple):
    """A paper that was looked through, and how much of it could be."""

    paper: Held
    pages: int
    """0 where it has none."""
    wordless: tuple[int, ...] = ()
    """Pages without words: they are empty, or pictures that nobody has read."""
    pictured: tuple[int, ...] = ()
    """Pages whose words were read from a picture, so that some may be wrong."""
    unread: bool = False
    """Whether its text could not be read at all."""
    mentions: int = 0


@dataclass(frozen=True)
class Absence:
    """What became of a claim that a term is nowhere in some papers."""

    term: str
    """As given, on one line."""
    within: tuple[str, ...]
    """What names the papers, as given; empty for all."""
    filters: Filters
    wordings: tuple[Wording, ...]
    printed: frozenset[str]
    """Every word that a paper prints, in small letters."""
    looked: tuple[Looked, ...] = ()
    """The oldest paper first, those without a date last."""
    mentions: tuple[Mention, ...] = ()
    """Every one, in the order of the papers."""
    nearest: tuple[Quote, ...] = ()
    """Where there is none: what comes closest, which is something else."""
    seconds: float = field(default=0.0, compare=False)

    @property
    def absent(self) -> bool:
        """Whether there is no mention."""
        return not self.mentions


def absence(
    term: str,
    papers: Papers,
    labels: frozenset[str],
    within: Sequence[str] = (),
    filters: Filters = EVERYTHING,
) -> Absence:
    """
    Look for a term in the papers that these labels open and that pass, all or those named.

    Raises `BadQuestion` where there is nothing to look for, or no paper to look in.
    """
    started = time.perf_counter()
    given = one_line(term)
    spellings = papers.spellings(labels)
    some = wordings(given, spellings, papers.acronyms(labels))
    chosen = chosen_papers(papers, labels, within, filters)
    looked: list[Looked] = []
    found: list[Mention] = []
    for paper, document in read(chosen, papers, labels):
        held = mentions(some, document, papers) if document else ()
        looked.append(_looked(paper, document, len(held)))
        found += held
    if all(one.unread for one in looked):
        raise BadQuestion("None of these papers could be read: ingest them again, then ask.")
    return Absence(
        term=given,
        within=tuple(within),
        filters=filters,
        wordings=some,
        printed=frozenset(spellings),
        looked=tuple(looked),
        mentions=tuple(found),
        nearest=() if found else nearest(given, chosen, papers, labels),
        seconds=time.perf_counter() - started,
    )


def chosen_papers(
    papers: Index, labels: frozenset[str], within: Sequence[str], filters: Filters
) -> list[Held]:
    """The papers to look in, the oldest first; `BadQuestion` says which words name none."""
    passing = [one for one in papers.holdings(labels).papers if filters.passes(one.details)]
    if not passing:
        raise BadQuestion(
            "There is no paper to look in that fits: widen --council, --kind or dates."
        )
    chosen = {one.id: one for one in passing} if not within else {}
    for words in within:
        held = named(one_line(words), passing)
        if not held:
            raise BadQuestion(
                f"No paper here is called “{one_line(words)[:80]}”, so nothing can be said of it:"
                " give words of its title, its kind or its file name."
            )
        chosen |= {one.id: one for one in held}
    return sorted(chosen.values(), key=_by_date)


def read(
    chosen: Iterable[Held], papers: Index, labels: frozenset[str]
) -> Iterator[tuple[Held, Document | None]]:
    """Each paper with its document as it is stored now; None where that was altered."""
    for paper in chosen:
        document = papers.read(paper.id)
        opened = document is not None and document.details.access in labels
        yield paper, document if opened else None


def nearest(
    term: str, chosen: Sequence[Held], papers: Papers, labels: frozenset[str]
) -> tuple[Quote, ...]:
    """The sentences of these papers that come closest to a term, the closest first."""
    within = frozenset(paper.id for paper in chosen)
    vector = papers.question(term)
    fused = fuse(
        papers.nearest(vector, labels, _NEAR, within),
        papers.matching(dict.fromkeys(stems(term), 1.0), labels, _NEAR, within),
    )
    shelved = papers.passages(fused)
    quotes = [
        _closest(shelved[one], vector)
        for one in fused
        if one in shelved and shelved[one].passage.document.details.access in labels
    ]
    return tuple(sorted(quotes, key=lambda one: -one.score)[:NEAREST])


def _closest(shelved: Shelved, vector: Vector) -> Quote:
    passage = shelved.passage
    if not passage.sentences:
        return Quote(passage, passage.start, passage.end)
    meanings = shelved.embedded.sentences @ vector
    best = int(np.argmax(meanings))
    return Quote(passage, *passage.sentences[best], float(meanings[best]))


def _looked(paper: Held, document: Document | None, count: int) -> Looked:
    if document is None:
        return Looked(paper, 0, unread=True)
    pages, text = document.pages, document.text
    ends = [*(page.start for page in pages[1:]), len(text)]
    wordless = tuple(
        page.number
        for page, end in zip(pages, ends, strict=False)
        if not any(map(str.isalnum, text[page.start : end]))
    )
    pictured = tuple(page.number for page in pages if page.ocr)
    return Looked(paper, len(pages), wordless, pictured, mentions=count)


def _by_date(paper: Held) -> tuple[bool, str, str, str]:
    day = paper.details.date
    return day is None, str(day), paper.name, paper.id
