"""The day that somebody names."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.days import named_day, named_time
from tests.corpus.conftest import UNTIMED

DAY = datetime.date(2023, 11, 7)


@pytest.mark.parametrize(
    "spelt",
    [
        "7 November 2023",
        "7th Nov 2023",
        "7 Nov 23",
        "Tuesday 7 November 2023",
        "07/11/2023",
        "07/11/23",
        "7/11/23",
        "7.11.2023",
        "07-11-2023",
        "2023-11-07",
    ],
)
def test_a_day_is_read_as_people_write_it(spelt: str) -> None:
    """With what is said besides."""
    found = named_day(f"scrutiny committee {spelt}")

    assert found is not None
    assert (found.day, found.limits, found.rest) == (DAY, False, "scrutiny committee")


def test_a_limit_is_told_from_a_meeting() -> None:
    """By the word before it."""
    found = named_day("caseloads before 7 November 2023")

    assert found is not None
    assert (found.limits, found.rest) == (True, "caseloads")


@pytest.mark.parametrize(
    "text",
    [
        "caseloads",
        "31 February 2023",
        "2023",
        "June 2023",
        "32/13/2023",
        "paragraph 1.2.23",
        "7 November 18.30",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    """Such as a month, or a day that no calendar has."""
    assert named_day(text) is None


@pytest.mark.parametrize("spelt", ["November 2023", "Nov 2023", "Nov. 2023", "november, 2023"])
def test_a_month_is_all_its_days(spelt: str) -> None:
    """Where no day is named."""
    found = named_time(f"scrutiny committee in {spelt}")

    assert found is not None
    assert (found.day, found.last) == (DAY.replace(day=1), DAY.replace(day=30))
    assert (found.limits, found.rest) == (False, "scrutiny committee")


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("the plan of June 2023 before 7 November 2023", DAY, "the plan of June 2023"),
        ("the visit of 1 May 2023 before 7/11/23", DAY, "the visit of 1 May 2023"),
        ("the plan of June 2023, 7 November 2023", DAY, "the plan of June 2023"),
        ("caseloads before November 2023", DAY.replace(day=1), "caseloads"),
    ],
)
def test_a_limit_comes_first_and_then_a_day(text: str, day: datetime.date, rest: str) -> None:
    """So that a topic may have a month in its name."""
    found = named_time(text)

    assert found is not None
    assert (found.day, found.rest) == (day, rest)


@UNTIMED
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)), st.text(max_size=20))
def test_any_day_is_found_after_any_words(day: datetime.date, words: str) -> None:
    """The first that is named, at the latest this one."""
    assert named_day(f"{words} {day.day} {day:%B} {day.year}") is not None
