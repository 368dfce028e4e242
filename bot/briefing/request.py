"""What a brief is asked of: an agenda that is held, a meeting, or a topic."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.briefing.days import Named, named_time
from bot.briefing.files import is_named, not_held, short
from bot.briefing.items import Item, items, topic_of
from bot.briefing.meetings import MEETINGS, meeting, names_meeting
from bot.councils import councils
from bot.index import Index
from bot.question import understand
from bot.scope import printed
from corpus.documents import Details, Document, in_words
from corpus.errors import NothingToBrief
from corpus.filters import council_key
from corpus.holdings import Held, Holdings, superseded

_COUNCILS = 6
"""Councils that are named one by one."""
_AFTER = re.compile(
    r"^(?:after|from|since)\b|\b(?:after|from|since)$|\b(?:between|from) (?:and|to)\b",
    re.IGNORECASE,
)
"""What is left, without the day, of words that ask for later papers, which no brief reads."""


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
    """Of the meeting, whose papers are read; else the day before which papers count."""
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
    named = named_time(words)
    if document is None and names_meeting(words, named):
        among = [one for one in held if _is_of(council_key(council), one.details)]
        document = index.read(meeting(words, named, among, today).id)
    if document:
        return _of_a_paper(document, held)
    topic, limit = _topic(words, named)
    key = _known(council, held) if council else _council(topic, held, index, labels)
    return _of_a_topic(topic, limit, [one for one in held if _is_of(key, one.details)])


def _topic(words: str, named: Named | None) -> tuple[str, datetime.date | None]:
    """A topic, and the day before which papers count, by the day or the month that is named."""
    if named is None:
        return words, None
    if named.limits:
        return named.rest, named.day
    if _AFTER.search(named.rest):
        raise NothingToBrief(
            f"A brief reads the papers up to a day: say “before {in_words(named.day)}”, or ask for"
            " the topic alone."
        )
    return named.rest, named.last + datetime.timedelta(1)


def _of_a_topic(topic: str, limit: datetime.date | None, papers: Sequence[Held]) -> Request:
    item = Item(topic, _without(printed(papers), topic_of(topic)))
    there = _some(_before(papers, limit), papers)
    return Request(topic, (item,), day=limit, papers=there, undated=_undated(papers))


def _known(council: str, held: Sequence[Held]) -> str:
    """The key of a council that is given; raises `NothingToBrief` where no paper is of it."""
    key = council_key(council)
    if not any(council_key(one.details.council) == key for one in held):
        here = f" Here are papers of {_listed(names)}." if (names := printed(held)) else ""
        raise NothingToBrief(f"There is no paper of {short(council)} here.{here}")
    return key


def _paper(words: str, held: Sequence[Held], index: Index) -> Document | None:
    """The paper that is named by its file's name or by its id; None where no file is named."""
    called = [one for one in held if words in (one.name, one.id)]
    newest = max(called, key=lambda one: str(one.details.date or ""), default=None)
    if newest is None and is_named(words):
        raise NothingToBrief(not_held(words))
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
        papers=_some(_before(others, details.date, including=True), others),
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


def _some(there: tuple[Held, ...], among: Iterable[Held]) -> tuple[Held, ...]:
    """The papers that were there; raises `NothingToBrief` where there was none."""
    if not there:
        oldest = Holdings(tuple(among)).oldest
        since = f"; the oldest here is of {in_words(oldest)}" if oldest else ""
        raise NothingToBrief(
            f"No paper with a date was there before that{since}: ingest earlier ones first."
        )
    return there


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
        raise NothingToBrief(f"There is no paper of {short(', '.join(named.absent))} here.")
    keys = named.held or {council_key(name) for name in known}
    if len(keys) > 1:
        names = printed(one for one in held if council_key(one.details.council) in keys)
        raise NothingToBrief(
            f"A brief is of one council: name the one that you mean, of {_listed(names)}."
        )
    return next(iter(keys), "")


def _listed(names: Sequence[str]) -> str:
    more = f"; {len(names) - _COUNCILS} more" if len(names) > _COUNCILS else ""
    return f"{'; '.join(names[:_COUNCILS])}{more}"
