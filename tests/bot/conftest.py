"""Passages, hits and answers made by hand."""

import datetime
from collections.abc import Callable

import numpy as np
import pytest

from bot.question import Question, understand
from bot.quotes import Answer, Quote, Searched
from bot.search import Hit
from corpus.documents import Details, Document, Page, Passage, Span, Voice

TEXT = "Caseloads were 24. They are now 19. Nobody knows why."
SENTENCES = (Span(0, 18), Span(19, 35), Span(36, 53))

MakePassage = Callable[..., Passage]


@pytest.fixture
def make_passage() -> MakePassage:
    """A passage of a paper of two pages; the second begins at the second sentence."""

    def make(
        text: str = TEXT,
        sentences: tuple[Span, ...] = SENTENCES,
        *,
        voice: Voice | None = None,
        kind: str = "paragraph",
        anchor: str = "",
        paged: bool = True,
        name: str = "report.pdf",
        **known: object,
    ) -> Passage:
        about = {
            "title": "Inspection of Kesterwold",
            "kind": "ofsted_ilacs",
            "council": "Kesterwold Council",
            "date": datetime.date(2023, 3, 24),
            "status": "final",
            "url": "https://reports.kesterwold.example/2023",
        }
        details = Details(**{**about, **known})  # type: ignore[arg-type]
        pages = (Page(1, None, 0), Page(2, "2", 19)) if paged else ()
        document = Document("0123456789abcdef", name, details, text, pages)
        return Passage(
            document,
            0,
            len(text),
            section=("Findings",),
            kind=kind,
            voice=voice,
            anchor=anchor,
            sentences=sentences,
        )

    return make


@pytest.fixture
def passage(make_passage: MakePassage) -> Passage:
    """A passage of three sentences."""
    return make_passage()


@pytest.fixture
def quote(passage: Passage) -> Quote:
    """The second sentence of the passage."""
    return Quote(passage, 19, 35, 1.5)


@pytest.fixture
def question() -> Question:
    """A question."""
    return understand("How high are caseloads?")


@pytest.fixture
def answered(question: Question, quote: Quote) -> Answer:
    """An answer with one quote."""
    searched = Searched(12, datetime.date(2025, 2, 14))
    return Answer(question, (quote,), confidence=0.9, searched=searched, seconds=0.012)


def hit(passage: Passage, *vectors: tuple[float, ...], similarity: float = 0.5) -> Hit:
    """A hit whose sentences have these vectors."""
    return Hit(passage, 0.03, similarity, np.array(vectors, np.float32))
