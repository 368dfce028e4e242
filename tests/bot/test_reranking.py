"""A reranker puts the first candidates in order, and reads of each what would be quoted."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ranking import Candidate
from bot.reranking import read, reranked
from corpus.documents import Passage, Said, Span, Voice
from tests.bot.conftest import SENTENCES, MakePassage, candidate
from tests.corpus.conftest import UNTIMED, document, passages

QUESTION = "How high are caseloads?"
(FIVE,) = passages(document("One. Two. Three. Four. Five."))
DAY = Voice("Councillor Day", "reported")
SCORES = st.floats(-20, 20)


class Scripted:
    """A reranker that scores what it reads by a script, and remembers it."""

    def __init__(self, *scores: float, weight: float | None = None) -> None:
        self._scores = scores
        self.weight = weight
        self.read: list[tuple[str, str]] = []
        self.asked = False

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        self.asked = True
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
    """The candidates of a passage of three sentences, with the scores 3, 2 and 1."""
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
def test_without_a_weight_orders_the_first_by_their_scores(
    three: list[Candidate], first: int, scores: tuple[float, ...], order: list[int]
) -> None:
    """And leaves the rest behind them, as they were."""
    assert numbers(reranked(three, QUESTION, Scripted(*scores), first)) == order


def test_without_a_weight_leaves_the_candidates_alone(three: list[Candidate]) -> None:
    """The confidence is taken from what they were ranked by."""
    found = reranked(three, QUESTION, Scripted(0.1, 0.2, 0.3), 3)

    assert found == three[::-1]


@pytest.mark.parametrize(
    ("first", "weight", "scores", "order"),
    [
        (3, 1.0, (0.0, 0.0, 3.0), [2, 0, 1]),
        (3, 0.1, (0.0, 0.0, 3.0), [0, 1, 2]),
        (2, 1.0, (-5.0, -3.0), [1, 0, 2]),
        (9, 1.0, (0.0, 5.0, 5.0), [1, 2, 0]),
        (1, 1.0, (-9.0,), [0, 1, 2]),
        (0, 1.0, (), [0, 1, 2]),
        (3, 1.0, (0.0, 1.0, 2.0), [0, 1, 2]),
        (3, 0.0, (1.0, 2.0, 3.0), [0, 1, 2]),
    ],
    ids=["all", "light", "two", "more-than-there-are", "one", "none", "equal", "weightless"],
)
def test_with_a_weight_orders_by_both_scores(
    three: list[Candidate], first: int, weight: float, scores: tuple[float, ...], order: list[int]
) -> None:
    """Equals stay as they were."""
    found = reranked(three, QUESTION, Scripted(*scores, weight=weight), first)

    assert numbers(found) == order


def test_with_a_weight_adds_to_the_score_and_keeps_what_was_said(three: list[Candidate]) -> None:
    """Of what was not read, the least that was said of any that was."""
    found = reranked(three, QUESTION, Scripted(-4.0, 2.0, weight=0.5), 2)

    assert [(one.number, one.score, one.read) for one in found] == [
        (1, 3.0, 2.0),
        (0, 1.0, -4.0),
        (2, -1.0, -4.0),
    ]


@UNTIMED
@given(
    ranked=st.lists(SCORES, min_size=5, max_size=5),
    scores=st.lists(SCORES, min_size=5, max_size=5),
    weight=st.floats(0, 5),
    first=st.integers(1, 5),
)
def test_what_was_not_read_stays_behind_what_was(
    ranked: list[float], scores: list[float], weight: float, first: int
) -> None:
    """In its order, however badly what was read came off."""
    some = [
        candidate(FIVE, number, score) for number, score in enumerate(sorted(ranked, reverse=True))
    ]

    found = reranked(some, QUESTION, Scripted(*scores, weight=weight), first)

    assert numbers(found)[first:] == list(range(first, 5))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize("weight", [None, 1.0])
def test_of_nothing_nothing_is_asked(weight: float | None) -> None:
    """There is nothing to read."""
    reader = Scripted(weight=weight)

    assert reranked([], QUESTION, reader, 3) == []
    assert not reader.asked


@pytest.mark.parametrize("weight", [None, 1.0])
def test_a_reranker_that_leaves_a_sentence_out_is_wrong(
    three: list[Candidate], weight: float | None
) -> None:
    """Scores that cannot be told to their sentences are not used."""
    with pytest.raises(ValueError, match="zip"):
        reranked(three, QUESTION, Scripted(0.5, weight=weight), len(SENTENCES))


@pytest.mark.parametrize("weight", [None, 1.0])
def test_only_the_first_are_read(three: list[Candidate], weight: float | None) -> None:
    """Each with the question, in their order."""
    reader = Scripted(0.0, 0.0, weight=weight)

    reranked(three, QUESTION, reader, 2)

    assert reader.read == [(QUESTION, read(three[0])), (QUESTION, read(three[1]))]


@pytest.mark.parametrize(
    ("number", "known", "words"),
    [
        (2, {}, "Findings: Nobody knows why."),
        (2, {"section": ("Findings", "Care")}, "Care: Nobody knows why."),
        (2, {"section": ()}, "Nobody knows why."),
        (2, {"voice": DAY}, "Findings: Councillor Day: Nobody knows why."),
        (2, {"section": (), "voice": DAY}, "Councillor Day: Nobody knows why."),
        (1, {}, "Findings: Caseloads were 24. They are now 19."),
        (1, {"said": (Said(19, 35, DAY),)}, "Findings: Councillor Day: Caseloads were 24. They are now 19."),
        (2, {"said": (Said(19, 35, DAY),)}, "Findings: Nobody knows why."),
        (0, {"indexed": "Year: 2023;\n Caseloads: 24"}, "Findings: Year: 2023; Caseloads: 24"),
        (2, {"kind": "turn"}, "Findings: Caseloads were 24. They are now 19. Nobody knows why."),
    ],
    ids=[
        "heading", "last heading", "no heading", "speaker", "only speaker", "what leads to it",
        "speaker of a stretch", "speaker of another stretch", "row", "company",
    ],
)  # fmt: skip
def test_reads_what_would_be_quoted_with_what_it_needs(
    passage: Passage, number: int, known: dict[str, object], words: str
) -> None:
    """Heading, speaker and what leads to it, in this order and only where there are such."""
    some = replace(passage, **known)  # type: ignore[arg-type]

    assert read(candidate(some, number)) == words


@pytest.mark.parametrize(("letters", "kept"), [(199, 199), (200, 200), (201, 200), (500, 200)])
def test_reads_the_end_of_what_leads_to_it(
    make_passage: MakePassage, letters: int, kept: int
) -> None:
    """What stands near counts most."""
    before = "".join(chr(ord("a") + at % 26) for at in range(letters - 1)) + "."
    text = f"{before} They rose."
    spans = Span(0, letters), Span(letters + 1, len(text))

    (_, one) = candidates(make_passage(text, spans))

    assert read(one) == f"Findings: {before[-kept:]} They rose."


@UNTIMED
@given(st.text(min_size=1))
def test_reads_one_line_whatever_a_paper_says(text: str) -> None:
    """Every word of it, and no more white space than between words."""
    whole = document(text)
    one = Passage(whole, 0, len(text), sentences=(Span(0, len(text)),), section=("a\n\tb",))

    found = read(candidate(one, 0))

    assert found.split() == ["a", "b:", *text.split()]
    assert found == " ".join(found.split())
