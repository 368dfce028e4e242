"""From a council's site to a folder of papers, with the site's faults on the way."""

import json
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import SiteNotReachable, SiteRefused
from ingest.moderngov.web import Limits
from tests.ingest.conftest import bare_pdf
from tests.ingest.moderngov.conftest import Run
from tests.ingest.moderngov.kesterwold import (
    ANNEX,
    COMMITTEE,
    FULL,
    HELD,
    JUNE,
    LEASE,
    MARCH,
    MAY,
    PDF,
    PRINTED,
    REPORT,
    SEPTEMBER,
    TODAY,
    Entry,
    june,
    kesterwold,
    listing,
    meeting_page,
    page_of,
    with_service,
)
from tests.ingest.moderngov.site import Page, Site, serving

LISTING = f"/ieListMeetings.aspx?CId={COMMITTEE}&Year=0"
PAGE = f"{HELD[JUNE]}-meeting-{JUNE}.html"
FULL_PAGE = f"{HELD[JUNE]}-meeting-{JUNE}-item-23304.html"
REPORT_FILE = "2024-06-25-s9951-performance-report-quarter-4.pdf"
ANNEX_FILE = "2024-06-25-s9952-annex-a-scorecard.pdf"
MINUTES_FILE = "2024-06-25-g1342-printed-minutes-tuesday-25-jun-2024-18-30.pdf"
OTHERS = ["2024-03-12-meeting-1301.html", "2024-09-10-meeting-1390.html"]
ALL = sorted([*OTHERS, PAGE, FULL_PAGE, REPORT_FILE, ANNEX_FILE, MINUTES_FILE])


def names(folder: Path) -> list[str]:
    """The papers in a folder."""
    return sorted(path.name for path in folder.glob("[!.]*") if path.name != "papers.toml")


def said(folder: Path) -> dict[str, dict[str, object]]:
    """What papers.toml says of each."""
    listed = tomllib.loads((folder / "papers.toml").read_text(encoding="utf-8"))["paper"]
    return {entry.pop("file"): entry for entry in listed}


def put_june(site: Site, heading: str, items: list[Entry], printed: str = PRINTED) -> Page:
    """Change the page of the meeting in June."""
    return site.put(page_of(JUNE), meeting_page(JUNE, heading, items, printed))


def test_everything_public_is_fetched(run: Run, into: Path) -> None:
    """Pages, the full minutes of an item, its report and annex, and the printed minutes."""
    fetched = run()

    assert names(into) == ALL
    assert sorted(fetched.pages) == sorted([*OTHERS, PAGE, FULL_PAGE])
    assert sorted(fetched.files) == sorted([REPORT_FILE, ANNEX_FILE, MINUTES_FILE])
    assert (fetched.meetings, fetched.skipped) == (4, {})


def test_one_request_at_a_time_with_a_second_between(run: Run, site: Site) -> None:
    """By the site's own record."""
    run()

    assert site.most_at_once == 1
    assert min(after.at - before.at for before, after in pairwise(site.requests)) >= 1
    assert {request.headers["User-Agent"] for request in site.requests} == {
        "councilbot/0.1.0 (+clerk@kesterwold.example)"
    }


def test_nothing_is_asked_for_twice(run: Run, site: Site) -> None:
    """In one run."""
    run()

    assert len(site.asked()) == len(set(site.asked()))


def test_what_the_site_says_is_written_beside_the_papers(run: Run, site: Site, into: Path) -> None:
    """And no more than it says."""
    run()

    about = said(into)
    assert about[PAGE] == {
        "title": "Agenda and draft minutes: Children and Families Overview and Scrutiny Committee,"
        " 25 June 2024",
        "kind": "minutes",
        "council": "Kesterwold Council",
        "body": "Children and Families Overview and Scrutiny Committee",
        "date": date(2024, 6, 25),
        "status": "draft",
        "access": "public",
        "url": f"{site.url}ieListDocuments.aspx?CId=214&MId=1342&Ver=4",
        "retrieved": TODAY,
    }
    assert about[REPORT_FILE]["kind"] == "committee_report"
    assert "kind" not in about[ANNEX_FILE]
    assert (about[MINUTES_FILE]["kind"], about[MINUTES_FILE]["status"]) == ("minutes", "draft")
    assert about[OTHERS[1]]["kind"] == "agenda"


