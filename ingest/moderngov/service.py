"""ModernGov's web service, where a council has it switched on. lxml is kept behind this file."""

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lxml import etree

from ingest.kinds import days

_DOCUMENT = re.compile(r"/documents/([a-z]\d{1,10})/", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,10}")
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
        number = _NUMBER.fullmatch(_text(meeting, "meetingid").strip())
        day = next(days(_text(meeting, "meetingdate")), None)
        if number and day:
            found[int(number.group())] = day
    return found


def restricted(content: bytes) -> Restricted:
    """
    The items and documents of a meeting that are marked as restricted.

    The web pages inside the answer are not well formed and upset the order of its elements, so
    each mark counts for the nearest element above it that it can be about.
    """
    root = _root(content)
    items, documents = set(), set()
    for mark in [] if root is None else root.iter("{*}isrestricted", "isrestricted"):
        about = next(
            (one for one in mark.iterancestors() if _is(one, "linkeddoc", "agendaitem")), None
        )
        if about is None or not _TRUE.fullmatch(mark.text or ""):
            continue
        if _is(about, "agendaitem"):
            items |= {int(found) for found in _NUMBER.findall(_text(about, "agendaitemid"))[:1]}
        else:
            documents |= set(_documents(about))
    return Restricted(frozenset(items), frozenset(documents))


def _root(content: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _is(element: etree._Element, *names: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname.lower() in names


def _text(element: etree._Element, name: str) -> str:
    """The words of the first such element inside another; their entities are encoded twice."""
    found = next(element.iter(f"{{*}}{name}", name), None)
    return html.unescape(html.unescape((found.text or "") if found is not None else ""))


def _documents(about: etree._Element) -> Iterator[str]:
    for url in about.iter("{*}url", "url"):
        named = _DOCUMENT.search(url.text or "")
        if named:
            yield named[1].lower()
