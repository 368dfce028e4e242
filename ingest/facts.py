"""What a paper says of itself in labelled lines: when, by whom, and whether it may be copied."""

import datetime
import re
from collections.abc import Iterable, Sequence

from ingest.dates import Period, days, period
from ingest.reading.blocks import Block, Reading, Role

LINE = 25
"""Words; a longer block is prose, and a date in prose is not the paper's own."""

_PUBLISHED = re.compile(
    r"(?:^|(?<=[.;)\d] ))(?:(?:feedback |this )?(?:report )?published(?: on)?"
    r"|(?:date of )?publication(?: date)?|date published)\s*:?\s+(?:\w+day,? )?"
    r"(?P<rest>\d{1,2}.{3,20})",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"(?:Inspection dates?|Lead inspectors?|Report published|Date of (?:meeting|publication)"
    r"|Published|Meeting date|Report (?:by|of|author)|Author)\b(?:\s?:|(?<=by) )",
)
"""How a line begins that states a fact of the paper, however large it is printed."""
_DATED = re.compile(r"(?:Inspection dates?|Date of meeting|Meeting date)\s?:", re.IGNORECASE)
_INSPECTOR = re.compile(
    r"Lead inspectors?\s?: *(?P<who>.{3,150}?)"
    r"(?= (?:Deputy|Team inspector|Senior data|Seconded|Quality|Shadow|Judgement)|$)"
)
_AUTHOR = re.compile(
    r"(?:Report (?:by|of)(?: the)?|(?:Report )?Authors?(?:\(s\))?(?: of report)? ?[:-]|Written by"
    r"|Independent (?:author|reviewer|chair) ?:) *(?P<who>[A-Z].{2,150}?)"
    r"(?= (?:Cabinet Member|Relevant|Wards? affected|Key decision|Exempt|Purpose)\b|$)"
)
_OFFICE = re.compile(r",? (?=(?:Her|His) Majesty|HMI\b)")
_REACHED = re.compile(r"[,;]? *(?:\S+@|Tel\b|\(?\d{5}).*$")
"""An author's e-mail address or telephone number, and all after it."""
_LICENCE = re.compile(
    r"Open Government Licen[cs]e|non-commercial educational purposes|Creative Commons",
    re.IGNORECASE,
)
_LONGEST = 300
"""Characters of a licence's sentence."""


def is_fact(block: Block) -> bool:
    """Whether a block states a fact of the paper: it heads no section, even in large letters."""
    return bool(_FACT.match(block.text)) and len(block.text.split()) <= LINE


def when(opening: Iterable[Block]) -> Period | None:
    """The days of what a paper opens with a date of; never those of its publication."""
    lines = list(_lines(opening))
    for block in sorted(lines, key=lambda block: not _DATED.match(block.text)):
        found = period(_PUBLISHED.sub("", block.text))
        if found:
            return found
    return None


def published(opening: Iterable[Block]) -> datetime.date | None:
    """The day on which a paper says that it was published."""
    for block in _lines(opening):
        labelled = _PUBLISHED.search(block.text)
        found = next(days(labelled["rest"]), None) if labelled else None
        if found:
            return found
    return None


def author(blocks: Sequence[Block]) -> str:
    """The lead inspector of a report, or who else a line of it says wrote it."""
    for pattern in (_INSPECTOR, _AUTHOR):
        for block in blocks:
            named = pattern.match(block.text)
            if named and len(block.text.split()) <= 2 * LINE:
                who = _OFFICE.sub(", ", _REACHED.sub("", named["who"]))
                return who.strip(" .,")
    return ""


def licence(reading: Reading) -> str:
    """The sentence by which a paper says how it may be used; the last such."""
    for page in reversed(reading.pages):
        for block in page.blocks:
            found = _LICENCE.search(block.text)
            if found:
                return _sentence(block.text, found.start(), found.end())
    return ""


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence in which a phrase stands."""
    begin = text.rfind(". ", 0, start)
    stop = text.find(".", end)
    return text[begin + 2 if begin >= 0 else 0 : stop + 1 if stop >= 0 else None][:_LONGEST].strip()


def _lines(blocks: Iterable[Block]) -> Iterable[Block]:
    return (
        block
        for block in blocks
        if len(block.text.split()) <= LINE and block.role is not Role.FOOTNOTE
    )