def test_no_file_is_said_to_be_public(run: Run, into: Path) -> None:
    """One that calls itself exempt was put there by mistake, and the ingest must see it."""
    run()

    assert {name for name, about in said(into).items() if "access" not in about} == {
        REPORT_FILE,
        ANNEX_FILE,
        MINUTES_FILE,
    }


def test_truncated_minutes_are_fetched_in_full(run: Run, site: Site, into: Path) -> None:
    """Into a file of their own, with the address of the item."""
    run()

    assert FULL in (into / FULL_PAGE).read_text(encoding="utf-8")
    assert said(into)[FULL_PAGE]["url"] == f"{site.url}mgAi.aspx?ID=23304"
    assert str(said(into)[FULL_PAGE]["title"]).startswith(
        "Children’s improvement: Quarter 4 of 2023/24 (item 4): "
    )


def test_restricted_items_are_never_fetched(run: Run, site: Site, into: Path) -> None:
    """Nor is anything said of them but where they are."""
    fetched = run()

    page = f"{site.url}ieListDocuments.aspx?CId=214&MId=1342&Ver=4"
    assert fetched.restricted == [
        f"25 June 2024, item 6: {page}#AI23306",
        f"25 June 2024, a paper of item 7: {page}#AI23307",
    ]
    assert site.asked(LEASE) == []
    kept = b"".join(path.read_bytes() for path in into.iterdir())
    assert b"Placement contract" not in kept
    assert b"lease" not in kept.lower()


def test_the_service_says_what_is_restricted_too(run: Run, site: Site, into: Path) -> None:
    """Items and documents, though the page does not tell."""
    with_service(site, restricted=[23307], closed=["s9952"])

    fetched = run()

    assert len(fetched.restricted) == 3
    assert site.asked(ANNEX) == []
    assert "Foster carers" not in (into / PAGE).read_text(encoding="utf-8")


def test_the_service_lists_the_meetings(run: Run, site: Site, into: Path) -> None:
    """The page that lists them is then not asked for."""
    with_service(site)

    run()

    assert site.asked("ieListMeetings") == []
    assert names(into) == ALL


@pytest.mark.parametrize("status", [200, 403, 404, 500])
def test_without_the_service_the_pages_do(run: Run, site: Site, into: Path, status: int) -> None:
    """Whatever a council has put in its place."""
    asked = "lCommitteeId=214&sFromDate=01/01/2024&sToDate=02/07/2025"
    site.put(f"/mgWebService.asmx/GetMeetings?{asked}", "<html>Off</html>", status=status)

    run()

    assert names(into) == ALL
    assert site.asked("GetMeeting?") == []


def test_only_the_days_asked_for_are_fetched(run: Run, into: Path) -> None:
    """The first and the last among them."""
    fetched = run(start=date(2024, 3, 12), end=date(2024, 6, 24))

    assert fetched.meetings == 2
    assert names(into) == [OTHERS[0]]


def test_meetings_are_listed_back_and_forth(run: Run, site: Site) -> None:
    """Page by page, as far as is asked for and no further."""
    turn = f"/ieListMeetings.aspx?Act={{}}&CId={COMMITTEE}&D={{}}"
    earlier, earliest, later = turn.format("earlier", 1), turn.format("earlier", 2), turn.format("later", 1)  # fmt: skip
    site.put(LISTING, listing([JUNE], earlier=earlier, later=later))
    site.put(later, listing([SEPTEMBER], later=later))
    site.put(earlier, listing([MAY, MARCH], earlier=earliest))

    fetched = run(start=date(2024, 4, 1))

    assert fetched.meetings == 3
    assert site.asked("Act=") == [earlier, later, later]


