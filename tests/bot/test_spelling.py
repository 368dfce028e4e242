"""Words that are near to others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.spelling import LONG, SHORTEST, alike
from tests.corpus.conftest import UNTIMED


@pytest.mark.parametrize("word", ["casload", "caseloadd", "cadeload", "caselaod", "caseload"])
def test_a_word_of_one_slip_is_known(word: str) -> None:
    """A letter too few, too many, another, two swapped, none."""
    assert alike(word, ["inspector", "caseload"]) == "caseload"


def test_only_a_long_word_may_have_two_slips() -> None:
    """In a shorter one they make another word."""
    assert alike("recomendatoin", ["recommendation"]) == "recommendation"
    assert alike("csaelaod", ["caseload"]) == ""


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("casld", "caseload"),
        ("aseload", "caseload"),
        ("tem", "team"),
        ("paln", "plane"),
        ("caselaods", ""),
    ],
    ids=["too-far", "first-letter", "too-short", "short-with-two-slips", "nothing-known"],
)
def test_other_words_are_not(word: str, known: str) -> None:
    """They are other words."""
    assert alike(word, [known]) == ""


def test_the_nearest_is_meant() -> None:
    """However common the other is."""
    assert alike("supervisio", {"supervision": 1, "supervisor": 99}) == "supervision"


def test_of_two_as_near_the_more_common_is_meant() -> None:
    """Papers' own counts tell."""
    assert alike("boord", {"board": 9, "boor": 1}) == "board"
    assert alike("boord", {"board": 1, "boor": 9}) == "boor"


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=8))
@UNTIMED
def test_what_is_meant_is_known_and_begins_alike(word: str, known: list[str]) -> None:
    """Or it is nothing."""
    meant = alike(word, known)

    assert not meant or (meant in known and meant[0] == word[0] and len(word) >= SHORTEST)


@given(st.text("abcdefgh", min_size=LONG, max_size=20), st.data())
@UNTIMED
def test_any_letter_but_the_first_may_be_missed(word: str, data: st.DataObject) -> None:
    """In a word that is long enough."""
    at = data.draw(st.integers(1, len(word) - 1))

    assert alike(word[:at] + word[at + 1 :], [word]) == word
