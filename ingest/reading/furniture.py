"""Running headers and footers, and the page numbers in them."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.reading.lines import LARGER, Line

_EDGE = 3
"""Lines at the top and at the bottom of a page among which furniture is looked for."""
_NEVER = -math.inf
"""The size of what is furniture in no size."""
_PAGE_NUMBER = re.compile(
    r"(?:^|\s)(\d{1,4}|(?=[ivx])(?:xl|x{0,3})(?:i[xv]|v?i{0,3}))(?:\s+of\s+\d+)?$",
    re.IGNORECASE,
)
"""At the end of a line of furniture: 7, vii, Page 7 of 12, 15 to 26 May 2023 7."""


@dataclass(frozen=True)
class Furniture:
    """The lines that recur at the top or bottom of at least half of the pages, by their shapes."""

    sizes: Mapping[str, float]
    """The usual size of each."""
    changes: Mapping[str, int]
    """Of those that end in a page's number, how often it changes; a date's year does not."""

    @classmethod
    def of(cls, sheets: Sequence[Sequence[Line]]) -> "Furniture":
        pages = [{_shape(line): line for line in _edges(sheet)} for sheet in sheets]
        lines: dict[str, list[Line]] = defaultdict(list)
        for shape, line in (found for page in pages for found in page.items()):
            lines[shape].append(line)
        often = max(3, len(sheets) / 2)
        recurring = {shape: found for shape, found in lines.items() if len(found) >= often}
        changes = {shape: _changes(found) for shape, found in recurring.items()}
        return cls(
            sizes={shape: median(line.size for line in lines[shape]) for shape in recurring},
            changes={shape: n for shape, n in changes.items() if n > len(lines[shape]) / 2},
        )

    def lines(self, sheet: Sequence[Line]) -> list[Line]:
        """The furniture of a page, from its top; a title in larger letters is none."""
        return [line for line in _edges(sheet) if line.size <= self._size(line) + LARGER]

    def _size(self, line: Line) -> float:
        """The usual size of such a line; the first page often leaves its number out."""
        shape = _shape(line)
        return max(self.sizes.get(shape, _NEVER), self.sizes.get(f"{shape} 0", _NEVER))

    def label(self, lines: Sequence[Line]) -> str | None:
        """The page number among a page's furniture: the surest, and of these the lowest."""
        numbered = [line for line in reversed(lines) if _shape(line) in self.changes]
        surest = max(numbered, key=lambda line: self.changes[_shape(line)], default=None)
        return _number(surest) if surest else None


def _changes(lines: Sequence[Line]) -> int:
    """How often the number at the end of a line differs from that of the page before."""
    return sum(before != after for before, after in pairwise(map(_number, lines)))


def _number(line: Line) -> str | None:
    number = _PAGE_NUMBER.search(line.text)
    return number.group(1) if number else None


def _edges(sheet: Sequence[Line]) -> Sequence[Line]:
    by_height = sorted(sheet, key=lambda line: -line.top)
    return by_height if len(sheet) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _shape(line: Line) -> str:
    """A line of furniture without what changes from page to page."""
    text = line.text.casefold()
    number = _PAGE_NUMBER.search(text)
    if number:
        text = f"{text[: number.start(1)]}0{text[number.end(1) :]}"
    return re.sub(r"\d+", "0", text)
