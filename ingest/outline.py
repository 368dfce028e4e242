"""The sections of a paper: which headings stand above which, by its kind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.facts import is_fact
from ingest.reading.blocks import Block, Page, Reading, Role, role_of

_APPENDIX = re.compile(r"(?:Appendix|Appendices|Annexe?)\b(?! to\b)", re.IGNORECASE)
_SIF_PARTS = re.compile(
    r"The local authority|(?:The )?Local Safeguarding Children Board(?: \(LSCB\))?"
    r"|Information about this inspection",
    re.IGNORECASE,
)
"""The parts of a report of 2013 to 2018; the Board's has a summary, recommendations and findings of
its own, and may count its paragraphs from 1 again."""
_GRADE = re.compile(
    r"(?:outstanding|good|requires improvement(?: to be good)?|inadequate)\.?", re.IGNORECASE
)
_HEADING_WORDS = 14
_LONGEST = 5000
"""Characters of a block that takes in others; the longest paragraph of 80 reports has 3,000."""
_REFERENCE = re.compile(r"\((?:see )?recommendations?[^()]{0,40}\)\.?", re.IGNORECASE)


def outlined(reading: Reading, kind: str) -> Reading:
    """The headings of a paper at their levels; a line that states a fact heads nothing."""
    level = _Levels(kind)
    pages = []
    for number, page in enumerate(reading.pages):
        blocks = tuple(level.placed(block, first=number == 0) for block in _joined(page))
        pages.append(replace(page, blocks=blocks))
    return replace(reading, pages=tuple(pages))


class _Levels:
    """One pass over a paper's headings; below the root of a part none is as high as it."""

    def __init__(self, kind: str) -> None:
        self._parts = _SIF_PARTS if kind == "ofsted_sif" else None
        self._highest = 1
        """The highest level that a heading which is no root may have."""

    def placed(self, block: Block, *, first: bool) -> Block:
        """The block at its level, if it is a heading."""
        if block.role is not Role.HEADING:
            return block
        if is_fact(block):
            return replace(block, role=Role.PARAGRAPH, level=0)
        if _is_paragraph(block.text):
            return replace(block, role=Role.NUMBERED, level=0)
        if self._is_root(block.text, first=first):
            self._highest = 2
            return replace(block, level=1)
        return replace(block, level=max(block.level, self._highest))

    def _is_root(self, text: str, *, first: bool) -> bool:
        if first:
            return False
        part = self._parts and self._parts.fullmatch(text)
        return bool(part or _APPENDIX.match(text))


def _is_paragraph(text: str) -> bool:
    """Whether what is printed as a heading is a numbered paragraph: a whole sentence."""
    ends = text.endswith((".", "?", ";"))
    return role_of(text) is Role.NUMBERED and (ends or len(text.split()) > _HEADING_WORDS)


def _joined(page: Page) -> Iterator[Block]:
    """The page's blocks, each with the words that were set apart from it and are part of it."""
    before: Block | None = None
    for block in page.blocks:
        if before and _belongs(before, block):
            before = replace(before, text=f"{before.text} {block.text}")
            continue
        if before:
            yield before
        before = block
    if before:
        yield before


def _belongs(before: Block, block: Block) -> bool:
    """Whether a block is a grade beside its heading, or a reference behind its paragraph."""
    if len(before.text) > _LONGEST:
        return False
    if before.role is Role.HEADING:
        return block.role is Role.HEADING and bool(_GRADE.fullmatch(block.text))
    return bool(_REFERENCE.fullmatch(block.text)) and not (block.continues or before.part)