def test_a_listing_without_meetings_leads_to_the_others(run: Run, site: Site) -> None:
    """The year that it shows may be empty."""
    earlier = f"/ieListMeetings.aspx?Act=earlier&CId={COMMITTEE}&D=1"
    site.put(LISTING, listing([], earlier=earlier))
    site.put(earlier, listing([MARCH], earlier=earlier))

    assert run().meetings == 1


def test_a_paper_that_is_linked_twice_is_fetched_once(run: Run, site: Site) -> None:
    """From two items of one agenda."""
    items = june()
    items[4].annexes = {"Scorecard again": ANNEX}
    put_june(site, "Agenda and draft minutes", items)

    fetched = run()

    assert fetched.files.count(ANNEX_FILE) == 1
    assert len(site.asked(ANNEX)) == 1


def test_full_minutes_that_are_not_there_are_skipped(run: Run, site: Site) -> None:
    """The beginning of them is on the page."""
    del site.pages["/mgAi.aspx?ID=23304"]

    fetched = run()

    assert list(fetched.skipped) == [f"{site.url}mgAi.aspx?ID=23304"]
    assert PAGE in fetched.pages


def test_a_second_run_fetches_only_what_changed(run: Run, site: Site, into: Path) -> None:
    """A file by what the site says of it, a page by its words."""
    run()
    before = len(site.requests)
    site.put(REPORT, bare_pdf("Caseloads rose."), media_type=PDF, etag='"r2"')

    fetched = run(today=date(2024, 7, 8))

    assert fetched.files == [REPORT_FILE]
    assert fetched.pages == []
    assert said(into)[REPORT_FILE]["retrieved"] == date(2024, 7, 8)
    assert said(into)[ANNEX_FILE]["retrieved"] == TODAY
    again = {request.path: request.status for request in site.requests[before:]}
    assert (again[REPORT], again[ANNEX]) == (200, 304)


def test_meetings_long_past_are_not_looked_at_again(run: Run, site: Site) -> None:
    """Once everything of them was fetched four weeks after."""
    run()
    before = len(site.requests)

    fetched = run()

    assert fetched.settled == 2
    assert not [one for one in site.requests[before:] if f"MId={MARCH}" in one.path]


def test_later_meetings_are_looked_at_again(run: Run, site: Site, into: Path) -> None:
    """Minutes appear weeks after the agenda."""
    run()
    minutes = [Entry(24001, "1.", "Apologies for absence", "None was received.")]
    site.put(page_of(SEPTEMBER), meeting_page(SEPTEMBER, "Agenda and draft minutes", minutes))

    fetched = run(today=date(2024, 9, 24))

    assert fetched.pages == [OTHERS[1]]
    assert said(into)[OTHERS[1]]["status"] == "draft"


def test_confirmed_minutes_replace_the_draft(run: Run, site: Site, into: Path) -> None:
    """In the same file, months later."""
    run()
    items = june()
    items[0].minutes = "Apologies were received from Mrs Fairbrasse and Canon Inchmoor."
    put_june(site, "Agenda and minutes", items)

    fetched = run(today=date(2024, 9, 24))

    assert fetched.pages == [PAGE]
    assert "Canon Inchmoor" in (into / PAGE).read_text(encoding="utf-8")
    assert said(into)[PAGE]["status"] == "confirmed"
    assert names(into) == ALL


def test_a_paper_that_the_council_withdraws_is_removed(run: Run, site: Site, into: Path) -> None:
    """It may have been put there by mistake."""
    run()
    items = june()
    items[1].annexes = {}
    put_june(site, "Agenda and draft minutes", items)

    fetched = run()

    assert fetched.withdrawn == [ANNEX_FILE]
    assert ANNEX_FILE not in names(into)
    assert ANNEX_FILE not in said(into)


def test_a_paper_that_becomes_exempt_is_removed(run: Run, site: Site, into: Path) -> None:
    """With its item."""
    run()
    items = june()
    items[1].title += " (Exempt)"
    put_june(site, "Agenda and draft minutes", items)

    run()

    assert names(into) == sorted([*OTHERS, PAGE, MINUTES_FILE])


