"""Two invented councils, whose papers answer the same questions differently."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from corpus.shelf import Generation
from evals.cases import Case, Expected, Group
from evals.index import opened
from tests.corpus.conftest import document, shelve

KESTERWOLD, ALDERMERE = "Kesterwold Council", "County of Aldermere"
OURS = (
    document(
        "The average caseload of social workers in Kesterwold was 19 children in December.\n"
        "Members asked when the hub in Haxelby would open.",
        "minutes.txt",
        council=KESTERWOLD,
    ),
    document(
        "Minute 4 is confirmed.\n"
        "The average caseload of social workers in Kesterwold was 19 children in December.",
        "draft.txt",
        council=KESTERWOLD,
    ),
    document(
        "The average caseload of social workers was 17 children in June.",
        "letter.txt",
        council=KESTERWOLD,
    ),
)
"""The minutes, a paper that says the same, and one that nearly does."""
THEIRS = (
    document(
        "The average caseload of social workers in Aldermere is 31 children.",
        "aldermere.txt",
        council=ALDERMERE,
    ),
)
FIGURE = "The average caseload of social workers in Kesterwold was 19 children in December."
CASE = Case(
    "K-1",
    "What was the average caseload of social workers in Kesterwold in December?",
    True,
    "number",
    "dev",
    (Group((Expected(FIGURE, "minutes.txt"),)),),
)
HUB = Case(
    "K-2",
    "When will the hub in Haxelby open?",
    True,
    "date",
    "dev",
    (Group((Expected("the hub in Haxelby", "minutes.txt"),)),),
)
STRANGE = Case("K-3", "Who won the football cup final in Rome?", False, "who-said", "dev")


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """An index of one council's papers."""
    settings = _of(tmp_path_factory.mktemp("ours"))
    shelve(settings, *OURS)
    with opened(settings) as generation:
        yield generation


@pytest.fixture(scope="session")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """An index of the other council's papers, which also holds one of ours."""
    settings = _of(tmp_path_factory.mktemp("theirs"))
    shelve(settings, *THEIRS, OURS[2])
    with opened(settings) as generation:
        yield generation


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """An index of both councils' papers."""
    settings = _of(tmp_path_factory.mktemp("both"))
    shelve(settings, *OURS, *THEIRS)
    with opened(settings) as generation:
        yield generation


def _of(folder: Path) -> Settings:
    return replace(Settings.from_environment({}), index=folder)


class Broken:
    """A reranker that breaks down."""

    weight = 1.0

    def scores(self, question: str, sentences: object) -> list[float]:
        raise ZeroDivisionError
