"""ModernGov's web pages: which meetings there are, and what the page of one holds."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.display import one_line
from ingest.dates import days
from ingest.moderngov.restricted import is_restricted

MOST_ITEMS = 500
"""No agenda has so many; a page that has is made to keep us busy."""
_ITEM = "tr:has(> td.mgItemNumberCell)"
_ASIDE = ".mgFileSize, .mgHide, .sr-only"
"""What a link says besides the title of what it leads to."""
_CLOSED = re.compile(r"\brestricted enclosure\b|\bis restricted\b|\bnot for publication\b", re.I)
_FULL = re.compile(r"\bview the full\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\b(?:council|borough|authority|city of|county of)\b", re.IGNORECASE)
_NAMELESS = re.compile(r"modern(?:\.gov| council)", re.IGNORECASE)
"""What the product calls a council that has not said its name."""


class Listing(NamedTuple):
    """One page of a committee's meetings."""

    meetings: dict[int, date]
    earlier: str
    """The address of the page before; "" when there is none."""
    later: str


class File(NamedTuple):
    """A paper that a page links to."""

    url: str
    title: str
    role: str
    """`minutes` as printed, the `report` on an item, or an `annex` to it."""
    name: str
    """The part of its address that names it, such as `s9951`."""


class Item(NamedTuple):
    """One item of an agenda."""

    id: int
    number: str
    title: str
    restricted: bool
    truncated: bool
    """Whether the page has only the beginning of its minutes."""
    files: tuple[File, ...]
    closed: int
    """How many papers of it the page says are restricted."""


class Meeting(NamedTuple):
    """The page of a meeting."""

    heading: str
    """What has been published: "Agenda", "Agenda and draft minutes"."""
    body: str
    council: str
    held: date | None
    items: tuple[Item, ...]
    minutes: tuple[File, ...]
    """As printed."""

    @property
    def kind(self) -> str:
        """The kind of paper that the page is."""
        head = self.heading.lower()
        return "minutes" if "minutes" in head else "decision" if "decision" in head else "agenda"

    @property
    def status(self) -> str:
        """`draft` or `confirmed` once there are minutes."""
        if self.kind != "minutes":
            return ""
        return "draft" if "draft" in self.heading.lower() else "confirmed"


def listing(content: bytes, url: str) -> Listing:
    """The meetings that a page lists."""
    tree = LexborHTMLParser(content)
    found = {}
    for link in tree.css("a[href*='ieListDocuments.aspx' i]"):
        number = _query(link, "mid")
        day = next(days(one_line(link.text())), None)
        if number.isdigit() and day:
            found[int(number)] = day
    return Listing(found, *(_turn(tree, url, way) for way in ("earlier", "later")))


def meeting(content: bytes, url: str) -> Meeting | None:
    """What the page of a meeting says; None when this is no such page."""
    tree = LexborHTMLParser(content)
    heading, under = (_line(tree, f".{name}") for name in ("mgMainTitleTxt", "mgSubTitleTxt"))
    if not heading:
        return None
    for aside in tree.css(_ASIDE):
        aside.decompose()
    printed = (
        _file(link, url, "minutes") for link in tree.css(".mgActionList a[href*='documents/g' i]")
    )
    return Meeting(
        heading=heading,
        body=under.rpartition(" - ")[0] or under,
        council=_council(tree),
        held=_held(tree, under),
        items=tuple(_item(row, url) for row in tree.css(_ITEM)[:MOST_ITEMS]),
        minutes=tuple(file for file in printed if _asks_for_minutes(file.url)),
    )


def without(content: bytes, items: set[int]) -> bytes:
    """A page without these items and without what it says of restricted papers."""
    tree = LexborHTMLParser(content)
    all_rows = tree.css(_ITEM)
    rows = [row for row in all_rows if _id(row) in items]
    notes = [note for row in all_rows[:MOST_ITEMS] for note in row.css("li") if _is_closed(note)]
    for node in [*rows, *notes]:
        node.decompose()
    return (tree.html or "").encode() if rows or notes else content


def address(url: str, href: str) -> str:
    """A link's whole address; those of ModernGov hold blanks and line ends."""
    try:
        whole = urljoin(url, " ".join(href.split()))
    except ValueError:
        return ""
    return quote(whole.partition("#")[0], safe="!$%&'()*+,/:;=?@[]~")


def _line(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css_first(selector)
    return one_line(found.text()) if found else ""


def _query(link: LexborNode, name: str) -> str:
    asked = parse_qs(urlsplit(_href(link)).query)
    return next((values[0] for key, values in asked.items() if key.lower() == name), "")


def _href(link: LexborNode) -> str:
    href = link.attributes.get("href") or ""
    return href if "[" not in href.partition("?")[0] else ""


def _turn(tree: LexborHTMLParser, url: str, way: str) -> str:
    link = tree.css_first(f"a[href*='Act={way}' i]")
    return address(url, _href(link)) if link else ""


def _council(tree: LexborHTMLParser) -> str:
    """The council's name, which follows that of the page in the window's title."""
    name = _line(tree, "title").rpartition(" - ")[2]
    return name if _COUNCIL.search(name) and not _NAMELESS.search(name) else ""


def _held(tree: LexborHTMLParser, under: str) -> date | None:
    meta = tree.css_first("meta[name='DC.date']")
    try:
        return date.fromisoformat(((meta and meta.attributes.get("content")) or "")[:10])
    except ValueError:
        return next(days(under), None)


def _id(row: LexborNode) -> int:
    anchor = row.css_first("a[name^='AI']")
    name = ((anchor and anchor.attributes.get("name")) or "")[2:]
    return int(name) if re.fullmatch(r"[0-9]{1,10}", name) else 0


def _item(row: LexborNode, url: str) -> Item:
    cell = row.css_first("td.mgItemNumberCell")
    titles = [one_line(node.text()) for node in row.css("p.mgAiTitleTxt")]
    title = next((one for one in titles[1:] if one), "")
    links = row.css("a[href*='mgAi.aspx?ID=' i]")
    return Item(
        id=_id(row),
        number=one_line(cell.text()).rstrip(".") if cell else "",
        title=title,
        restricted=is_restricted(title) or any(map(_is_closed, row.css("p.mgAiTitleTxt"))),
        truncated=any(_FULL.search(one_line(link.text())) for link in links),
        files=tuple(_files(row, url)),
        closed=sum(map(_is_closed, row.css("li"))),
    )


def _files(row: LexborNode, url: str) -> Iterator[File]:
    for link in row.css("a[href*='documents/s' i]"):
        role = "report" if "mgAiTitleLnk" in (link.attributes.get("class") or "") else "annex"
        file = _file(link, url, role)
        if file.url:
            yield file


def _file(link: LexborNode, url: str, role: str) -> File:
    there = address(url, _href(link))
    named = re.search(r"/documents/([a-z]\d{1,10})/", there, re.IGNORECASE)
    return File(there, one_line(link.text()), role, named[1].lower() if named else "")


def _is_closed(node: LexborNode) -> bool:
    return bool(_CLOSED.search(one_line(node.text())))


def _asks_for_minutes(url: str) -> bool:
    """Whether this is the document that ModernGov keeps as the printed minutes of a meeting."""
    return parse_qs(urlsplit(url).query).get("T") == ["1"]
