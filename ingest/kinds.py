"""Which kind of paper a document is, and what can be known of it from its own words."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.documents import Details
from ingest.councils import body, council, only_council
from ingest.dates import days
from ingest.facts import LINE, author, is_fact, licence, published, when
from ingest.grades import judgements
from ingest.reading.blocks import Block, Reading, Role, role_of


class Recognised(NamedTuple):
    """A kind of paper, and from 0 to 1 how surely it was recognised."""

    kind: str
    sure: float


BY_TITLE = 0.95
"""The title begins as those of its kind do: "Minutes of ..."."""
IN_TITLE = 0.9
"""The title has words that its kind is told by: "... peer challenge"."""
IN_HEADINGS = 0.7
"""A heading among its first blocks has them."""
BY_FORM = 0.6
"""A block begins as only those of its kind do: "Report by ...", "Post a Comment"."""
BY_NAME = 0.5
"""The file's name has them."""

_INSPECTION = r"^(?:.{2,60}: )?(?:re-?)?inspection of "
_BEGINS = {
    "minutes": r"^(?:(?:un)?confirmed |draft )?minutes\b"
    r"|^agenda(?:,? decisions)?,? and (?:draft |printed )?minutes\b",
    "agenda": r"^(?:supplementary |public )?agenda(?:$| (?:for|of|frontsheet|supplement|pack)\b)",
    "motion": r"^(?:notice of )?motions?\b",
    "decision": r"^(?:notice|record) of (?:a )?(?:key )?decisions?\b|^decision (?:notice|record)\b",
    "committee_report": r"^report (?:of|by|to|from) ",
    "ofsted_sif": rf"{_INSPECTION}services for children in need of help and protection",
    "ofsted_ilacs": rf"{_INSPECTION}[^:]{{0,120}}?\bchildren.?s (?:social care )?services$",
    "ofsted_letter": r"^(?:ofsted )?(?:monitoring|focused) visit\b",
}
_SIGNS = {
    "blog": r"\bblog\b",
    "ofsted_letter": r"(?:monitoring|focused) visit",
    "peer_review": r"peer (?:review|challenge)",
    "commissioner_report": r"commissioner.s (?:report|review)|report of the commissioner",
    "case_review": r"(?:serious case|safeguarding practice) review",
    "improvement_plan": r"(?:improvement|action) plan",
    "minutes": r"\bminutes\b",
    "agenda": r"\bagenda\b(?! items?\b)",
    "decision": r"decision notice|record of decision",
    "motion": r"\bmotion\b",
    "committee_report": r"\breport (?:of|by|to) (?:the )?(?:director|committee|cabinet|head)",
    "news": r"\bnews\b",
}
"""What a kind is told by in titles, headings and file names; the first that is found wins."""
_FORMS = {
    "committee_report": r"[Rr]eport (?:by|of|from):? (?:the )?(?:[A-Z][\w’'.-]+,? ){2}",
    "minutes": r"minutes:$|(?:members )?present:? .*(?:councillor|cllr)",
    "motion": r"(?:this )?council (?:notes|believes|resolves)\b",
    "blog": r"post a comment$|(?:recent posts|blog archive)$",
    "news": r"(?:similar|related) (?:articles|stories)$",
}
"""What a block of a kind begins with. Names are told by their capital letters."""
_TITLES = {kind: re.compile(sign, re.IGNORECASE | re.MULTILINE) for kind, sign in _BEGINS.items()}
_FOUND = {kind: re.compile(sign, re.IGNORECASE) for kind, sign in _SIGNS.items()}
_FORMED = {
    kind: re.compile(sign if kind == "committee_report" else f"(?i:{sign})")
    for kind, sign in _FORMS.items()
}
_ITEM = re.compile(r"^agenda item\s*[-–:]?\s*", re.IGNORECASE)
"""How ModernGov begins the title of a page of one item."""
_LABEL = re.compile(r"[\w ]{3,30}: +(?=\S*\d|[A-Z][a-z]+ [A-Z])|.{3,60}:$")
"""A label before a date, a number or a name, or a lead-in."""
_CONFIRMED = re.compile(
    r"(?:status:? )?these minutes (?:were|have been) (?:confirmed|approved|agreed|signed)\b",
    re.IGNORECASE,
)
_OPENING = 10
"""Blocks at the start of a paper in which its title, council and date are looked for."""


