"""robots.txt is obeyed as the standard has it."""

import pytest

from ingest.moderngov.robots import Robots

RULES = """User-agent: *
Disallow: /*?GL=1
Disallow: /documents/*.doc$
Allow: /documents/
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("mgCalendarMonthView.aspx?GL=1&bcr=1", False),
        ("documents/s1/a.doc", False),
        ("documents/s1/a.docx", True),
        ("ieListMeetings.aspx?CId=214&Year=0", True),
    ],
)
def test_wildcards_count(path: str, allowed: bool) -> None:
    """A star is any characters, and a dollar the end."""
    assert Robots(RULES).allow(f"https://site.example/{path}") is allowed


def test_rules_for_us_go_before_those_for_all() -> None:
    """By our name."""
    rules = Robots("User-agent: *\nDisallow:\n\nUser-agent: councilbot\nDisallow: /")

    assert not rules.allow("https://site.example/")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("", 0),
        ("User-agent: *\nCrawl-delay: 10", 10),
        ("User-agent: *\nRequest-rate: 1/20", 20),
        ("User-agent: *\nCrawl-delay: soon", 0),
    ],
)
def test_the_delay_is_what_the_site_asks_for(text: str, delay: float) -> None:
    """In either of the ways to say it."""
    assert Robots(text).delay == delay


def test_what_is_no_robots_txt_forbids_nothing() -> None:
    """Some sites answer with a web page."""
    assert Robots("<!DOCTYPE html><p>Not found</p>").allow("https://site.example/")
