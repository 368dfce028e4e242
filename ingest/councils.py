"""Whose paper it is: the council and the body that it names at its head, never guessed ones."""

import re
from collections.abc import Iterable, Sequence

from corpus.filters import council_key
from ingest.reading.blocks import Block

_INSPECTED = re.compile(
    r"inspection of (?P<name>(?!services|local|children|safeguarding)\w.{1,70}?)"
    r"(?: local authority)?(?: children.s (?:social care )?services)",
    re.IGNORECASE,
)
_INSPECTION = re.compile(r"(?:re-?)?inspection of ", re.IGNORECASE)
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
    rf"{_NAMED}(?: (?:(?i:and|&|in|on|upon|with) )?{_NAMED}){{0,8}}"
    r" (?:Council|COUNCIL|Unitary Authority)\b"
)
_SEARCHED = 1000
"""Characters at the beginning of a block in which a council is looked for."""
_NAME_WORDS = 8
"""The longest of an authority's name that stands alone above a report's title."""
_BEFORE = re.compile(
    r"^.{0,60}?\b(?:minutes|agenda|meeting|decisions|decisions taken)\b"
    r"(?: (?:of|for|by|taken|the|a|meeting))*\s*",
    re.IGNORECASE,
)
"""What stands before a body's name in a title: "Draft minutes of the"."""
_BODY = re.compile(
    r"(?P<body>[A-Z][\w’',&-]*(?: (?:[A-Z&][\w’',&-]*|and|of|for|the))*? "
    r"(?:Committee|Sub-Committee|Board|Panel|Commission|Forum)|Cabinet)\b(?=$|[,.:;]| [-–—] | on )"
)
_BODY_WORDS = 15


def council(title: str, opening: Sequence[Block]) -> str:
    """
    The council that a title or a paper's first blocks name, as printed; empty where none is.

    >>> council("Inspection of Bury local authority children’s services", [])
    'Bury'
    """
    inspected = _INSPECTED.search(title)
    if inspected:
        return inspected["name"].removeprefix("the ")
    for text in (title, *(block.text for block in opening)):
        named = _COUNCIL.search(text, 0, _SEARCHED)
        if named:
            return named.group()
    return _headed(opening)


def only_council(blocks: Iterable[Block]) -> str:
    """
    The council that a paper names again and again, where it names no other; empty otherwise.

    >>> only_council([Block("Day Council failed."), Block("I blame Day Council.")])
    'Day Council'
    """
    named = [
        found.group() for block in blocks for found in _COUNCIL.finditer(block.text, 0, _SEARCHED)
    ]
    one = len(named) > 1 and len(set(map(council_key, named))) == 1
    return named[0] if one else ""


def body(title: str, opening: Sequence[Block]) -> str:
    """
    The committee or board that a paper's title or a line at its head names.

    >>> body("Minutes of the Health Scrutiny Committee, 4 May 2023", [])
    'Health Scrutiny Committee'
    """
    lines = (title, *(block.text for block in opening))
    for text in (line for line in lines if len(line.split()) <= _BODY_WORDS):
        named = _BODY.match(_BEFORE.sub("", text))
        if named:
            return named["body"]
    return ""


def _headed(opening: Sequence[Block]) -> str:
    """The first block, where an inspection report prints the authority's name alone above it."""
    if len(opening) < 2 or len(opening[0].text.split()) > _NAME_WORDS:  # noqa: PLR2004
        return ""
    return opening[0].text if _INSPECTION.match(opening[1].text) else ""
