"""Passages, hits and answers made by hand, and an index of a few papers."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.question import Question, understand
from bot.quotes import Answer, Quote, Searched
from bot.ranking import Candidate, Signals
from bot.search import Hit
from corpus.documents import Details, Document, Page, Passage, Span, Voice
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from ingest.ingest import Read, arrange
from ingest.papers import papers
from ingest.reading import formats
from tests.conftest import PAPERS
from tests.corpus.conftest import document, shelve

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
    searched = Searched(12, datetime.date(2023, 3, 24), datetime.date(2025, 2, 14))
    return Answer(question, (quote,), confidence=0.9, searched=searched, seconds=0.012)


def read_paper(name: str) -> tuple[Read, bytes]:
    """A sample paper as it is read, without an index, and its bytes."""
    (paper,) = papers([PAPERS / name])
    content = paper.content()
    return arrange(paper, content, formats.read(content, name)), content


def hit(passage: Passage, *vectors: tuple[float, ...], similarity: float = 0.5) -> Hit:
    """A hit whose sentences have these vectors."""
    return Hit(passage, 0.03, similarity, np.array(vectors, np.float32))


NOTHING = Signals(*[0.0] * len(Signals._fields))
"""Of a sentence for which nothing speaks."""


def candidate(found: Passage, number: int, score: float = 1.0, /, **signals: float) -> Candidate:
    """A ranked sentence of a passage, with these signals."""
    return Candidate(hit(found, (1.0,)), number, NOTHING._replace(**signals), score)


KESTERWOLD = "Kesterwold Council"
FEW = (
    document(
        "The caseloads of social workers were too high to do good work.\n"
        "The Lodestar team helps children who are at risk of exploitation.\n"
        "A child was seen alone in each of the cases that inspectors read.\n"
        "The director of children’s services told staff that agency workers would leave.",
        "inspection.txt",
        title="Inspection of Kesterwold children’s services",
        kind="ofsted_ilacs",
        council=KESTERWOLD,
        date=datetime.date(2023, 3, 24),
        grades=(("Overall effectiveness", "Inadequate"),),
    ),
    document(
        "The average caseload of social workers was 19 children in December.\n"
        "Members asked when the hub in Haxelby would open.",
        "minutes.txt",
        title="Minutes of the Scrutiny Committee",
        kind="minutes",
        council=KESTERWOLD,
        date=datetime.date(2024, 6, 25),
    ),
    document(
        "The average caseload of social workers has come down to 17 children.",
        "letter.txt",
        title="Monitoring visit to Kesterwold children’s services",
        kind="ofsted_letter",
        council=KESTERWOLD,
        date=datetime.date(2024, 12, 11),
    ),
)
"""A few papers, a passage a line, of which a test can say what they do not say."""


@pytest.fixture(scope="session")
def few_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds a few papers; nobody may write to it."""
    found = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("few"))
    shelve(found, *FEW)
    return found


@pytest.fixture(scope="session")
def few(few_settings: Settings) -> Iterator[Generation]:
    """An index of a few papers."""
    shelf = Shelf(few_settings)
    with shelf.reading() as generation:
        yield generation
    shelf.close()


def bytes_beside(file: Path) -> bytes:
    """Every byte of a file and of what lies beside it."""
    return b"".join(one.read_bytes() for one in file.parent.iterdir())
