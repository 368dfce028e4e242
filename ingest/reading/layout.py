"""Lines with their places on a page -> blocks: what goes together, and what is furniture."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.reading.blocks import Block, Page, Reading, Role, role_of

BOLD = 600
"""The font weight from which a letter counts as bold."""
_EDGE = 3
"""Lines at the top and at the bottom of a page among which furniture is looked for."""
_GAP = 1.22
"""A gap between lines of this many usual ones parts two paragraphs. Ofsted's reports part theirs
by 1.3 (2016) to 1.9 (2018) usual gaps."""
_SHORT = 0.85
"""A line that ends a sentence before this share of the page's width ends its paragraph."""
_HEADING_WORDS = 30
_ENDS_SENTENCE = re.compile(r"[.!?:;][’”\"')\]]*$")
_HYPHEN = re.compile(r"\w-$")
_PAGE_NUMBER = re.compile(r"(?:^|\s)(\d{1,4}|[ivxl]{1,6})(?:\s+of\s+\d+)?$", re.IGNORECASE)
"""At the end of a line of furniture: 7, vii, Page 7 of 12, 15 to 26 May 2023 7."""


@dataclass(frozen=True)
class Line:
    """One printed line; where a reader knows no places, only its text."""

    text: str
    left: float = 0
    right: float = 0
    top: float = 0
    """Points from the bottom of the page, of the first letter."""
    foot: float = 0
    """The same of the last letter: PDFium makes one line of two that a hyphen joins."""
    size: float = 0
    bold: bool = False


def reading(sheets: Sequence[Sequence[Line]]) -> Reading:
    """The blocks of pages of lines; running headers and footers are left out of them."""
    furniture = _furniture(sheets)
    style = _Style.of(sheets)
    pages: list[Page] = []
    last: Line | None = None
    hanging = False
    for sheet in sheets:
        body, label = _without_furniture(sheet, furniture)
        groups = _grouped(body, style)
        blocks = [_block(group, style) for group in groups]
        if blocks and last and _goes_on(last, groups[0][0], style, hanging=hanging):
            blocks[0] = Block(blocks[0].text, Role.PARAGRAPH, continues=True)
        if groups:
            last = groups[-1][-1]
            hanging = blocks[-1].role in (Role.NUMBERED, Role.BULLET) or (
                hanging and blocks[-1].continues
            )
        pages.append(Page(tuple(blocks), label))
    return Reading(tuple(pages), paged=True)


@dataclass(frozen=True)
class _Style:
    """How this paper prints its body."""

    size: float
    gap: float
    right: float
    headings: tuple[float, ...]
    """The sizes above the body's, the largest first."""

    @classmethod
    def of(cls, sheets: Sequence[Sequence[Line]]) -> "_Style":
        letters: Counter[float] = Counter()
        for line in (line for sheet in sheets for line in sheet):
            letters[line.size] += len(line.text)
        size = letters.most_common(1)[0][0] if letters else 0
        body = [[line for line in sheet if line.size == size] for sheet in sheets]
        gaps = [
            before.foot - after.top
            for sheet in body
            for before, after in pairwise(sheet)
            if 0 < before.foot - after.top < 3 * size
        ]
        rights = sorted(line.right for sheet in body for line in sheet)
        larger = sorted((other for other in letters if other > size + 0.6), reverse=True)
        return cls(
            size=size,
            gap=median(gaps) if gaps else 0,
            right=rights[int(len(rights) * 0.95)] if rights else 0,
            headings=tuple(larger),
        )

    def is_heading(self, line: Line) -> bool:
        return line.size > self.size + 0.6 or (line.bold and line.size >= self.size)

    def level(self, line: Line) -> int:
        larger = sum(size >= line.size for size in self.headings)
        return larger if line.size in self.headings else len(self.headings) + 1


def _grouped(lines: Sequence[Line], style: _Style) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _parts(groups[-1][-1], line, style):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _parts(before: Line, line: Line, style: _Style) -> bool:
    """Whether a new block begins between two lines of one page."""
    if role_of(line.text) is not Role.PARAGRAPH or style.is_heading(before) != style.is_heading(
        line
    ):
        return True
    if style.is_heading(line) and (before.size, before.bold) != (line.size, line.bold):
        return True
    gap = before.foot - line.top
    usual = style.gap * max(line.size, style.size) / style.size if style.size else 0
    if usual and not -1 < gap < _GAP * usual:
        return True
    return bool(_ENDS_SENTENCE.search(before.text)) and before.right < _SHORT * style.right


def _goes_on(last: Line, line: Line, style: _Style, *, hanging: bool) -> bool:
    """Whether the first line of a page goes on with the last block of the page before."""
    if style.is_heading(line) or style.is_heading(last) or role_of(line.text) is not Role.PARAGRAPH:
        return False
    indented = hanging and abs(line.left - last.left) < style.size / 2
    return indented or not _ENDS_SENTENCE.search(last.text)


def _block(group: Sequence[Line], style: _Style) -> Block:
    text = ""
    for line in group:
        closed = not text or (_HYPHEN.search(text) and line.text[:1].islower())
        text += line.text if closed else f" {line.text}"
    if style.is_heading(group[0]) and len(text.split()) <= _HEADING_WORDS:
        return Block(text, Role.HEADING, style.level(group[0]))
    return Block(text, role_of(text))


def _furniture(sheets: Sequence[Sequence[Line]]) -> set[str]:
    """The shapes of the lines that recur at the top or bottom of at least half of the pages."""
    shapes = Counter(
        shape for sheet in sheets for shape in {_shape(line) for line in _edges(sheet)}
    )
    often = max(3, len(sheets) / 2)
    return {shape for shape, pages in shapes.items() if pages >= often}


def _edges(sheet: Sequence[Line]) -> Iterable[Line]:
    by_height = sorted(sheet, key=lambda line: -line.top)
    return by_height if len(sheet) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.casefold())


def _without_furniture(sheet: Sequence[Line], furniture: set[str]) -> tuple[list[Line], str | None]:
    """The lines of the page's body, and the page number among the others."""
    edges = {line for line in _edges(sheet) if _shape(line) in furniture}
    label = None
    for line in edges:
        number = _PAGE_NUMBER.search(line.text)
        label = number.group(1) if number else label
    return [line for line in sheet if line not in edges], label
