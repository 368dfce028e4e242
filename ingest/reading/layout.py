"""Lines with their places on a page -> blocks: what goes together, and what is furniture."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.reading.blocks import Block, Page, Reading, Role, role_of
from ingest.reading.furniture import Furniture
from ingest.reading.lines import LARGER, Line

_GAP = 1.22
"""A gap between lines of this many usual ones parts two paragraphs. Ofsted's reports part theirs
by 1.3 (2016) to 1.9 (2018) usual gaps."""
_SHORT = 0.85
"""A line that ends a sentence before this share of the page's width ends its paragraph; so does
the last one of a page, whatever it ends with, when a capital letter begins the next page."""
_HEADING_WORDS = 30
_ENDS_SENTENCE = re.compile(r"[.!?:;][’”\"')\]]*$")
_FOOTNOTE = re.compile(r"(?:\d{1,2}|[*†‡])\s?[A-Z‘“(]")
_HYPHEN = re.compile(r"\w-$")


def reading(sheets: Sequence[Sequence[Line]]) -> Reading:
    """The blocks of pages of lines; running headers and footers are left out of them."""
    furniture = Furniture.of(sheets)
    style = _Style.of(sheets)
    pages: list[Page] = []
    last: Line | None = None
    hanging = False
    for sheet in sheets:
        left_out = furniture.lines(sheet)
        lines = _from_the_top([line for line in sheet if line not in left_out])
        groups = _grouped(lines, style)
        notes = _footnotes(groups, style)
        body, feet = groups[: len(groups) - notes], groups[len(groups) - notes :]
        blocks = [_block(group, style) for group in body]
        if blocks and last and _goes_on(last, groups[0][0], style, hanging=hanging):
            blocks[0] = Block(blocks[0].text, Role.PARAGRAPH, continues=True)
        if blocks:
            last = body[-1][-1]
            hanging = blocks[-1].role in (Role.NUMBERED, Role.BULLET) or (
                hanging and blocks[-1].continues
            )
        blocks += [Block(_joined(group), Role.FOOTNOTE) for group in feet]
        gone = tuple(line.text for line in left_out)
        pages.append(Page(tuple(blocks), furniture.label(left_out), furniture=gone))
    return Reading(tuple(pages), paged=True)


_LETTER = re.compile(r"[^\W\d_]")


def _is_item(text: str) -> bool:
    """Whether a bold line is a list's item or a table's figures: it heads nothing."""
    return role_of(text) is Role.BULLET or not _LETTER.search(text)


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
        larger = sorted((other for other in letters if other > size + LARGER), reverse=True)
        return cls(
            size=size,
            gap=median(gaps) if gaps else 0,
            right=rights[int(len(rights) * 0.95)] if rights else 0,
            headings=tuple(larger),
        )

    def is_heading(self, line: Line) -> bool:
        larger = line.size > self.size + LARGER
        return larger or (line.bold and line.size >= self.size and not _is_item(line.text))

    def is_gap(self, before: Line, line: Line) -> bool:
        """Whether two lines stand further apart than those of one paragraph do."""
        gap = before.foot - line.top
        usual = self.gap * max(line.size, self.size) / self.size if self.size else 0
        return bool(usual) and not -1 < gap < _GAP * usual

    def level(self, line: Line) -> int:
        larger = sum(size >= line.size for size in self.headings)
        return larger if line.size in self.headings else len(self.headings) + 1


def _from_the_top(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page with those first that stand above all others, wherever they were kept."""
    end = len(lines)
    while end > 1 and lines[end - 1].top > lines[0].top:
        end -= 1
    return [*lines[end:], *lines[:end]]


def _grouped(lines: Sequence[Line], style: _Style) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _parts(groups[-1], line, style):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _parts(group: Sequence[Line], line: Line, style: _Style) -> bool:
    """Whether a new block begins between a block's lines and another line of the page."""
    before = group[-1]
    if _beside(before, line):
        return False
    if role_of(line.text) is not Role.PARAGRAPH and not _hangs(group, line, style):
        return True
    if style.is_heading(before) != style.is_heading(line):
        return True
    if style.is_heading(line) and (before.size, before.bold) != (line.size, line.bold):
        return True
    return style.is_gap(before, line) or (
        bool(_ENDS_SENTENCE.search(before.text)) and before.right < _SHORT * style.right
    )


def _hangs(group: Sequence[Line], line: Line, style: _Style) -> bool:
    """Whether a line that begins with a number goes on with an item: "key stage", then "2."."""
    first, before = group[0], group[-1]
    indented = line.left - first.left > style.size / 2
    return (
        role_of(first.text) is not Role.PARAGRAPH
        and indented
        and abs(line.left - before.left) < style.size / 2
        and before.right >= _SHORT * style.right
        and not _ENDS_SENTENCE.search(before.text)
    )


def _beside(before: Line, line: Line) -> bool:
    """Whether both are of one printed line, which a raised figure parts."""
    level = line.size and abs(before.foot - line.top) < line.size / 3
    return bool(level) and 0 <= line.left - before.right + line.size / 4 < line.size


def _footnotes(groups: Sequence[Sequence[Line]], style: _Style) -> int:
    """How many of a page's last groups of lines are footnotes: numbered, and in small print."""
    count = 0
    for group in reversed(groups):
        small = all(line.size < style.size - LARGER for line in group)
        if not (small and _FOOTNOTE.match(_joined(group))):
            break
        count += 1
    return count


def _goes_on(last: Line, line: Line, style: _Style, *, hanging: bool) -> bool:
    """Whether the first line of a page goes on with the last block of the page before."""
    if style.is_heading(line) or style.is_heading(last) or role_of(line.text) is not Role.PARAGRAPH:
        return False
    if hanging and abs(line.left - last.left) < style.size / 2:
        return True
    ended = last.right < _SHORT * style.right and line.text[:1].isupper()
    return not (ended or _ENDS_SENTENCE.search(last.text))


def _block(group: Sequence[Line], style: _Style) -> Block:
    text = _joined(group)
    if style.is_heading(group[0]) and len(text.split()) <= _HEADING_WORDS:
        return Block(text, Role.HEADING, style.level(group[0]))
    return Block(text, role_of(text))


def _joined(group: Sequence[Line]) -> str:
    text = group[0].text
    for before, line in pairwise(group):
        touches = _beside(before, line) and line.left - before.right < line.size / 8
        closed = touches or (_HYPHEN.search(text) and line.text[:1].islower())
        text += line.text if closed else f" {line.text}"
    return text
