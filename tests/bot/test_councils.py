"""Which councils a question names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.councils import Named, councils
from corpus.filters import council_key
from corpus.lexicon import stems
from tests.corpus.conftest import UNTIMED

HELD = (
    "Kesterwold Council",
    "Royal Borough of Thornley and Wexcombe",
    "County of Aldermere",
    "North Yarrow Council",
    "Great Marl District Council",
    "Worcestershire County Council",
)
VOCABULARY = dict.fromkeys(
    stems("what did the inspectors say about high caseloads in a report reading and services"), 5
)


def named(text: str) -> Named:
    """The councils that a question names, of those in `HELD`."""
    return councils(text, HELD, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("What did Kesterwold Council say?", "kesterwold"),
        ("what did kesterwold say", "kesterwold"),
        ("KESTERWOLD caseloads", "kesterwold"),
        ("What about Kesterwold’s services?", "kesterwold"),
        ("What about Kesterwold's services?", "kesterwold"),
        ("kesterwolds caseloads", "kesterwold"),
        ("Caseloads in Kesterwld", "kesterwold"),
        ("Caseloads in Kestrewold", "kesterwold"),
        ("Caseloads in Thornley and Wexcombe", "thornley and wexcombe"),
        ("Caseloads in Thornley", "thornley and wexcombe"),
        ("RBTW caseloads", "thornley and wexcombe"),
        ("rbtw caseloads", "thornley and wexcombe"),
        ("North Yarrow", "north yarrow"),
        ("services in Worcs", "worcestershire"),
        ("the County of Aldermere", "aldermere"),
    ],
    ids=[
        "exactly", "in-small-letters", "in-capitals", "possessive", "typed-possessive",
        "no-apostrophe", "misspelt", "letters-swapped", "whole-key", "first-word", "initials",
        "initials-in-small-letters", "two-words", "for-short", "with-its-style",
    ],
)  # fmt: skip
def test_recognises_a_council_that_is_held(text: str, key: str) -> None:
    """However it is written."""
    assert named(text) == Named(frozenset({key}))


@pytest.mark.parametrize("printed", HELD)
def test_recognises_every_council_by_its_printed_name(printed: str) -> None:
    """And by no other's."""
    assert named(f"What did {printed} say?").held == {council_key(printed)}


def test_recognises_several() -> None:
    """A comparison names two."""
    assert named("Kesterwold and Aldermere").held == {"kesterwold", "aldermere"}


@pytest.mark.parametrize("text", ["north", "Great services", "the council", "the County Council"])
def test_a_vague_word_is_no_council(text: str) -> None:
    """Words that begin or style many names stand for none of them."""
    assert named(text) == Named()


def test_the_longer_of_two_names_is_meant() -> None:
    """North Lincolnshire is not Lincolnshire."""
    held = ("Lincolnshire County Council", "North Lincolnshire Council")

    assert councils("What about North Lincolnshire?", held, {}).held == {"north lincolnshire"}


def test_a_first_word_that_two_councils_share_means_both() -> None:
    """Neither is guessed."""
    held = ("Thornley and Wexcombe", "Thornley on Sea")

    assert councils("Thornley", held, {}).held == {
        "thornley and wexcombe",
        "thornley on sea",
    }


def test_a_whole_name_is_not_another_that_begins_with_it() -> None:
    """Thornley is Thornley where there is a council of that very name."""
    held = ("Thornley and Wexcombe", "Thornley Council")

    assert councils("Thornley", held, {}).held == {"thornley"}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Caseloads in Leeds", "Leeds"),
        ("caseloads in leeds", "Leeds"),
        ("What about Leeds' services?", "Leeds"),
        ("Caseloads in Tower Hamlets", "Tower Hamlets"),
        ("Caseloads in Bradfrod", "Bradford"),
        ("What did Reading’s inspectors say?", "Reading"),
        ("What did Mirefold Council say?", "Mirefold"),
        ("What did the inspectors say about Mirefold?", "Mirefold"),
        ("What about Mirefold’s caseloads?", "Mirefold"),
        ("Caseloads at Mirefoldshire", "Mirefoldshire"),
        ("What about Mirefold Council?", "Mirefold"),
    ],
)
def test_a_place_of_which_nothing_is_held_is_absent(text: str, absent: str) -> None:
    """As a list of councils, or the form of a name with a word that no paper has, tells."""
    assert named(text) == Named(absent=(absent,))


@pytest.mark.parametrize(
    "text",
    [
        "What did the inspectors say about Services?",
        "The inspectors were reading a report.",
        "What about the City Council?",
        "What did the Borough Council say?",
        "Mirefold",
    ],
    ids=["seen", "a-word-too", "city", "borough", "no-form-of-a-place"],
)
def test_other_words_are_no_absent_place(text: str) -> None:
    """A paper may well say it."""
    assert named(text) == Named()


def test_a_misspelt_word_is_no_absent_place() -> None:
    """It is a slip of a word that papers have."""
    assert named("What did the report say about Inspectros?") == Named()


def test_what_is_held_and_what_is_not_are_told_apart() -> None:
    """In one question."""
    assert named("How do Kesterwold and Leeds compare?") == Named(
        frozenset({"kesterwold"}), ("Leeds",)
    )


def test_a_place_that_is_named_twice_is_absent_once() -> None:
    """The answer says it once."""
    assert named("Leeds, and only Leeds").absent == ("Leeds",)


def test_an_index_of_no_council_misses_none() -> None:
    """Where no paper's council is known, any of them may be about Leeds."""
    assert councils("Caseloads in Leeds", (), {}) == Named()


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
@UNTIMED
def test_any_text_names_only_what_is_held(text: str, held: list[str]) -> None:
    """Whatever a question and councils are called."""
    assert councils(text, held, {}).held <= {council_key(name) for name in held}
