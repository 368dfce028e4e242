"""Which kind of paper a document is, and what can be known of it from its own words."""

import datetime
import re
from collections.abc import Iterator

from corpus.documents import Details
from ingest.reading.blocks import Block, Reading, Role, role_of

_SIGNS = {
    "ofsted_sif": r"^(?:re-?)?inspection of services for children in need of help and protection",
    "ofsted_ilacs": (
        r"^(?:re-?)?inspection of\s[^:]{0,120}?\bchildren.?s (?:social care )?services$"
    ),
    "ofsted_letter": r"(?:monitoring|focused) visit",
    "peer_review": r"peer (?:review|challenge)",
    "commissioner_report": r"commissioner.s report|report of the commissioner",
    "case_review": r"(?:serious case|safeguarding practice) review",
    "improvement_plan": r"(?:improvement|action) plan",
    "minutes": r"\bminutes\b",
    "agenda": (
        r"\bagenda\b(?! items?\b)"
        r"(?!(?:[\s\S]{0,200}\bagenda)?(?:,| and)[\w ,]{0,30}\bminutes\b)"
    ),
    "decision": r"decision notice|record of decision",
    "motion": r"\bmotion\b",
    "committee_report": r"\breport (?:of|by|to) (?:the )?(?:director|committee|cabinet|head)",
    "blog": r"\bblog\b",
    "news": r"\bnews\b",
}
"""
What a kind of paper is told by in its title and headings; what stands first in them wins.

Only Ofsted's own reports begin with the word inspection: other papers speak of one.
"""

_INSPECTED = re.compile(
    r"inspection of (?P<name>(?!services|local|children|safeguarding)\w.{1,60}?)"
    r"(?: local authority)?(?: children.s (?:social care )?services)",
    re.IGNORECASE,
)
_NO_PLACE = (
    "a|after|agenda|all|and|annual|any|as|at|before|board|both|by|cabinet|chair|chief|cllrs?"
    "|committee|council|councillors?|date|decision|deputy|director|dr|each|every|executive"
    "|extraordinary|for|from|full|however|if|in|inspection|leader|local|mayor|meeting"
    "|members?|minutes|miss|motion|mrs?|ms|no|notice|of|officers?|on|or|our|ordinary|plan|prof"
    "|report|review|scrutiny|services?|shadow|should|since|that|the|these|this|those|to|watch"
    "|when|with|your|youth"
)
"""What stands before the word council and is no part of a name, in small letters."""
_SORT = "Borough|City|County|District|Metropolitan|Parish|Town|Unitary"
_PLACE = rf"\b(?!(?i:{_NO_PLACE})\b)[A-Z][\w’'-]+"
_NAMED = rf"(?:(?:Borough|City|County|Forest|Isles?|Riding|Vale) (?i:of (?:the )?))?{_PLACE}"
_COUNCIL = re.compile(
    r"(?:(?:London|Royal|Metropolitan) Borough|City|County)"
    rf" of {_PLACE}(?: (?:and )?{_PLACE}){{0,8}}(?: Council\b)?"
    rf"|(?!(?:(?i:{_SORT}) )+(?i:Council))"
    rf"{_NAMED}(?: (?:(?i:and|&|in|on|upon|with) )?{_NAMED}){{0,8}} (?:Council|COUNCIL)\b"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "|".join(["Sept", *(month[:3] for month in _MONTHS.split("|"))])
_WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTHS}|{_SHORT_MONTHS})\b\.?,?"
    r" (?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d{2})\b")
_PUBLISHED = re.compile(r"\bpublished\b|\bpublication\b", re.IGNORECASE)
"""What stands between the day of an inspection and that of its report."""
_OPENING = 10
"""Blocks at the start of a paper in which its title, council and date are looked for."""
_LINE = 25
"""Words; a longer block is prose, and a date in prose is not the paper's own."""


def details(reading: Reading, name: str) -> Details:
    """What a paper says of itself; what it does not say is left open, never guessed."""
    opening = [block for page in reading.pages for block in page.blocks][:_OPENING]
    title = reading.title or _title(opening) or name
    head = "\n".join([title, *_headings(opening)])
    return Details(
        title=title,
        kind=_kind(head, name),
        council=_council(title, opening),
        date=reading.date or _date(opening),
        status="draft" if re.search(r"\bdraft minutes\b", head, re.IGNORECASE) else "",
    )


def days(text: str) -> Iterator[datetime.date]:
    """
    The full dates in a text, the day before the month as in Britain; of a range, its last day.

    >>> [str(day) for day in days("Inspection dates: 3 to 14 March 2023; published 04/12/2023")]
    ['2023-03-14', '2023-12-04']
    """
    found_dates = [*_WORDED.finditer(text), *_NUMBERED.finditer(text)]
    for found in sorted(found_dates, key=lambda found: found.start()):
        month = found["month"]
        number = int(month) if month.isdigit() else _month(month)
        try:
            yield datetime.date(int(found["year"]), number, int(found["day"]))
        except ValueError:
            continue


def _month(name: str) -> int:
    return [month[:3].lower() for month in _MONTHS.split("|")].index(name[:3].lower()) + 1


def _date(opening: list[Block]) -> datetime.date | None:
    """The date that a paper opens with; where that is a range, its last day."""
    lines = [block.text for block in opening if len(block.text.split()) <= _LINE]
    parts = [part for line in lines for part in _PUBLISHED.split(line)]
    return next((max(found) for part in parts if (found := list(days(part)))), None)


def _title(opening: list[Block]) -> str:
    """The headings that a paper opens with, up to the first that is a fact rather than a title."""
    parts: list[str] = []
    for block in opening:
        if any(days(block.text)) and not parts:
            continue
        heads = block.role is Role.HEADING or (not parts and len(block.text.split()) <= _LINE)
        if not heads or ":" in block.text or any(days(block.text)):
            break
        parts.append(block.text)
    return ": ".join(parts[:2])


def _headings(opening: list[Block]) -> list[str]:
    """The headings of the paper itself; a numbered one is that of an item in it."""
    headings = (block.text for block in opening if block.role is Role.HEADING)
    return [text for text in headings if role_of(text) is not Role.NUMBERED]


def _kind(head: str, name: str) -> str:
    """What the head says first, or else the file's name."""
    return _first_sign(head) or _first_sign(re.sub(r"[^A-Za-z]+", " ", name)) or "other"


def _first_sign(words: str) -> str:
    flags = re.IGNORECASE | re.MULTILINE
    found = {kind: re.search(sign, words, flags) for kind, sign in _SIGNS.items()}
    starts = {kind: sign.start() for kind, sign in found.items() if sign}
    return min(starts, key=starts.__getitem__, default="")


def _council(title: str, opening: list[Block]) -> str:
    inspected = _INSPECTED.search(title)
    if inspected:
        return inspected["name"].removeprefix("the ")
    for text in (title, *(block.text for block in opening)):
        named = _COUNCIL.search(text)
        if named:
            return named.group()
    return _headed(opening)


def _headed(opening: list[Block]) -> str:
    """The first heading, where an inspection report prints the authority's name alone above it."""
    if len(opening) > 1 and opening[0].role is Role.HEADING:
        first, second = opening[0].text, opening[1].text
        if re.match(r"(?:re-)?inspection of ", second, re.IGNORECASE):
            return first
    return ""
