"""What every reader makes of a paper, whatever its format."""

import datetime
import re
from dataclasses import dataclass
from enum import Enum

_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]|\([A-Z]\)|\d{1,3}(?:\.\d{1,3})+)\s+\S"
    r"|\d{1,3}\.[A-Z‘“]"
)
_BULLET = re.compile(r"[•●▪■◦‣·*–—-]\s+\S")


class Role(Enum):
    """What a block is in its paper."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLET = "bullet"
    ROW = "row"
    """Of a table, the cells parted by " | "."""
    FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table row, with its words in display form."""

    text: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    """Of a heading, 1 the highest; 0 for every other block."""
    anchor: str = ""
    """The fragment of the paper's address that opens here."""
    continues: bool = False
    """Whether it goes on with the last block of the page before."""
    indexed: str = ""
    """Of a row, what is indexed in its place: "column: value; column: value"."""
    part: str = ""
    """Which part of an agenda item it belongs to, where the page says so: `agenda`, `decision`,
    `minutes` or `vote`."""


@dataclass(frozen=True)
class Page:
    """One page of blocks."""

    blocks: tuple[Block, ...]
    label: str | None = None
    """The page number printed on it."""
    ocr: bool = False
    """Whether its words were read from a picture."""
    furniture: tuple[str, ...] = ()
    """The running headers and footers that were left out of its blocks."""


@dataclass(frozen=True)
class Reading:
    """A paper as its reader found it."""

    pages: tuple[Page, ...]
    paged: bool
    """Whether the pages are the paper's own; a web page has none."""
    title: str = ""
    date: datetime.date | None = None
    """Of the meeting or the article, where the file itself says so."""
    published: datetime.date | None = None
    author: str = ""
    unread: tuple[int, ...] = ()
    """The pages, counted from 1, that have a picture and no text: OCR may read them."""
    warnings: tuple[str, ...] = ()
    """What was left out or may be wrong, a line each, for whoever ingests the paper."""


def role_of(text: str) -> Role:
    """
    Whether a block begins as a list item does, by its own first characters.

    >>> [role_of(text).value for text in ("12. Caseloads rose.", "• fewer agency staff", "In 2016")]
    ['numbered', 'bullet', 'paragraph']
    """
    if _NUMBER.match(text):
        return Role.NUMBERED
    return Role.BULLET if _BULLET.match(text) else Role.PARAGRAPH
