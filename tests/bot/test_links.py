"""A text fragment opens a page at the quote and nowhere else."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import text_fragment

LONG = "The board heard that caseloads had fallen again in the last quarter of the year 2023."


def parts(fragment: str) -> tuple[str, str, str]:
    """What a browser looks for: the words before, the first words and the last words."""
    _, _, spelt = fragment.partition(":~:text=")
    pieces = spelt.split(",")
    prefix = unquote(pieces.pop(0)[:-1]) if pieces[0].endswith("-") else ""
    first = unquote(pieces.pop(0))
    return prefix, first, unquote(pieces.pop(0)) if pieces else ""


def found(text: str, fragment: str) -> tuple[int, int]:
    """Where a browser finds a fragment: the first words at their first place, then the last."""
    prefix, first, last = parts(fragment)
    low = text.lower()
    at = low.index(prefix.lower())
    start = low.index(first.lower(), at + len(prefix))
    end = start + len(first)
    return start, low.index(last.lower(), end) + len(last) if last else end


def test_a_short_quote_is_spelt_out() -> None:
    """With what has a meaning in an address percent-encoded."""
    text = "Before. It rose by 5%, year-on-year & fast."

    fragment = text_fragment(text, 8, len(text))

    assert fragment == ":~:text=It%20rose%20by%205%25%2C%20year%2Don%2Dyear%20%26%20fast."


def test_a_long_quote_has_its_ends_spelt_out() -> None:
    """The browser finds what is between them."""
    fragment = text_fragment(LONG, 0, len(LONG))

    assert parts(fragment) == ("", "The board heard that", "of the year 2023.")


def test_a_beginning_that_stands_earlier_too_is_longer() -> None:
    """Long enough to be found only at the quote."""
    text = f"The board heard that costs rose.\n\n{LONG}"

    fragment = text_fragment(text, 34, len(text))

    assert parts(fragment)[1] == "The board heard that caseloads"
    assert found(text, fragment) == (34, len(text))


def test_a_short_quote_that_stands_earlier_too_has_the_words_before_it() -> None:
    """They tell the two apart."""
    text = "Agreed. They fell.\nAt last they fell."

    fragment = text_fragment(text, 27, len(text))

    assert parts(fragment) == ("At last", "they fell.", "")


def test_a_quote_of_several_paragraphs_is_found_by_its_ends() -> None:
    """No browser finds words over the end of a paragraph."""
    text = "The board asked for three things:\n• fewer cases for all\n• more staff in every team"

    fragment = text_fragment(text, 0, len(text))

    assert parts(fragment) == ("", "The board asked for", "staff in every team")


@pytest.mark.parametrize("text", ["", "   ", "They fell.\nThey fell."])
def test_what_cannot_be_told_apart_has_no_fragment(text: str) -> None:
    """A link to the page is better than one to another sentence."""
    assert text_fragment(text, max(0, len(text) - 10), len(text)) == ""


WORDS = st.lists(
    st.sampled_from(["the", "The", "board", "met.", "5%", "a-b", "(x,", "&", "ﬁ", "\n", "ß"]),
    max_size=60,
)


@given(WORDS, st.data())
def test_a_fragment_is_found_at_the_quote_alone(words: list[str], data: st.DataObject) -> None:
    """Whatever the page says, and wherever the quote is."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    fragment = text_fragment(text, start, end)

    quoted = text[start:end]
    if fragment:
        spot = found(text, fragment)
        assert spot[1] == start + len(quoted.rstrip())
        assert spot[0] == end - len(quoted.lstrip())
