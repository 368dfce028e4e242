"""Numbers and spellings that say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numerals import alternatives
from corpus.lexicon import stems
from tests.corpus.conftest import UNTIMED


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "zero"), ("7", "seven"), ("12", "twelve"), ("19", "nineteen"), ("20", "twenty"),
        ("21", "twenty-one"), ("90", "ninety"), ("99", "ninety-nine"),
    ],
)  # fmt: skip
def test_digits_are_read_as_words(digits: str, words: str) -> None:
    """Up to ninety-nine."""
    assert alternatives(digits) == (tuple(stems(words)),)


@pytest.mark.parametrize("number", ["100", "2016", "007000"])
def test_large_numbers_are_written_in_digits_only(number: str) -> None:
    """A year has no other spelling."""
    assert alternatives(number) == ()


@pytest.mark.parametrize(("word", "digits"), [("seven", "7"), ("twelve", "12"), ("fifty", "50")])
def test_a_number_of_one_word_is_read_as_digits(word: str, digits: str) -> None:
    """As a stem."""
    assert alternatives(*stems(word)) == ((digits,),)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "organization"), ("programme", "program"), ("labour", "labor"),
        ("centre", "center"), ("judgement", "judgment"), ("licence", "license"),
        ("defence", "defense"), ("behaviour", "behavior"), ("kilogramme", "kilogram"),
    ],
)  # fmt: skip
def test_british_and_american_spellings_find_each_other(british: str, american: str) -> None:
    """Both ways."""
    assert tuple(stems(american)) in alternatives(*stems(british))
    assert tuple(stems(british)) in alternatives(*stems(american))


@pytest.mark.parametrize("word", ["caseload", "for", "our", "door", "this", "iso", ""])
def test_other_words_have_one_spelling(word: str) -> None:
    """Short ones above all."""
    assert alternatives(word) == ()


@given(st.text(max_size=20) | st.text(st.characters(categories=["Nd", "No"]), max_size=3))
@UNTIMED
def test_no_word_is_its_own_alternative(word: str) -> None:
    """And none is empty, whatever script its letters or digits are of."""
    for other in alternatives(word):
        assert other
        assert other != (word,)


@given(st.integers(0, 99))
@UNTIMED
def test_words_lead_back_to_their_number(number: int) -> None:
    """The sum of what its words say."""
    (words,) = alternatives(str(number))

    assert sum(int(alternatives(word)[0][0]) for word in words) == number
