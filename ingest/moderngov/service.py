"""ModernGov's web service, where a council has it switched on. lxml is kept behind this file."""

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lxml import etree

from ingest.dates import days

MOST_BYTES = 10_000_000
"""A long meeting, with all that is written of its items, has well under one million."""
_DOCUMENT = re.compile(r"/documents/([a-z]\d{1,10})/", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,10}")
_FOREIGN_TAG = re.compile(
    rb"</?(?!(?:\w+:)?(?:getmeetings|meetings?|meetingid|meetingdate|agendaitems?|agendaitemid"
    rb"|isrestricted|linkeddocs?|url)\b)[A-Za-z][^<>]*>",
    re.IGNORECASE,
)
"""The tags of the web pages that stand raw inside an answer, and of what is not needed of it."""
_TRUE = re.compile(r"\s*(?:true|1|yes)\s*", re.IGNORECASE)


class Restricted(NamedTuple):
    """What the service says is not for the public."""

    items: frozenset[int] = frozenset()
    """By the numbers of the agenda items."""
    documents: frozenset[str] = frozenset()
    """By the parts of their addresses that name them, such as `s9951`."""


def meetings(content: bytes) -> dict[int, date] | None:
    """The days of the meetings by number; None when this is no answer of the service."""
    root = _root(content)
    if root is None or not _is(root, "getmeetings"):
        return None
    found = {}
    for meeting in root.iter("{*}meeting", "meeting"):
        number = _NUMBER.fullmatch(_text(meeting, "meetingid"))
        day = next(days(_text(meeting, "meetingdate")), None)
        if number and day:
            found[int(number.group())] = day
    return found


def restricted(content: bytes) -> Restricted:
    """
    The items and documents of a meeting that are marked as restricted.

    What is inside what cannot be relied on, but the order can: a mark that is not inside a document
    is of the last item that has begun.
    """
    root = _root(content)
    items: set[int] = set()
    documents: set[str] = set()
    number, closed = 0, False
    for element in [] if root is None else root.iter(etree.Element):
        if _is(element, "agendaitem"):
            number, closed = 0, False
        elif _is(element, "agendaitemid"):
            number = _number(element)
        elif _is(element, "isrestricted") and _TRUE.fullmatch(element.text or ""):
            document = next((one for one in element.iterancestors() if _is(one, "linkeddoc")), None)
            closed = closed or document is None
            documents |= set() if document is None else set(_documents(document))
        items |= {number} if closed and number else set()
    return Restricted(frozenset(items), frozenset(documents))


def _root(content: bytes) -> etree._Element | None:
    if len(content) > MOST_BYTES:
        return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(_FOREIGN_TAG.sub(b"", content), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _is(element: etree._Element, *names: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname.lower() in names


def _text(element: etree._Element, name: str) -> str:
    """The words of the first such element inside another; their entities are encoded twice."""
    found = next(element.iter(f"{{*}}{name}", name), None)
    text = html.unescape(html.unescape((found.text or "") if found is not None else ""))
    return " ".join(text.split())


def _number(element: etree._Element) -> int:
    found = _NUMBER.fullmatch((element.text or "").strip())
    return int(found.group()) if found else 0


def _documents(about: etree._Element) -> Iterator[str]:
    for url in about.iter("{*}url", "url"):
        named = _DOCUMENT.search(url.text or "")
        if named:
            yield named[1].lower()