def details(reading: Reading, name: str) -> Details:
    """What a paper says of itself; what it does not say is left open, never guessed."""
    blocks = [block for page in reading.pages for block in page.blocks]
    opening = blocks[:_OPENING]
    title = reading.title or _title(opening) or name
    kind, sure = recognised(title, blocks, name)
    dates = when(opening)
    issued = reading.published or published(opening)
    return Details(
        title=title,
        kind=kind,
        sure=sure,
        council=council(title, opening) or only_council(blocks),
        body="" if kind.startswith("ofsted") else body(title, opening),
        date=reading.date or (dates.last if dates else issued),
        began=dates.first if dates and dates.first != dates.last and not reading.date else None,
        published=issued,
        status=_status(title, opening, kind, issued=bool(issued)),
        author=reading.author or author(blocks),
        licence=licence(reading),
        grades=judgements(opening_page(reading)).grades,
    )


def opening_page(reading: Reading) -> tuple[Block, ...]:
    """The blocks of the first page: where a report's judgement table is."""
    return reading.pages[0].blocks if reading.paged and reading.pages else ()


def recognised(title: str, blocks: Sequence[Block], name: str) -> Recognised:
    """The kind of a paper, by the surest sign that it shows; without any it is `other`."""
    title = _ITEM.sub("", title)
    headings = "\n".join(
        block.text
        for block in blocks[:_OPENING]
        if block.role is Role.HEADING and role_of(block.text) is not Role.NUMBERED
    )
    words = re.sub(r"[^A-Za-z]+", " ", name)
    tried = (
        (_first(_TITLES, headings, only=("minutes",)), BY_TITLE),
        (_first(_TITLES, title), BY_TITLE),
        (_first(_FOUND, title), IN_TITLE),
        (_first(_TITLES, headings) or _first(_FOUND, headings), IN_HEADINGS),
        (_formed(blocks), BY_FORM),
        (_first(_FOUND, words), BY_NAME),
    )
    return next((Recognised(kind, sure) for kind, sure in tried if kind), Recognised("other", 0.0))


def _first(signs: "dict[str, re.Pattern[str]]", text: str, only: Iterable[str] = ()) -> str:
    kinds = only or signs
    return next((kind for kind in kinds if signs[kind].search(text)), "")


def _formed(blocks: Sequence[Block]) -> str:
    return next(
        (kind for kind, sign in _FORMED.items() if any(sign.match(block.text) for block in blocks)),
        "",
    )


def _head(title: str, opening: Sequence[Block]) -> str:
    heads = [block.text for block in opening if block.role is Role.HEADING]
    return " ".join([title, *heads])


def _status(title: str, opening: Sequence[Block], kind: str, *, issued: bool) -> str:
    minutes = re.search(r"\b(draft|confirmed) minutes\b", _head(title, opening), re.IGNORECASE)
    if minutes:
        return minutes[1].lower()
    if any(_CONFIRMED.match(block.text) for block in opening):
        return "confirmed"
    return "final" if issued and kind.startswith("ofsted") else ""


def _title(opening: Sequence[Block]) -> str:
    """
    The headings that a paper opens with, up to the first that is a fact rather than a title.

    Of the names of a council and its body, which may stand first, one is kept.
    """
    parts: list[str] = []
    for block in opening:
        dated = any(days(block.text))
        if _ITEM.fullmatch(block.text):
            continue
        if dated and all(map(_is_name, parts)):
            continue
        heads = block.role is Role.HEADING or (not parts and len(block.text.split()) <= LINE)
        if not heads or dated or is_fact(block) or _LABEL.match(block.text):
            break
        parts.append(block.text)
    names = [part for part in parts[:-1] if _is_name(part)]
    rest = [part for part in parts if part not in names]
    return ": ".join([*names[:1], *rest][:2])


def _is_name(text: str) -> bool:
    """Whether a heading is the name of a council or of a body, and no more."""
    return text in (council(text, ()), body(text, ()))
