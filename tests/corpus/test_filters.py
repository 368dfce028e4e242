"""Filters compare a document's facts, however a paper prints them."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import KINDS, Details
from corpus.filters import EVERYTHING, Filters, council_key
from tests.corpus.conftest import FILED, NARROWED, UNTIMED

DETAILS = st.builds(
    Details,
    kind=st.sampled_from(sorted(KINDS)),
    council=st.sampled_from(["", "Kesterwold Council", "County of Aldermere"]),
    date=st.none() | st.dates(),
)


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


def test_filters_narrow_nothing_unless_told() -> None:
    """A filter that is not set is the one that everything passes."""
    assert Filters() == EVERYTHING


@pytest.mark.parametrize(("filters", "expected"), NARROWED)
def test_a_document_passes_when_every_fact_agrees(filters: Filters, expected: set[str]) -> None:
    """Council, kind and dates each leave out the documents that do not agree."""
    passing = {one.name for one in FILED if filters.passes(one.details)}

    assert passing - {"exempt.txt"} == expected


@UNTIMED
@given(DETAILS)
def test_everything_passes_what_narrows_nothing(details: Details) -> None:
    """Neither a missing date nor a missing council shuts a paper out."""
    assert EVERYTHING.passes(details)


@UNTIMED
@given(st.dates(), st.dates(), DETAILS)
def test_no_document_without_a_date_passes_a_date(
    since: datetime.date, until: datetime.date, details: Details
) -> None:
    """However wide the days are, a paper whose day is not known may be of another."""
    for filters in (Filters(since=since), Filters(until=until), Filters(since=since, until=until)):
        assert not filters.passes(replace(details, date=None))


@UNTIMED
@given(DETAILS, DETAILS)
def test_a_document_passes_its_own_facts(details: Details, other: Details) -> None:
    """Narrowed to what one paper is, another passes only when it is the same."""
    own = Filters(council_key(details.council), details.kind, details.date, details.date)

    assert own.passes(details)
    assert not own.passes(replace(details, kind="other" if details.kind != "other" else "blog"))
    if details.council:
        assert own.passes(replace(details, council=other.council)) == (
            details.council == other.council
        )
