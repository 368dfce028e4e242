"""What a brief is asked of: an agenda that is held, a meeting, or a topic."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.briefing.days import named_day
from bot.briefing.items import Item, items, topic_of
from bot.briefing.meetings import MEETINGS, meeting, names_meeting
from bot.councils import councils
from bot.index import Index
from bot.question import understand
from bot.scope import printed
from corpus.documents import Details, Document, in_words
from corpus.errors import NothingToBrief
from corpus.filters import council_key
from corpus.holdings import Held, superseded

_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf|html?|txt|md|eml|pptx|xlsx|csv)$", re.IGNORECASE)
"""How a paper's file name ends."""
_COUNCILS = 6
"""Councils that are named one by one."""


@dataclass(frozen=True)
class Request:
    """What a brief is made for, and from which papers."""

    heading: str
    """The meeting or the topic."""
    items: tuple[Item, ...]
    standing: tuple[str, ...] = ()
    """The titles of the items that are left out, since every agenda has them."""
    agenda: Document | None = None
    day: datetime.date | None = None
    """Of the meeting; papers of later days are not read."""
    papers: tuple[Held, ...] = ()
    """Those that are read."""
    undated: int = 0
    """Papers of the council that are not read since their day is not known."""


def request(
    text: str,
    index: Index,
    labels: frozenset[str],
    today: datetime.date,
    council: str = "",
) -> Request:
    """What some words ask a brief of; raises `NothingToBrief`, or `BadQuestion` without words."""
    words = understand(text).asked
    held = index.holdings(labels).papers
    document = _paper(words, held, index)
    named = named_day(words)
    if document is None and names_meeting(words, named):
        among = [one for one in held if _is_of(council_key(council), one.details)]
        document = index.read(meeting(words, named, among, today).id)
    if document:
        return _of_a_paper(document, held)
    limit = named.day if named and named.limits else None
    topic = named.rest if named and named.limits else words
    key = council_key(council) or _council(topic, held, index, labels)
    papers = [one for one in held if _is_of(key, one.details)]
    item = Item(topic, _without(printed(papers), topic_of(topic)))
    return Request(
        topic, (item,), day=limit, papers=_before(papers, limit), undated=_undated(papers)
    )


def called(text: str, index: Index, labels: frozenset[str]) -> str:
    """
    Some words, or the id of the paper where they are the path of a file on this machine.

    Raises `NothingToBrief` where the index holds no paper with the bytes of the file.
    """
    file = Path(text)
    if not (_FILE.search(text) and file.is_file()):
        return text
    identity = sha256(file.read_bytes()).hexdigest()[:16]
    if identity not in {one.id for one in index.holdings(labels).papers}:
        raise NothingToBrief(_not_held(text))
    return identity


def _not_held(file: str) -> str:
    return f"{file} is not in the index: ingest it first, councilbot ingest {file}."


def _paper(words: str, held: Sequence[Held], index: Index) -> Document | None:
    """The paper that is named by its file's name or by its id; None where no file is named."""
    called = [one for one in held if words in (one.name, one.id)]
    newest = max(called, key=lambda one: str(one.details.date or ""), default=None)
    if newest is None and _FILE.search(words):
        raise NothingToBrief(_not_held(words))
    return index.read(newest.id) if newest else None


def _of_a_paper(document: Document, held: Sequence[Held]) -> Request:
    details = document.details
    found = items(document) if details.kind in MEETINGS else []
    if not found and details.kind == "agenda":
        raise NothingToBrief(
            f"{document.name} has no numbered items that could be found: name a topic in its place."
        )
    title = details.title or document.name
    told = [one for one in found if not one.standing] or [Item(title, topic_of(title))]
    others = [
        one
        for one in held
        if council_key(one.details.council) == council_key(details.council)
        and one.id != document.id
        and not _of_the_same_meeting(one.details, details)
    ]
    return Request(
        heading=_heading(document),
        items=tuple(told),
        standing=tuple(one.title for one in found if one.standing),
        agenda=document,
        day=details.date,
        papers=_before(others, details.date, including=True),
        undated=_undated(others),
    )


def _of_the_same_meeting(other: Details, meant: Details) -> bool:
    """Whether a paper tells what became of the meeting that the brief is for."""
    return other.kind in MEETINGS and other.date == meant.date and other.body == meant.body


def _heading(document: Document) -> str:
    details = document.details
    body = details.body if details.kind in MEETINGS else details.title
    name = body or details.title or document.name
    return f"{name}, {in_words(details.date)}" if details.date else name


def _is_of(key: str, details: Details) -> bool:
    return not key or council_key(details.council) == key


def _before(
    papers: Iterable[Held], day: datetime.date | None, *, including: bool = False
) -> tuple[Held, ...]:
    """The dated papers that were there by the day."""
    dated = [one for one in papers if one.details.date]
    last = day and (day if including else day - datetime.timedelta(1))
    there = [one for one in dated if last is None or (one.details.date or last) <= last]
    known = [one.details for one in there]
    return tuple(one for one in there if not superseded(one.details, known))


def _undated(papers: Iterable[Held]) -> int:
    return sum(one.details.date is None for one in papers)


def _without(names: Iterable[str], topic: str) -> str:
    """A topic without the name of the council, which every one of its papers has."""
    for name in names:
        named = rf"[,\s]*\b(?:(?:in|of|at|by|for) )?{re.escape(name)}(?:[’']s)?\b"
        topic = re.sub(named, "", topic, flags=re.IGNORECASE).strip(" ,") or topic
    return topic


def _council(topic: str, held: Sequence[Held], index: Index, labels: frozenset[str]) -> str:
    """The key of the one council that a topic is about; empty where all papers are of one."""
    known = {one.details.council for one in held} - {""}
    named = councils(topic, known, index.vocabulary(labels))
    if named.absent and not named.held:
        raise NothingToBrief(f"There is no paper of {', '.join(named.absent)} here.")
    keys = named.held or {council_key(name) for name in known}
    if len(keys) > 1:
        names = printed(one for one in held if council_key(one.details.council) in keys)
        more = f"; {len(names) - _COUNCILS} more" if len(names) > _COUNCILS else ""
        raise NothingToBrief(
            "A brief is of one council: name the one that you mean, of"
            f" {'; '.join(names[:_COUNCILS])}{more}."
        )
    return next(iter(keys), "")
