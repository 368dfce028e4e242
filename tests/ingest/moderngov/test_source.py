"""What is asked for: a site, a committee and days."""

from datetime import date

import pytest

from corpus.errors import BadSource
from ingest.moderngov.source import Source, base

SOURCE = Source("https://democracy.kesterwold.example/", 214, date(2024, 1, 1))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://democracy.kesterwold.example", "https://democracy.kesterwold.example/"),
        ("democracy.kesterwold.example/", "https://democracy.kesterwold.example/"),
        ("http://kesterwold.example/moderngov/", "http://kesterwold.example/moderngov/"),
        ("https://k.example/mg/mgCommitteeDetails.aspx?ID=214", "https://k.example/mg/"),
        ("https://k.example/mgWebService.asmx/GetMeetings?x=1", "https://k.example/"),
        ("https://k.example:8443/ieListMeetings.aspx?CId=1", "https://k.example:8443/"),
    ],
)
def test_any_page_of_a_site_names_it(url: str, expected: str) -> None:
    """As a person copies it from the browser."""
    assert base(url) == expected


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://k.example/", "https://", "https://me:secret@k.example/", "http://[", "https://k.example:x/"]
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_one_line(url: str) -> None:
    """It says what one looks like."""
    with pytest.raises(BadSource, match=r"give one such as https://democracy\.NAME\.gov\.uk$"):
        base(url)


def test_the_days_asked_for_are_both_included() -> None:
    """Without a last one there is no end."""
    source = Source(SOURCE.base, 214, date(2024, 1, 1), date(2024, 6, 25))

    held = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 25), date(2024, 6, 26)]

    assert [source.holds(day) for day in held] == [False, True, True, False]
    assert SOURCE.holds(date(2099, 1, 1))


def test_the_folder_is_named_for_the_site_and_the_committee() -> None:
    """So that two committees do not mix."""
    assert SOURCE.name == "democracy.kesterwold.example-214"


def test_the_service_is_asked_for_a_year_ahead() -> None:
    """In its own way of writing days."""
    asked = SOURCE.listed_by_service(date(2024, 7, 1))

    assert asked.endswith("?lCommitteeId=214&sFromDate=01/01/2024&sToDate=02/07/2025")
