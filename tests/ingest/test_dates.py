"""Dates are read the day first, and a period has both its ends."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import days, period
from tests.ingest.conftest import UNTIMED

SHAPES = ["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%dth of %B, %Y"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 December 2017", ["2017-12-04"]),
        ("04/12/2017", ["2017-12-04"]),
        ("4.12.2017", ["2017-12-04"]),
        ("7th May, 2013 2.00 pm", ["2013-05-07"]),
        ("Tuesday 1st of March 2022", ["2022-03-01"]),
        ("3 Sept 2024", ["2024-09-03"]),
        ("18 JULY 2023", ["2023-07-18"]),
        ("15 to 26 May 2023", ["2023-05-26"]),
        ("24 October 2016 to 17 November 2016", ["2016-10-24", "2016-11-17"]),
        ("31 February 2023", []),
        ("may be 12 cases, 5 of 8", []),
        ("in the last 12 months, last week, yesterday", []),
        ("12 May 2123", []),
        ("", []),
    ],
)
def test_full_dates_are_read_the_day_first(text: str, found: list[str]) -> None:
    """A date needs its day, month and year; a relative date is none."""
    assert [str(day) for day in days(text)] == found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Inspection dates: 6 to 17 December 2021", "2021-12-06", "2021-12-17"),
        ("Inspection dates: 25 October 2021 to 5 November 2021", "2021-10-25", "2021-11-05"),
        ("Inspection dates: 17 September to 28 September 2018", "2018-09-17", "2018-09-28"),
        ("Inspection date: 27 February to 23 March 2017", "2017-02-27", "2017-03-23"),
        ("Inspection dates: 9–24 November 2017", "2017-11-09", "2017-11-24"),
        ("Inspection dates: 19 November–30 November 2018", "2018-11-19", "2018-11-30"),
        ("Inspection date: 11 – 22 July 2022", "2022-07-11", "2022-07-22"),
        ("Inspection date: 20 June 2017 ─ 13 July 2017", "2017-06-20", "2017-07-13"),
        ("Inspection dates: 02 March 2020 to 13 March 2020", "2020-03-02", "2020-03-13"),
        ("Inspection dates: 04/12/2017 to 15/12/2017", "2017-12-04", "2017-12-15"),
        ("Inspection dates: 04/12/2017 - 15/12/2017", "2017-12-04", "2017-12-15"),
        ("On site Tuesday 23 to Thursday 25 January 2024", "2024-01-23", "2024-01-25"),
        ("3rd and 4th March 2023", "2023-03-03", "2023-03-04"),
        ("11 December to 5 January 2023", "2022-12-11", "2023-01-05"),
        ("Inspection date: 11 July 2022", "2022-07-11", "2022-07-11"),
        ("31 to 14 March 2023", "2023-03-14", "2023-03-14"),
        ("11 December 2023 to 5 January 2023", "2023-01-05", "2023-01-05"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    """Whatever dash or word stands between them, and whichever of month and year is left out."""
    found = period(text)

    assert found is not None
    assert [str(found.first), str(found.last)] == [first, last]


@pytest.mark.parametrize("text", ["", "2023", "from 3 to 14 cases", "30 February 2023"])
def test_what_states_no_date_states_no_period(text: str) -> None:
    """Nothing is made up."""
    assert period(text) is None


@UNTIMED
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(SHAPES))
def test_a_date_is_read_back_in_every_shape(day: datetime.date, shape: str) -> None:
    """Printed and read again, it is the same day."""
    assert list(days(f"Meeting: {day.strftime(shape)}.")) == [day]


@UNTIMED
@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)),
    st.integers(1, 300),
    st.sampled_from([" to ", " – ", "─", "-", " until "]),
)
def test_a_period_is_read_back(first: datetime.date, length: int, between: str) -> None:
    """Its first day keeps its own year only where that is printed."""
    last = first + datetime.timedelta(length)
    year = "" if first.year == last.year else f" {first.year}"

    found = period(f"Dates: {first.day} {first:%B}{year}{between}{last.day} {last:%B %Y}")

    assert found == (first, last)


@UNTIMED
@given(st.text(st.sampled_from("0123456789 /.-–─tounilandMayJuly2023\n"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    """A period's first day is never after its last."""
    found = period(text)

    assert found is None or found.first <= found.last
