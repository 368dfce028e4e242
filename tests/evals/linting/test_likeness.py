"""What is much alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from evals.cases import QUESTIONS, cases
from evals.linting.likeness import alike, likest, nearest
from tests.corpus.conftest import UNTIMED


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("Who voted against the payment?", "who voted against  the payment", True),
        ("Who voted against the payment?", "Who has voted against the payment?", True),
        ("Who voted against the payment?", "Who voted for the motion in May?", False),
        ("Swindon 2019 agency staff percentage", "Swindon 2023 agency staff percentage", False),
    ],
)
def test_questions_of_nearly_the_same_words_are_alike(one: str, two: str, found: bool) -> None:
    """But not where a figure differs, which makes it another question."""
    assert bool(list(alike([one, two]))) is found


def test_no_two_of_our_questions_are_alike() -> None:
    """As they were when the threshold was measured."""
    assert list(alike([case.question for case in cases([QUESTIONS])])) == []


def test_pairs_far_apart_in_a_long_list_are_found() -> None:
    """Though it is compared a part at a time."""
    questions = [f"What was item {number}?" for number in range(1200)]

    (pair,) = alike([*questions, "What was item 3"])

    assert (pair.earlier, pair.later) == (3, 1200)


@UNTIMED
@given(st.text(max_size=40), st.text(max_size=80))
def test_what_is_nearest_is_a_place_in_the_text(words: str, text: str) -> None:
    """Never empty, whatever the words are."""
    found = nearest(words, fold(text))

    assert found is None or 0 <= found[1].start < found[1].end <= len(text)


def test_a_name_that_is_like_no_other_is_not_guessed() -> None:
    """A wrong hint is worse than none."""
    assert likest("agenda.docx", ["minutes.pdf", "zzz"]) is None
    assert likest("minute.pdf", ["minutes.pdf", "zzz"]) == "minutes.pdf"
