"""The words of a term, and its numbers in other units."""

import pytest

from bot.amounts import amounts, words_of, written


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("£1.1m", "1.1 million"),
        ("£2.0 million", "2 million"),
        ("£1,500", "1500"),
        ("10 % of, 5 per cent", "10 percent of 5 percent"),
        ("per cent", "percent"),
        ("10.10.2023", "10.10.2023"),
        ("m and k", "m and k"),
        ("16-year-olds", "16 year olds"),
    ],
)
def test_tells_units_from_other_words(term: str, shown: str) -> None:
    """A short one only behind a number."""
    assert written(words_of(term)) == shown


@pytest.mark.parametrize(
    ("term", "others"),
    [
        ("£1.1 million spent", ["1100000 spent"]),
        ("500,000", ["500 thousand", "0.5 million"]),
        ("1.1bn", ["1100000000", "1100 million"]),
        ("£1.1 million or 5,000", ["1100000 or 5000", "1.1 million or 5 thousand"]),
        ("2024", []),
        ("500 children, 10%", []),
        ("10.10.2023", []),
    ],
)
def test_prints_a_number_in_other_units(term: str, others: list[str]) -> None:
    """Where it is a thousand or more, and few digits print it."""
    assert [written(some) for some in amounts(words_of(term))] == others