def test_a_missing_file_is_skipped(run: Run, site: Site, into: Path) -> None:
    """With the reason; the others are fetched."""
    del site.pages[ANNEX]

    fetched = run()

    assert fetched.skipped == {
        f"{site.url}documents/s9952/Annex%20A%20-%20Scorecard.pdf": "there is nothing at its address"
    }
    assert names(into) == [name for name in ALL if name != ANNEX_FILE]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(status=500), "the site answers 500"),
        (Page(b"<!DOCTYPE html><p>Log in"), "a web page came in its place"),
        (Page(status=302, headers={"Location": "http://10.0.0.1/x"}), "it leads to another site"),
        (Page(b"x" * 200_000, media_type=PDF), "it is larger than one paper may be"),
    ],
)
def test_a_file_that_cannot_be_had_is_skipped(
    run: Run, site: Site, into: Path, page: Page, reason: str
) -> None:
    """Whatever the reason, it is told."""
    site.pages[ANNEX] = page

    fetched = run(limits=Limits(quiet=5, file=100_000))

    assert list(fetched.skipped.values()) == [reason]
    assert names(into) == [name for name in ALL if name != ANNEX_FILE]


def test_a_file_that_fails_for_now_is_kept_as_it_was(run: Run, site: Site, into: Path) -> None:
    """The council has not withdrawn it."""
    run()
    site.pages[ANNEX] = Page(status=500)

    fetched = run()

    assert fetched.withdrawn == []
    assert names(into) == ALL


def test_a_file_on_another_site_is_not_fetched(run: Run, site: Site) -> None:
    """The council's site speaks only for itself."""
    items = june()
    with serving(Site()) as other:
        elsewhere = f"{other.url}documents/s1/a.pdf".replace("127.0.0.1", "localhost")
        items[1].annexes = {"Elsewhere": f"/{elsewhere}"}
        put_june(site, "Agenda and draft minutes", items)

        fetched = run()

        assert fetched.skipped == {elsewhere: "it is on another site"}
        assert other.requests == []


def test_what_robots_txt_forbids_is_skipped(run: Run, site: Site, into: Path) -> None:
    """Wildcards count."""
    rules = "User-agent: *\nDisallow: /documents/*.pdf?T=\nDisallow: /mgWebService"
    site.put("/robots.txt", rules, media_type="text/plain")

    fetched = run()

    assert list(fetched.skipped.values()) == ["robots.txt of 127.0.0.1 does not allow it"]
    assert site.asked("T=1") == []
    assert site.asked("mgWebService") == []
    assert names(into) == [name for name in ALL if name != MINUTES_FILE]


