"""What the linter's tests share: a case that is sound, and papers that it may quote."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.documents import Page, Passage, Span, Voice
from corpus.settings import Settings
from corpus.shelf import Shelf
from corpus.writer import writing
from evals.cases import Case, Expected, Group
from evals.linting.library import Library
from tests.corpus.conftest import document, passages

MINUTES = document(
    "Cllr Day said that caseloads were “too high”.\nIt was agreed.\fThe hub opens in May.\n"
    "It was agreed.\nCllr May asked why the hub had closed.",
    "minutes.pdf",
    date=datetime.date(2024, 6, 4),
)
SECOND = MINUTES.text.index("\f") + 1
MINUTES = replace(MINUTES, pages=(Page(1, None, 0), Page(2, None, SECOND)))
LETTER = document("Caseloads have come down to 17 children.", "letter.txt")
EXEMPT = document("The price was £9 million.", "exempt.txt", access="members")

CASE = Case(
    id="A-1",
    question="How high are caseloads?",
    answerable=True,
    category="number",
    split="dev",
    expected=(Group((Expected("come down to 17 children", "letter.txt"),)),),
    author="Ann",
    reviewed_by="Bob",
)


def expecting(*quotes: Expected, **changes: object) -> Case:
    """The sound case with other quotes, of which any one is enough."""
    return replace(CASE, expected=(Group(quotes),), **changes)  # type: ignore[arg-type]


def _spoken() -> list[Passage]:
    """The minutes' lines: who speaks in the first, who in the second, and nobody in the rest."""
    voices = [Voice("Cllr Day", "reported"), Voice("The Chair", "reported", name="Obi Fane")]
    found = passages(replace(MINUTES, text=MINUTES.text.replace("\f", "\n")))
    return [
        replace(one, document=MINUTES, voice=voice, sentences=(Span(one.start, one.end),))
        for one, voice in zip(found, [*voices, None, None, None], strict=True)
    ]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The three papers, stored."""
    settings = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("papers"))
    with writing(settings) as shelf:
        shelf.add(MINUTES, _spoken())
        for one in (LETTER, EXEMPT):
            shelf.add(one, passages(one))
    shelf_ = Shelf(settings)
    with shelf_.reading() as generation:
        yield Library(generation)
    shelf_.close()
