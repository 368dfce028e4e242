"""The web pages, real ones where they are at hand."""

from datetime import date

import hypothesis
import pytest
from hypothesis import strategies as st

from ingest.moderngov import pages
from ingest.moderngov.pages import File
from tests.ingest.conftest import MODERNGOV, UNTIMED, needs
from tests.ingest.moderngov.kesterwold import (
    ANNEX,
    BODY,
    JUNE,
    MAY,
    PRINTED,
    REPORT,
    SEPTEMBER,
    june,
    listing,
    meeting_page,
)

BASE = "https://democracy.kesterwold.example/"
URL = f"{BASE}ieListDocuments.aspx?CId=214&MId=1342&Ver=4"


def june_page(heading: str = "Agenda and draft minutes") -> pages.Meeting:
    """The page of 25 June as it is read."""
    found = pages.meeting(meeting_page(JUNE, heading, june(), PRINTED).encode(), URL)
    assert found
    return found


def test_a_listing_gives_the_meetings_and_the_way_to_others() -> None:
    """The day is told by the link."""
    turn = "ieListMeetings.aspx?Act=earlier&CId=214&D=202405141830"

    found = pages.listing(listing([SEPTEMBER, JUNE], earlier=turn).encode(), BASE)

    assert found.meetings == {SEPTEMBER: date(2024, 9, 10), JUNE: date(2024, 6, 25)}
    assert (found.earlier, found.later) == (BASE + turn, "")


def test_a_page_says_what_met_and_when() -> None:
    """And whose council it is, in the title of its window."""
    found = june_page()

    assert (found.body, found.council, found.held) == (
        BODY,
        "Kesterwold Council",
        date(2024, 6, 25),
    )


@pytest.mark.parametrize(
    ("heading", "kind", "status"),
    [
        ("Agenda", "agenda", ""),
        ("Agenda and decisions", "decision", ""),
        ("Agenda and draft minutes", "minutes", "draft"),
        ("Agenda, decisions and minutes", "minutes", "confirmed"),
    ],
)
def test_the_heading_says_what_has_been_published(heading: str, kind: str, status: str) -> None:
    """As far as the clerk has come."""
    found = june_page(heading)

    assert (found.kind, found.status) == (kind, status)


def test_items_have_their_numbers_and_titles() -> None:
    """Without the size of the file that the title links to."""
    found = june_page()

    assert [(item.id, item.number, item.title) for item in found.items[:2]] == [
        (23301, "1", "Apologies for absence"),
        (23304, "4", "Children’s improvement: Quarter 4 of 2023/24"),
    ]


def test_papers_are_told_apart_by_where_they_are_linked() -> None:
    """The report by the title of its item, the annexes below it, the minutes above all."""
    found = june_page()

    (report, annex) = found.items[1].files
    assert report == File(
        BASE + REPORT[1:].replace(" ", "%20"), found.items[1].title, "report", "s9951"
    )
    assert annex == File(
        BASE + ANNEX[1:].replace(" ", "%20"), "Annex A - Scorecard", "annex", "s9952"
    )
    assert [(file.title, file.role) for file in found.minutes] == [("Printed minutes", "minutes")]


def test_truncated_minutes_are_noticed() -> None:
    """By the link to the whole of them."""
    assert [item.id for item in june_page().items if item.truncated] == [23304]


def test_what_is_not_public_is_noticed() -> None:
    """By the title of the item, or a note in place of a paper."""
    found = june_page()

    assert [item.id for item in found.items if item.restricted] == [23306]
    assert [(item.id, item.closed) for item in found.items if item.closed] == [(23307, 1)]


def test_what_is_not_public_can_be_cut_out() -> None:
    """The rest of the page stays."""
    page = meeting_page(JUNE, "Agenda", june()).encode()

    cut = pages.without(page, {23306}).decode()

    assert "Placement contract" not in cut
    assert "Restricted enclosure" not in cut
    assert "Exclusion of the press and public" in cut


def test_a_page_with_nothing_to_cut_stays_as_it_is() -> None:
    """To the last byte."""
    page = meeting_page(JUNE, "Agenda", june()[:2]).encode()

    assert pages.without(page, set()) is page


def test_a_cancelled_meeting_has_no_items() -> None:
    """Its page is one of a meeting all the same."""
    found = pages.meeting(meeting_page(MAY, "Meeting", [], suffix=", CANCELLED").encode(), URL)

    assert found
    assert found.items == ()
    assert found.body == BODY


def test_another_page_is_none() -> None:
    """Such as one to log in."""
    assert pages.meeting(b"<html><h1>Log in</h1></html>", URL) is None


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("documents/s1/A report.pdf", f"{BASE}documents/s1/A%20report.pdf"),
        ("/documents/s1/Printed\r\n minutes.pdf?T=1", f"{BASE}documents/s1/Printed%20minutes.pdf?T=1"),
        ("documents/s1/%C2%A3.pdf#page=2", f"{BASE}documents/s1/%C2%A3.pdf"),
        ("documents/s1/£.pdf", f"{BASE}documents/s1/%C2%A3.pdf"),
        ("http://[", ""),
    ],
)  # fmt: skip
def test_addresses_are_mended(href: str, expected: str) -> None:
    """Blanks and line ends stand in those of ModernGov."""
    assert pages.address(URL, href) == expected


def test_the_product_is_not_a_council() -> None:
    """Where a council has not said its name, none is guessed."""
    page = meeting_page(JUNE, "Agenda", june()).replace("Kesterwold Council<", "Modern Council<")

    found = pages.meeting(page.encode(), URL)

    assert found
    assert found.council == ""


@hypothesis.given(
    st.lists(
        st.sampled_from(
            ["<tr>", "<td class='mgItemNumberCell'>", "<a name='AI1'>", "</td>", "<li>", "restricted",
             "<a href='documents/s1/[x'>", "<p class='mgAiTitleTxt'>", "<h1 class='mgMainTitleTxt'>a",
             "<a href='http://[/ieListDocuments.aspx?MId=1'>1 May 2024</a>", "<table>", "</tr>", "£"]
        )
    ).map("".join)
)  # fmt: skip
@UNTIMED
def test_nothing_that_a_site_sends_is_a_crash(page: str) -> None:
    """However the pieces are put together."""
    pages.listing(page.encode(), URL)
    pages.meeting(page.encode(), URL)
    pages.without(page.encode(), {1})


def test_a_real_listing() -> None:
    """Of a council in London."""
    content = needs(MODERNGOV / "kingston_BrowseMeetings.html").read_bytes()

    found = pages.listing(content, BASE)

    assert len(found.meetings) == 15
    assert found.meetings[10221] == date(2026, 1, 15)
    assert "Act=earlier" in found.earlier
    assert "Act=later" in found.later


def test_a_real_page() -> None:
    """Of a meeting of that council, with two items that are truncated."""
    content = needs(MODERNGOV / "kingston_Agenda_151.html").read_bytes()

    found = pages.meeting(content, BASE)

    assert found
    assert (found.kind, found.status, found.held) == ("minutes", "confirmed", date(2026, 1, 15))
    assert [item.number for item in found.items] == [str(number) for number in range(54, 66)]
    assert [item.id for item in found.items if item.truncated] == [51902, 51903]
    assert sum(len(item.files) for item in found.items) == 17
    assert [file.name for file in found.minutes] == ["g10230"]
