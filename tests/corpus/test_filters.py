"""Filters compare a document's facts, however a paper prints them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.filters import EVERYTHING, Filters, council_key, day_number
from tests.corpus.conftest import UNTIMED


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Bradford", "bradford"),
        ("City of Bradford Metropolitan District Council", "bradford"),
        ("Kesterwold County Council", "kesterwold"),
        ("London Borough of Barnet", "barnet"),
        ("The Royal Borough of Kensington and Chelsea", "kensington and chelsea"),
        ("Stoke-on-Trent City Council", "stoke on trent"),
        ("King’s Lynn and West Norfolk", "king s lynn and west norfolk"),
        ("Londonderry", "londonderry"),
        ("", ""),
    ],
    ids=lambda value: value or "nothing",
)
def test_a_council_has_one_key_in_every_style(printed: str, key: str) -> None:
    """The words of a council's style are left out, and its name is kept."""
    assert council_key(printed) == key


@pytest.mark.parametrize("name", ["City of London", "County Council"])
def test_a_council_named_by_its_style_alone_still_has_a_key(name: str) -> None:
    """A name never becomes empty, because an empty key narrows a search to nothing at all."""
    assert council_key(name) != ""


def test_a_council_named_by_its_style_alone_has_a_key_of_its_own() -> None:
    """Two such councils are not one."""
    assert council_key("City of London") != council_key("County Council")


@UNTIMED
@given(st.text("aeLondon CityofCouncil-’.", max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    """What is compared with a key may be a key already."""
    assert council_key(council_key(name)) == council_key(name)


@UNTIMED
@given(st.dates(), st.dates())
def test_days_compare_as_their_numbers(one: datetime.date, other: datetime.date) -> None:
    """An earlier day has a smaller number."""
    assert (day_number(one) < day_number(other)) == (one < other)


def test_a_date_that_is_not_known_comes_before_every_day() -> None:
    """No day has the number that stands for no date."""
    assert day_number(None) < day_number(datetime.date.min)


def test_filters_narrow_nothing_unless_told() -> None:
    """A filter that is not set is the one that everything passes."""
    assert Filters() == EVERYTHING