def test_a_site_whose_pages_robots_txt_forbids_is_left(run: Run, site: Site) -> None:
    """In one line."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /", media_type="text/plain")

    with pytest.raises(SiteNotReachable, match=r"lists no meetings \(robots\.txt of 127\.0\.0\.1"):
        run()

    assert site.asked() == ["/robots.txt"]


def test_a_page_that_has_moved_keeps_its_new_address(run: Run, site: Site, into: Path) -> None:
    """Which is asked for at once the next time."""
    there = f"/moved/meeting/{SEPTEMBER}"
    site.pages[there] = site.pages[page_of(SEPTEMBER)]
    site.put(page_of(SEPTEMBER), status=301, headers={"Location": there})
    run()
    before = len(site.requests)

    run()

    assert said(into)[OTHERS[1]]["url"] == f"{site.url}{there[1:]}"
    asked = [one.path for one in site.requests[before:] if str(SEPTEMBER) in one.path]
    assert asked == [there]


def test_a_page_that_has_moved_back_is_found(run: Run, site: Site) -> None:
    """At its first address."""
    there = "/moved"
    site.pages[there] = page = site.pages[page_of(SEPTEMBER)]
    site.put(page_of(SEPTEMBER), status=301, headers={"Location": there})
    run()
    del site.pages[there]
    site.pages[page_of(SEPTEMBER)] = page

    fetched = run()

    assert fetched.skipped == {}


def test_an_outage_ends_a_run_and_the_next_goes_on(run: Run, site: Site, into: Path) -> None:
    """What was fetched before is there, described, and not asked for again in full."""
    site.fails_from = 8
    with pytest.raises(SiteNotReachable, match=r"127\.0\.0\.1 is out of order \(it answers 503\)"):
        run()
    half = names(into)
    site.fails_from = None
    before = len(site.requests)

    fetched = run()

    assert half == sorted([OTHERS[0], PAGE, FULL_PAGE, REPORT_FILE])
    assert names(into) == ALL
    assert fetched.settled == 2
    again = {request.path: request.status for request in site.requests[before:]}
    assert again[REPORT] == 304
    assert list(said(into)) == ALL


def test_one_file_that_never_comes_does_not_end_a_run(run: Run, site: Site, into: Path) -> None:
    """It is asked for again the next time, however long ago the meeting was."""
    page = site.pages[ANNEX]
    site.put(ANNEX, hangs=True)

    fetched = run(today=date(2025, 9, 1), limits=Limits(quiet=0.3))

    site.pages[ANNEX] = page
    assert list(fetched.skipped.values()) == [
        "127.0.0.1 does not answer in time; it is asked for again"
    ]
    assert run(today=date(2025, 9, 1)).files == [ANNEX_FILE]


@pytest.mark.parametrize(
    "page",
    [Page(status=403), Page(status=429), Page(b"<html><div class='h-captcha'></div></html>")],
)
@pytest.mark.parametrize("path", [LISTING, page_of(JUNE), "/mgAi.aspx?ID=23304", REPORT])
def test_a_no_ends_a_run_at_once(run: Run, site: Site, into: Path, page: Page, path: str) -> None:
    """Nothing is asked for after it, and what was fetched before is described."""
    site.pages[path] = page

    with pytest.raises(SiteRefused):
        run()

    assert site.asked()[-1] == path
    assert names(into) == (list(said(into)) if names(into) else [])


def test_a_listing_that_is_not_there_is_one_line(run: Run, site: Site) -> None:
    """It asks what a person may have got wrong."""
    del site.pages[LISTING]

    with pytest.raises(SiteNotReachable, match="is this a ModernGov site, and the committee"):
        run()


def test_a_page_that_is_no_meeting_is_skipped(run: Run, site: Site) -> None:
    """The others are fetched."""
    site.put(page_of(MARCH), "<html><h1>Log in</h1></html>")

    assert list(run().skipped.values()) == ["it is not the page of a meeting"]


def test_a_page_too_long_to_be_one_is_skipped(run: Run, site: Site) -> None:
    """It was made to keep us busy."""
    site.put(page_of(MARCH), "<h1 class='mgMainTitleTxt'>Agenda</h1>" + "<li>" * 1_300_000)

    assert list(run().skipped.values()) == ["it is not the page of a meeting"]


def test_minutes_of_another_meeting_are_not_dated_by_this_one(
    run: Run, site: Site, into: Path
) -> None:
    """They tell their own day."""
    previous = "/documents/s9940/Minutes of Previous Meeting.pdf"
    items = [Entry(23303, "3.", "Minutes", report=previous)]
    site.put(previous, bare_pdf("Minutes of 12 March 2024"), media_type=PDF)
    put_june(site, "Agenda", items, printed="")

    run()

    assert set(said(into)["2024-06-25-s9940-minutes-of-previous-meeting.pdf"]) == {
        "council",
        "body",
        "url",
        "retrieved",
    }


def test_the_record_tells_nothing_but_what_it_needs(run: Run, into: Path) -> None:
    """It is JSON, hidden beside the papers."""
    run()

    kept = json.loads((into / ".moderngov.json").read_text(encoding="utf-8"))

    assert set(kept) == {"source", "entries", "looks"}
    assert {int(meeting) for meeting in kept["looks"]} == set(HELD)


def test_a_whole_site_is_put_together_for_tests() -> None:
    """Every address that its pages speak of is there."""
    site = kesterwold(Site())

    assert {LISTING, REPORT, ANNEX, PRINTED, LEASE} <= site.pages.keys()
