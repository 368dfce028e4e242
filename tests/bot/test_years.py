"""The years and days of a question."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.years import NO_YEARS, Years, years
from tests.corpus.conftest import UNTIMED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("in 2016", (2016,)),
        ("2016?", (2016,)),
        ("2019 or 2016 or 2019", (2016, 2019)),
        ("the year 2016/17", (2016,)),
        ("the year 2016-17", (2016,)),
        ("in 1999", (1999,)),
        ("in 1850", ()),
        ("12016 people", ()),
        ("20167", ()),
        ("", ()),
    ],
)
def test_reads_the_years_that_are_named(text: str, wanted: tuple[int, ...]) -> None:
    """Each once, in the order of time; other numbers are none."""
    assert years(text).named == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("from 2016 to 2019", (2016, 2019)),
        ("between 2016 and 2019", (2016, 2019)),
        ("between March 2016 and the end of May 2019", (2016, 2019)),
        ("2016–2019", (2016, 2019)),
        ("2016 to 2019", (2016, 2019)),
        ("between 2019 and 2016", (2016, 2019)),
        ("since 2016", (2016, None)),
        ("since the inspection of 2016", (2016, None)),
        ("after 2016", (2017, None)),
        ("before 2016", (None, 2015)),
        ("until 2016", (None, 2016)),
        ("prior to 2016", (None, 2015)),
        ("in 2016", (None, None)),
        ("2016 and 2019", (None, None)),
        ("Since when? It was 2016.", (None, None)),
        ("before the 2016 inspection", (None, None)),
    ],
)
def test_reads_a_stretch_of_time(text: str, wanted: tuple[int | None, int | None]) -> None:
    """Years that are only named are no stretch, nor is what a named paper looks back on."""
    found = years(text)

    assert (found.first, found.last) == wanted


@pytest.mark.parametrize(
    ("text", "month", "with_year"),
    [
        ("at the April meeting", 4, False),
        ("April's meeting", 4, False),
        ("the January scrutiny committee", 1, False),
        ("the Dec minutes", 12, False),
        ("the sept minutes", 9, False),
        ("the report of March 2017", 3, True),
        ("the March 2017 report", 3, True),
        ("the minutes of Sept 2017", 9, True),
        ("the April meeting on the report of March 2017", 4, False),
        ("the may minutes", 5, False),
        ("the minutes of may 2017", 5, True),
        ("by April", None, False),
        ("the march of progress", None, False),
        ("what may the report say", None, False),
        ("may the committee decide", None, False),
        ("the marching meeting", None, False),
    ],
)
def test_reads_the_month_of_a_meeting_or_paper(
    text: str, month: int | None, with_year: bool
) -> None:
    """A month is a paper's where a paper or a year follows it; "may" is a verb too."""
    found = years(text)

    assert (found.month, found.with_year) == (month, with_year)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the 2016 inspection", True),
        ("2016's report", True),
        ("the 2016/17 annual report", True),
        ("the 2016 Ofsted", True),
        ("the inspection of 2016", True),
        ("minutes from June 2016", True),
        ("the report published in 2016", True),
        ("how many children were there in 2016", False),
        ("the target for 2016", False),
        ("the inspection", False),
    ],
)
def test_tells_whether_a_year_is_a_paper_s(text: str, wanted: bool) -> None:
    """Of a year that is a figure's, any later paper may tell."""
    assert years(text).of_a_paper is wanted


@pytest.mark.parametrize(
    ("asked", "year", "wanted"),
    [
        (Years((2016,)), 2016, True),
        (Years((2016,)), 2017, False),
        (Years((2016,), first=2016), 2019, True),
        (Years((2016,), first=2016), 2015, False),
        (Years((2016,), last=2016), 2010, True),
        (Years((2016,), last=2016), 2017, False),
        (Years((2016, 2019), 2016, 2019), 2018, True),
        (Years((2016, 2019)), 2018, False),
        (NO_YEARS, 2018, False),
    ],
)
def test_includes_the_days_of_its_years(asked: Years, year: int, wanted: bool) -> None:
    """A stretch includes what is between."""
    assert asked.include(datetime.date(year, 6, 1)) is wanted


@pytest.mark.parametrize("asked", [Years((2016,)), Years((2016,), first=2016), NO_YEARS])
def test_a_day_that_is_not_known_is_in_no_year(asked: Years) -> None:
    """It may be any."""
    assert not asked.include(None)


@given(st.text(max_size=120) | st.from_regex(r"(since|before|from|may|2016|to|–|report|[ ]){0,9}"))
@UNTIMED
def test_any_text_has_years_in_order(text: str) -> None:
    """And no stretch ends before it begins."""
    found = years(text)

    assert list(found.named) == sorted(set(found.named))
    assert (found.first or 0) <= (found.last or 9999)
    assert found.month is None or 1 <= found.month <= 12
