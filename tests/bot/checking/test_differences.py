"""How words as given differ from those that are printed."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bot.checking.alignment import align
from bot.checking.closest import Close, Text
from bot.checking.differences import differences
from bot.checking.given import Given
from bot.checking.verdicts import Kind
from bot.checking.wording import Wording
from tests.corpus.conftest import UNTIMED, document

PRINTED = (
    "Most of the 24 plans are adequate, but managers do not review every plan in a timely way."
)


def told(words: str, printed: str = PRINTED) -> list[tuple[Kind, str, str]]:
    """Each difference, with what is given and what is printed."""
    given, text = Given(words), Wording(printed)
    pairs = align(given.wording.folded, text, frozenset(given.loose)).pairs
    part = Close(Text(document(printed), text), given, 0, len(given), pairs, 0)
    return [
        (one.kind, words[slice(*one.given)], printed[slice(*one.printed)])
        for one in differences(part)
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("24", "42", (Kind.NUMBER, "42", "24")),
        ("24", "thirty", (Kind.NUMBER, "thirty", "24")),
        ("24", "twenty-four", (Kind.WORDS, "twenty-four", "24")),
        ("24", "24%", (Kind.NUMBER, "%", "")),
        ("do not review", "do review", (Kind.NEGATION, "", "not")),
        ("plans are", "plans aren't", (Kind.NEGATION, "aren't", "are")),
        ("adequate", "inadequate", (Kind.OPPOSITE, "inadequate", "adequate")),
        ("Most", "All", (Kind.WORDS, "All", "Most")),
        ("in a timely way", "in a tardy way", (Kind.WORDS, "tardy", "timely")),
        (" of the 24", "", (Kind.LEFT_OUT, "", "of the 24")),
        ("managers do", "senior managers do", (Kind.ADDED, "senior", "")),
        ("adequate,", "adequate;", (Kind.PUNCTUATION, "adequate;", "adequate,")),
        ("managers do", "Managers do", (Kind.CAPITALS, "Managers", "managers")),
        (
            "are adequate, but managers do",
            "… do",
            (Kind.ELLIPSIS, "…", "are adequate, but managers"),
        ),
        ("managers", "[managers]", (Kind.WORDS, "[managers]", "managers")),
        ("plan in", "plan [sic] in", (Kind.ADDED, "[sic]", "")),
    ],
)
def test_a_difference_is_named_and_marked(old: str, new: str, found: tuple[Kind, str, str]) -> None:
    """On whole words, on both sides."""
    assert told(PRINTED.replace(old, new, 1)) == [found]


def test_phrases_that_are_swapped_are_in_another_order() -> None:
    """Both are marked."""
    text = "The relationship with Cafcass is good, and that with the judiciary is poor."
    words = "The relationship with the judiciary is good, and that with Cafcass is poor."

    assert told(words, text) == [
        (Kind.ORDER, "the judiciary", "Cafcass"),
        (Kind.ORDER, "Cafcass", "the judiciary"),
    ]


def test_sentences_that_are_joined_are_stitched() -> None:
    """Where none ends as given."""
    text = "Leaders know the plan. They have been slow. The delays have cost trust and money."

    kinds = {
        kind for kind, _, _ in told("Leaders know the plan and the delays have cost trust", text)
    }

    assert kinds == {Kind.STITCHED}


@UNTIMED
@drawn(st.lists(st.sampled_from(("the", "24", "plans", "are", "not", "good,")), min_size=3))
def test_marks_lie_on_words(words: list[str]) -> None:
    """Never on white space or beyond the text, whatever is given."""
    for _, ours, theirs in told(" ".join(words)):
        assert ours == ours.strip()
        assert theirs == theirs.strip()


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (
            "help: poor care: good",
            "help: poor\n- care: good",
            (Kind.STITCHED, "poor", "poor"),
        ),
        ("is spent on it", "£5 is spent on it", None),
        ("5 is spent on it", "£5 is spent on it", (Kind.NUMBER, "5", "£")),
        ("all of it cost 5", "all of it cost 5%", (Kind.NUMBER, "5", "%")),
        (
            "compliance is seen here",
            "non–compliance is seen here",
            (Kind.LEFT_OUT, "compliance", "non"),
        ),
        ("do they know more?", "do they know more.", (Kind.PUNCTUATION, "more?", "more")),
    ],
)
def test_what_is_joined_or_cut_off_is_named(
    words: str, text: str, found: tuple[Kind, str, str] | None
) -> None:
    """Words that are the same each, and yet are not the paper's, never go without a reason."""
    assert told(words, text) == ([found] if found else [])
