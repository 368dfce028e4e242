"""Which meetings a committee has had, and will have."""

from datetime import date
from urllib.parse import urlsplit

from corpus.errors import SiteNotReachable
from ingest.moderngov import pages, service
from ingest.moderngov.errand import Errand
from ingest.moderngov.pages import Listing
from ingest.moderngov.visitor import Unfetched

MOST_TURNS = 50
"""Pages of meetings, forwards or backwards, of about fifteen each."""


def meetings(errand: Errand) -> tuple[dict[int, date], bool]:
    """The meetings that are asked for, by number, and whether the site's web service is on."""
    told = errand.visitor.probe(errand.source.listed_by_service(errand.today))
    listed = service.meetings(told) if told else None
    found = _browsed(errand) if listed is None else listed
    wanted = {meeting: held for meeting, held in found.items() if errand.source.holds(held)}
    return wanted, listed is not None


def _browsed(errand: Errand) -> dict[int, date]:
    """The meetings as the web pages list them, page by page in both directions."""
    first = _listing(errand, errand.source.listing)
    found = dict(first.meetings)
    for way in ("earlier", "later"):
        page = first
        for _ in range(MOST_TURNS):
            url = page.earlier if way == "earlier" else page.later
            if urlsplit(url).hostname != errand.source.host or _reaches(errand, way, found):
                break
            page = _listing(errand, url)
            if page.meetings.keys() <= found.keys():
                break
            found |= page.meetings
    return found


def _listing(errand: Errand, url: str) -> Listing:
    try:
        answer, _ = errand.visitor.get(url)
    except Unfetched as error:
        raise SiteNotReachable(
            f"{url} lists no meetings ({error}): is this a ModernGov site, and the committee's"
            " number right?"
        ) from error
    return pages.listing(answer.content, answer.url)


def _reaches(errand: Errand, way: str, found: dict[int, date]) -> bool:
    """Whether the meetings found so far go as far back, or forward, as is asked for."""
    if not found:
        return False
    if way == "earlier":
        return min(found.values()) < errand.source.start
    return errand.source.end is not None and max(found.values()) > errand.source.end
