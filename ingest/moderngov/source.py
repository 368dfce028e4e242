"""Which papers are fetched: a council's site, a committee of it, and from when to when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import SplitResult, urlsplit

from corpus.errors import BadSource

_AHEAD = timedelta(days=366)
"""How far ahead meetings are looked for; their agendas come out a week before."""


@dataclass(frozen=True)
class Source:
    """One committee's papers on a ModernGov site."""

    base: str
    """The address below which the site's pages are; it ends in a slash."""
    committee: int
    start: date
    end: date | None = None

    @property
    def host(self) -> str:
        """The site's name."""
        return urlsplit(self.base).hostname or ""

    @property
    def name(self) -> str:
        """A name for a folder of these papers."""
        return f"{self.host}-{self.committee}"

    @property
    def listing(self) -> str:
        """The page that lists the committee's meetings."""
        return f"{self.base}ieListMeetings.aspx?CId={self.committee}&Year=0"

    def meeting(self, meeting: int) -> str:
        """The page of a meeting."""
        return f"{self.base}ieListDocuments.aspx?CId={self.committee}&MId={meeting}&Ver=4"

    def item(self, item: int) -> str:
        """The page of an agenda item, which has the whole of its minutes."""
        return f"{self.base}mgAi.aspx?ID={item}"

    def listed_by_service(self, today: date) -> str:
        """The web service's list of the meetings."""
        return (
            f"{self.base}mgWebService.asmx/GetMeetings?lCommitteeId={self.committee}"
            f"&sFromDate={self.start:%d/%m/%Y}&sToDate={self.end or today + _AHEAD:%d/%m/%Y}"
        )

    def told_by_service(self, meeting: int) -> str:
        """What the web service says of a meeting."""
        return f"{self.base}mgWebService.asmx/GetMeeting?lMeetingId={meeting}"

    def holds(self, day: date) -> bool:
        """Whether a meeting of that day is asked for."""
        return self.start <= day <= (self.end or date.max)


def base(url: str) -> str:
    """
    The address below which a site's pages are, from that of the site or of any of its pages.

    >>> base("democracy.kesterwold.example/ieListMeetings.aspx?CId=214&Year=0")
    'https://democracy.kesterwold.example/'
    """
    whole = url.strip() if "://" in url else f"https://{url.strip()}"
    parts = _parts(whole)
    if parts is None:
        raise BadSource(
            f"{url} is no address of a site: give one such as https://democracy.NAME.gov.uk"
        )
    path = re.sub(r"[^/]*\.as[pm]x.*$", "", parts.path, flags=re.IGNORECASE)
    return f"{parts.scheme}://{parts.netloc}{path.rstrip('/')}/"


def _parts(url: str) -> SplitResult | None:
    """An address's parts, where it is one of a site and holds no password."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if usable and "@" not in parts.netloc else None
