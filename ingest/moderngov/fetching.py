"""
Start reading here: a council's site -> a folder of papers.

    source      which papers are asked for
    errand      what one run is sent to do, and what has become of it
    visitor     asks politely, by way of robots, web and addresses
    meetings    which meetings there are: by the web service, or else by the pages
    visit       one meeting: its page, the full minutes of its items, its papers
    folder      where the papers are put, with described and record beside them
"""

from collections.abc import Callable
from datetime import date

from ingest.moderngov import pages, service
from ingest.moderngov.errand import Errand
from ingest.moderngov.meetings import meetings
from ingest.moderngov.record import Look
from ingest.moderngov.service import Restricted
from ingest.moderngov.visit import Visit
from ingest.moderngov.visitor import Unfetched

MOST_PAGE_BYTES = 5_000_000
"""The page of a long meeting has 60,000."""

Told = Callable[[int, int, int], None]
"""Hears how many meetings are done, of how many, and how many papers were fetched."""


def fetch(errand: Errand, told: Told) -> None:
    """Bring the folder up to date; whatever stops this, the next run goes on from there."""
    report = errand.report
    try:
        listed, has_service = meetings(errand)
        report.meetings = len(listed)
        for done, (held, meeting) in enumerate(sorted((day, one) for one, day in listed.items())):
            told(done, len(listed), len(report.pages) + len(report.files))
            if errand.folder.settled(meeting, held):
                report.settled += 1
            else:
                _look_at(errand, meeting, held, has_service=has_service)
    finally:
        errand.folder.describe()


def _look_at(errand: Errand, meeting: int, held: date, *, has_service: bool) -> None:
    url = errand.source.meeting(meeting)
    try:
        answer, moved = errand.get(url)
    except Unfetched as reason:
        errand.report.skipped[url] = str(reason)
        return
    page = (
        pages.meeting(answer.content, answer.url) if len(answer.content) < MOST_PAGE_BYTES else None
    )
    if page is None:
        errand.report.skipped[url] = "it is not the page of a meeting"
        return
    ask = has_service and bool(page.items)
    visit = Visit(errand, meeting, page, page.held or held)
    visit.take(answer, moved, _restricted(errand, meeting) if ask else Restricted())
    errand.report.withdrawn += errand.folder.withdraw(meeting, visit.found)
    if visit.complete:
        look = Look(held.isoformat(), errand.today.isoformat(), page.status == "draft")
        errand.folder.looked_at(meeting, look)


def _restricted(errand: Errand, meeting: int) -> Restricted:
    told = errand.visitor.probe(errand.source.told_by_service(meeting))
    return service.restricted(told) if told else Restricted()
