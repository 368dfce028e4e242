"""A reranker orders the first candidates and leaves the others where they are."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.ranking import Candidate
from bot.reranking import reranked
from corpus.documents import Passage, Span
from tests.bot.conftest import SENTENCES, MakePassage, candidate

QUESTION = "How high are caseloads?"


class Scripted:
    """A reranker that scores what it reads by a script, and remembers it."""

    def __init__(self, *scores: float) -> None:
        self._scores = scores
        self.read: list[tuple[str, str]] = []

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        self.read += [(question, sentence) for sentence in sentences]
        return self._scores[: len(sentences)]


def candidates(passage: Passage) -> list[Candidate]:
    """A candidate for each sentence of a passage."""
    return [candidate(passage, number, 3.0 - number) for number in range(len(passage.sentences))]


def numbers(found: list[Candidate]) -> list[int]:
    """Which sentence each candidate is."""
    return [one.number for one in found]


@pytest.fixture
def three(passage: Passage) -> list[Candidate]:
    """The candidates of a passage of three sentences."""
    return candidates(passage)


@pytest.mark.parametrize(
    ("first", "scores", "order"),
    [
        (3, (0.1, 0.9, 0.5), [1, 2, 0]),
        (2, (0.1, 0.9), [1, 0, 2]),
        (9, (0.1, 0.2, 0.3), [2, 1, 0]),
        (1, (0.1,), [0, 1, 2]),
        (0, (), [0, 1, 2]),
        (3, (0.5, 0.5, 0.5), [0, 1, 2]),
        (3, (math.nan, -5.0, math.nan), [1, 0, 2]),
    ],
    ids=["all", "two", "more-than-there-are", "one", "none", "equal", "no-number"],
)
def test_orders_the_first_by_their_scores(
    three: list[Candidate], first: int, scores: tuple[float, ...], order: list[int]
) -> None:
    """And leaves the rest behind them, as they were."""
    assert numbers(reranked(three, QUESTION, Scripted(*scores), first)) == order


def test_leaves_the_scores_of_the_candidates_alone(three: list[Candidate]) -> None:
    """The confidence is taken from what they were ranked by."""
    found = reranked(three, QUESTION, Scripted(0.1, 0.2, 0.3), 3)

    assert found == three[::-1]


def test_reads_the_context_and_the_sentence(three: list[Candidate], passage: Passage) -> None:
    """As it is printed, and nothing of the candidates that stay behind."""
    reader = Scripted(0.0, 0.0)

    reranked(three, QUESTION, reader, 2)

    assert reader.read == [
        (QUESTION, f"{passage.context}\nCaseloads were 24."),
        (QUESTION, f"{passage.context}\nThey are now 19."),
    ]


def test_reads_a_row_with_the_names_of_its_columns(make_passage: MakePassage) -> None:
    """Which are not among its own words."""
    row = replace(make_passage(sentences=(Span(0, 18),)), indexed="Year: 2023; Caseloads: 24")
    reader = Scripted(0.0)

    reranked(candidates(row), QUESTION, reader, 1)

    assert reader.read[0][1].endswith("\nYear: 2023; Caseloads: 24")


def test_a_reranker_that_leaves_a_sentence_out_is_wrong(three: list[Candidate]) -> None:
    """Scores that cannot be told to their sentences are not used."""
    with pytest.raises(ValueError, match="zip"):
        reranked(three, QUESTION, Scripted(0.5), len(SENTENCES))
