"""Whether a paper, or an item of one, says of itself that it is not for the public."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.errors import UnreadablePaper
from ingest.papers import Paper
from ingest.reading.blocks import Page, Reading, Role

_SIGN = re.compile(
    r"\bnot for publication\b"
    r"|\bexempt (?:report|appendix|annex|item|minutes?|agenda|category|from publication)\b"
    r"|\((?:exempt|confidential|restricted)\)"
    r"|\bby virtue of paragraphs? [\d, and]{1,20}(?: of)?(?: part (?:1|i))?(?: of)? schedule 12a\b"
    r"|\bpart (?:2|ii|b)(?: \(?(?:private|exempt|confidential|closed))"
    r"|\bpart (?:2|ii|b) (?:report|item|agenda|minutes)\b"
    r"|\bdocument is restricted\b"
    r"|^(?:strictly )?(?:(?:private|restricted) and )?(?:confidential|restricted)[.:]?$"
    r"|^official[ -–]+sensitive\b",
    re.IGNORECASE,
)
"""What the front of an exempt paper or item says (Local Government Act 1972, Schedule 12A). An item
called "Exclusion of the press and public" is public itself."""
_FRONT = 8
"""Blocks at the start of a paper where it says what it is."""
_LINE = 40
"""Words; a longer block is prose, which may speak of other papers."""


def sign(reading: Reading, title: str) -> str:
    """
    The words by which a paper says that it is exempt or confidential; "" when it does not.

    >>> from ingest.reading.blocks import Block
    >>> page = Page((Block("Not for publication: paragraph 3 of Schedule 12A"), Block("Costs.")))
    >>> sign(Reading((page,), paged=True), "Contract award")
    'Not for publication'
    """
    first = reading.pages[0] if reading.pages else Page(())
    front = [text for text in _front(first) if len(text.split()) <= _LINE]
    furniture = (line for page in reading.pages[:1] for line in page.furniture)
    return next(_signs([title, *furniture, *front]), "")


def without_exempt_items(reading: Reading) -> tuple[Reading, list[str]]:
    """
    A reading without the items whose own headings say that they are exempt, and those headings.

    An item ends where the next heading of its level, or of a higher one, begins.
    """
    left_out: list[str] = []
    below: int | None = None
    pages = []
    for page in reading.pages:
        kept = []
        for block in page.blocks:
            if block.role is Role.HEADING and (below is None or block.level <= below):
                below = block.level if _SIGN.search(block.text) else None
                left_out += [block.text] if below is not None else []
            if below is None:
                kept.append(block)
        pages.append(replace(page, blocks=tuple(kept)))
    return (replace(reading, pages=tuple(pages)) if left_out else reading), left_out


def permitted(paper: Paper, reading: Reading, title: str) -> Reading:
    """
    What may be read of a paper: all of it when somebody gave it an access label.

    Without one, a paper that looks exempt is `UnreadablePaper`.
    """
    if "access" in paper.by_hand:
        return reading
    mark = sign(reading, title)
    if mark:
        raise UnreadablePaper(
            f"{paper.shown} looks exempt (“{mark}”): give it an access label in papers.toml,"
            ' such as access = "members", or leave it out.'
        )
    kept, items = without_exempt_items(reading)
    warnings = tuple(
        f"The item “{item}” looks exempt and was left out; an access label in papers.toml lets"
        " the whole paper in"
        for item in items
    )
    return replace(kept, warnings=kept.warnings + warnings)


def _front(page: Page) -> Iterator[str]:
    """The first words of a paper, but not the headings of its items."""
    above = True
    for block in page.blocks[:_FRONT]:
        above = above and block.role is Role.HEADING
        if above or block.role is not Role.HEADING:
            yield block.text


def _signs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = _SIGN.search(text)
        if found:
            yield found.group()
