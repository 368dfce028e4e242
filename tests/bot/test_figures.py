"""Figures are equal when they say the same, and only then."""

import pytest

from bot.figures import figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24", "twenty-four"),
        ("24", "twenty four"),
        ("1,200", "1200"),
        ("1,200", "one thousand two hundred"),
        ("2,024", "two thousand and twenty-four"),
        ("101", "one hundred and one"),
        ("£1.5m", "£1,500,000"),
        ("£3 million", "£3,000,000"),
        ("2bn", "2 billion"),
        ("5k", "five thousand"),
        ("24%", "24 per cent"),
        ("24%", "twenty-four percent"),
        ("5.0", "5"),
        ("the 21st", "the twenty-first"),
        ("the 20th", "the twentieth"),
        ("-5", "−5"),
    ],
)
def test_two_printings_of_a_figure_are_equal(one: str, other: str) -> None:
    """In digits, in words, short or long."""
    assert figures(one) == figures(other) != []


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("4", "24"),
        ("four", "twenty-four"),
        ("twenty-four", "twenty managers and four teams"),
        ("24", "24%"),
        ("24%", "24 children"),
        ("£24", "24 children"),
        ("24", "24,000"),
        ("24", "24 thousand"),
        ("2.4", "24"),
        ("-5%", "5%"),
        ("1 May", "the first of May"),
        ("half", "two thirds"),
        ("twice", "two"),
        ("dozens", "12"),
        ("10pm", "10am"),
        ("0800", "800"),
        ("1.2.3", "1.2"),
    ],
)
def test_another_figure_is_not_equal(said: str, source: str) -> None:
    """Whatever they have in common."""
    assert not set(figures(said)) <= set(figures(source))


def test_a_list_is_as_many_figures() -> None:
    """Commas between figures are not commas within one."""
    assert figures("24,19 and 7") == figures("24 19 7")
    assert figures("one two three") == figures("1, 2, 3")


def test_words_without_figures_have_none() -> None:
    """Not even where a number word is a part of them."""
    assert figures("The tenant often attended; someone wrote a note.") == []


def test_a_figure_of_any_length_can_be_read() -> None:
    """Python refuses to make an integer of so many digits."""
    assert figures("9" * 10_000) == figures("9" * 10_000)
