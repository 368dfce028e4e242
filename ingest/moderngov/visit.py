"""One look at a meeting: its page, the full minutes of its items, and the papers it links to."""

import re
from datetime import date
from urllib.parse import urlsplit

from corpus.documents import in_words
from corpus.errors import SiteNotReachable
from ingest.moderngov import pages
from ingest.moderngov.errand import Errand
from ingest.moderngov.folder import file_name, page_name
from ingest.moderngov.pages import File, Item, Meeting
from ingest.moderngov.record import Entry
from ingest.moderngov.restricted import is_restricted
from ingest.moderngov.service import Restricted
from ingest.moderngov.visitor import Gone, Unfetched
from ingest.moderngov.web import Answer

_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_PAGE_ENDING = re.compile(r"\.(?:html?|aspx)$", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE)


class Visit:
    """The papers of one meeting, those apart that are not for the public."""

    def __init__(self, errand: Errand, meeting: int, page: Meeting, held: date) -> None:
        self._errand = errand
        self._meeting = meeting
        self._page = page
        self._held = held
        self._url = errand.source.meeting(meeting)
        self._failed = False
        self.found: set[str] = set()
        """The addresses of the papers that the site has now."""
        self.complete = True
        """Whether no paper has to be asked for again because the site failed."""

    def take(self, answer: Answer, moved: str, shut: Restricted) -> None:
        """Keep the page, and everything public to which it leads."""
        closed = {item.id for item in self._page.items if item.restricted} | shut.items
        if self._page.items:
            about = self._about(self._page.heading, self._page.kind, access="public")
            name = page_name(self._held, self._meeting)
            self._keep(self._url, _public(answer, closed), moved, name, about)
        for item in self._page.items:
            if item.id in closed:
                self._leave_out(item)
            else:
                self._take_item(item, shut)
        for file in self._page.minutes:
            self._take_file(file)

    def _take_item(self, item: Item, shut: Restricted) -> None:
        if item.truncated and item.id:
            self._take_full_minutes(item)
        for file in item.files:
            if file.name in shut.documents or is_restricted(file.title):
                self._leave_out(item, "a paper of ")
            else:
                self._take_file(file)
        for _ in range(item.closed):
            self._leave_out(item, "a paper of ")

    def _leave_out(self, item: Item, part: str = "") -> None:
        number = f"item {item.number}" if item.number else "an item without a number"
        self._errand.report.restricted.append(
            f"{in_words(self._held)}, {part}{number}: {self._url}#AI{item.id}"
        )

    def _take_full_minutes(self, item: Item) -> None:
        """The whole of what the meeting's page only begins."""
        url = self._errand.source.item(item.id)
        got = self._get(url)
        if got:
            title = f"{item.title} (item {item.number})" if item.number else item.title
            name = page_name(self._held, self._meeting, f"item-{item.id}")
            about = self._about(title, self._page.kind, access="public")
            self._keep(url, *got, name, about)

    def _take_file(self, file: File) -> None:
        if file.url in self.found:
            return
        if urlsplit(file.url).hostname != self._errand.source.host:
            self._errand.report.skipped[file.url] = "it is on another site"
            return
        got = self._get(file.url)
        if got and self._is_page_in_place_of(file.url, got[0]):
            self._errand.report.skipped[file.url] = "a web page came in its place"
        elif got:
            name = file_name(self._held, file.url, file.name)
            self._keep(file.url, *got, name, self._about_file(file))

    def _get(self, url: str) -> tuple[Answer, str] | None:
        """What an address gives; None, with the reason in the report, when it gives nothing."""
        try:
            got = self._errand.get(url)
        except Unfetched as reason:
            self._errand.report.skipped[url] = str(reason)
            if not isinstance(reason, Gone):
                self.found.add(url)
            return None
        except SiteNotReachable as failure:
            if self._failed:
                raise
            self._errand.report.skipped[url] = (
                f"{str(failure).partition(':')[0]}; it is asked for again"
            )
            self.found.add(url)
            self._failed, self.complete = True, False
            return None
        self._failed = False
        return got

    def _keep(self, url: str, answer: Answer, moved: str, name: str, about: dict[str, str]) -> None:
        self.found.add(url)
        report = self._errand.report
        about |= {"url": moved, "retrieved": self._errand.today.isoformat()}
        address = moved if moved != url else ""
        entry = Entry(name, self._meeting, about, answer.etag, answer.last_modified, address)
        changed = self._errand.folder.keep(url, answer.content, entry)
        kept = report.files if "/documents/" in url else report.pages
        (kept if changed else report.unchanged).append(entry.file)

    def _about(self, title: str, kind: str, access: str = "") -> dict[str, str]:
        """What the site says of a page of the meeting."""
        page = self._page
        return {
            "title": f"{title}: {page.body}, {in_words(self._held)}",
            "kind": kind,
            "council": page.council,
            "body": page.body,
            "date": self._held.isoformat(),
            "status": page.status,
            "access": access,
        }

    def _about_file(self, file: File) -> dict[str, str]:
        """
        What the site says of a paper that a page links to.

        It says nothing of its access: a paper that calls itself exempt was put there by mistake.
        """
        if file.role == "minutes":
            return self._about(file.title, "minutes")
        about = {"council": self._page.council, "body": self._page.body}
        if _MINUTES.search(file.title):
            return about  # of another meeting, whose day the paper itself tells
        kind = "committee_report" if file.role == "report" else ""
        return {"title": file.title, "kind": kind, **about, "date": self._held.isoformat()}

    @staticmethod
    def _is_page_in_place_of(url: str, answer: Answer) -> bool:
        """Whether an error or a login page came under the name of a paper."""
        wanted = _PAGE_ENDING.search(urlsplit(url).path)
        return not wanted and bool(_MARKUP.match(answer.content[:1000]))


def _public(answer: Answer, closed: set[int]) -> Answer:
    """A page without what is not for the public; one that was cut is asked for in full again."""
    content = pages.without(answer.content, closed)
    if content == answer.content:
        return answer
    return answer._replace(content=content, etag="", last_modified="")
