"""Words as given beside those of a text."""

from hypothesis import given
from hypothesis import strategies as st

from bot.checking.alignment import Pair, align, closing, opening
from bot.checking.wording import Wording
from tests.corpus.conftest import UNTIMED

WORDS = st.lists(
    st.sampled_from(["plans", "are", "not", "good", "enough", "for", "any", "child"]), max_size=12
)
TEXT = Wording("It rose. The plans are not good enough for any child. They failed.")


def same(words: str, text: Wording = TEXT) -> list[tuple[str, str]]:
    """Which words go with which, as printed."""
    ours = words.split()
    return [
        (
            "" if one.given is None else ours[one.given],
            "" if one.printed is None else text.folded[one.printed],
        )
        for one in align(ours, text).pairs
    ]


def test_another_word_goes_with_the_one_in_its_place() -> None:
    """Also the last."""
    assert same("good enough for many adults")[-2:] == [("many", "any"), ("adults", "child")]


def test_words_before_the_sentence_are_not_those_of_another() -> None:
    """What is added in front goes with nothing."""
    assert same("sadly the plans are not good")[:2] == [("sadly", ""), ("the", "the")]


def test_words_after_the_sentence_are_not_those_of_another() -> None:
    """What is added behind goes with nothing."""
    assert same("enough for any child today")[-1] == ("today", "")


@UNTIMED
@given(WORDS, WORDS)
def test_every_word_has_its_turn(ours: list[str], theirs: list[str]) -> None:
    """In order, on both sides, and each once."""
    pairs = align(ours, Wording(" ".join(theirs))).pairs

    given_ = [one.given for one in pairs if one.given is not None]
    printed = [one.printed for one in pairs if one.printed is not None]
    assert given_ == (list(range(len(ours))) if theirs else [])
    assert printed == sorted(set(printed))
    assert Pair(None, None) not in pairs


@UNTIMED
@given(st.integers(0, 8), st.integers(0, 8))
def test_a_part_of_a_text_costs_nothing(first: int, size: int) -> None:
    """From its first word on and up to its last."""
    words = TEXT.folded[first : first + size + 1]

    assert align(words, TEXT).cost == 0
    assert set(opening(words, TEXT.folded).least) == set(closing(words, TEXT.folded)) == {0}
