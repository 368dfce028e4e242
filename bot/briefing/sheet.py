"""
The two sides of A4 that a brief has, and how much of them some words take.

The widths are Arial's, of which the fonts that stand in for it are copies (Liberation Sans, Arimo),
so that the count holds without a word processor.
"""

from collections.abc import Iterable
from typing import NamedTuple

WIDTH, HEIGHT = 595.3, 841.9
"""Of A4, in points."""
MARGIN = 51.0
"""On every side, in points: 1.8 cm."""
SIDES = 2
SPARE = 15.0
"""Points of each side that are not counted on: about a line."""
FONT = "Arial"
LINE = 1.15
"""Of the size of the letters, from one line to the next."""

_NARROW = dict.fromkeys("ijl'|‘’", 222) | dict.fromkeys(" !,./:;I[]\\ft", 278)
_NARROW |= dict.fromkeys("()-r`“”", 333) | dict.fromkeys("ckszvxyJ", 500)
_WIDE = dict.fromkeys("ABEKPSVXY&", 667) | dict.fromkeys("CDHNRUw", 722)
_WIDE |= dict.fromkeys("GOQ", 778) | dict.fromkeys("Mm", 833) | dict.fromkeys("FTZ", 611)
_WIDTHS = _NARROW | _WIDE | dict.fromkeys("%", 889) | dict.fromkeys("W", 944)
_WIDTHS |= dict.fromkeys("—…@", 1015)
_OTHER = 556
"""The width of a digit, of most small letters and of an en dash, in thousandths of the size."""
_FOREIGN = 1000
"""The width that is reckoned with for letters beyond Latin script."""
_LATIN = "\u2e80"
_BOLD = 1.1


class Style(NamedTuple):
    """How a paragraph is set; lengths in points."""

    name: str
    """Of the style in Word."""
    size: float = 11.0
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    bold: bool = False


TITLE = Style("Title", 18.0, 0.0, 4.0, bold=True)
ABOUT = Style("Normal", 9.0, 0.0, 2.0)
ITEM = Style("Heading 1", 13.0, 8.0, 1.0, bold=True)
PART = Style("Heading 2", 11.0, 4.0, 1.0, bold=True)
QUOTE = Style("Quote", 11.0, 2.0, 0.0, indent=10.0)
SOURCE = Style("Source", 9.0, 0.0, 3.0, indent=10.0)
NOTE = Style("Note", 9.0, 1.0, 2.0)
STYLES = (TITLE, ABOUT, ITEM, PART, QUOTE, SOURCE, NOTE)
KEPT = frozenset({ITEM, PART, QUOTE})
"""What stands on one side with the paragraph after it."""


class Line(NamedTuple):
    """A paragraph of the sheet."""

    style: Style
    text: str
    url: str = ""
    """Where the text leads, but for what stands behind it."""
    behind: str = ""
    """What follows the text in the same paragraph and is no link."""


def fits(lines: Iterable[Line]) -> bool:
    """Whether some paragraphs fit, where what is kept together is not torn between two sides."""
    whole = HEIGHT - 2 * MARGIN - SPARE
    used = [0.0]
    block = 0.0
    for line in lines:
        block += _height(line)
        if line.style in KEPT:
            continue
        if used[-1] + block > whole and used[-1]:
            used.append(0.0)
        used[-1] += block
        block = 0.0
    return len(used) <= SIDES and max(used) <= whole


def _height(line: Line) -> float:
    style = line.style
    across = WIDTH - 2 * MARGIN - style.indent
    lines = sum(_lines(part, style, across) for part in f"{line.text}{line.behind}".split("\n"))
    return style.before + style.after + lines * style.size * LINE


def _lines(text: str, style: Style, across: float) -> int:
    """
    The lines that a text takes, broken between words.

    >>> [_lines("word " * number, ABOUT, 100) for number in (1, 4, 5)]
    [1, 1, 2]
    """
    scale = style.size * (_BOLD if style.bold else 1) / 1000
    space = _wide(" ") * scale
    lines, used = 1, 0.0
    for word in text.split():
        long = sum(map(_wide, word)) * scale
        if used and used + space + long > across:
            lines, used = lines + 1, 0.0
        used += (space if used else 0.0) + long
        while used > across:
            lines, used = lines + 1, used - across
    return lines


def _wide(letter: str) -> int:
    return _WIDTHS.get(letter, _OTHER if letter < _LATIN else _FOREIGN)
