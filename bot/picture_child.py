"""
The process in which a page is drawn: a PDF is hostile until shown otherwise.

`pictures` starts it for one page, with nothing in its environment and no file open but the pipes.
A line of JSON and the PDF's bytes come in; a letter and the picture's bytes go out. Whatever goes
wrong ends the process, which then hands back nothing. PDFium is kept behind this file.
"""

import ctypes
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

from bot.alignment import Sought, runs
from bot.picture_limits import LONGEST, MOST_BYTES, WIDTH, impose

_MOST_LETTERS = 200_000
"""Of one page; a page of the smallest print has 20,000."""
_LAST_LETTER = 0x10FFFF
_YELLOW = (255, 236, 110)
_AMBER = (190, 110, 0)
"""Of the line below the words, so that they are told apart without colour."""
_LINE = 3
"""Pixels."""
_MARGIN = 3
"""Pixels of yellow around the words."""
_SMALLER = 0.7
"""Times as wide and high, where fewer colours are not enough."""


class Box(NamedTuple):
    """A rectangle of the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def main() -> None:
    """Draw the one page that is asked for."""
    impose()
    asked = json.loads(sys.stdin.buffer.readline())
    found = drawn(sys.stdin.buffer.read(), asked["page"], Sought(*asked["sought"]))
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()


def drawn(content: bytes, number: int, sought: Sought) -> bytes:
    """
    A page of a PDF, counted from 1, as PNG after a letter.

    `M` what is sought is marked where it stands, `U` it is not, or not all of it, in sight.
    """
    with pypdfium2.PdfDocument(content) as document:
        page = document[number - 1]
        found = boxes(page, sought)
        bitmap = page.render(scale=_scale(*page.get_size()))
        place = bitmap.get_posconv(page)
        corners = [
            (*place.to_bitmap(box.left, box.top), *place.to_bitmap(box.right, box.bottom))
            for box in found
        ]
        picture = bitmap.to_pil().convert("RGB")
    if not all(_in_sight(corner, picture) for corner in corners):
        corners = []
    return (b"M" if corners else b"U") + _encoded(_marked(picture, corners))


def boxes(page: pypdfium2.PdfPage, sought: Sought) -> list[Box]:
    """Where the words that are sought stand on a page, a box for each line of them."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > _MOST_LETTERS:
        return []
    codes = (raw.FPDFText_GetUnicode(textpage, at) for at in range(count))
    letters = [chr(min(code, _LAST_LETTER)) for code in codes]
    return [box for run in runs(sought, letters) for box in _joined(_boxes(textpage, run))]


def _boxes(textpage: pypdfium2.PdfTextPage, run: range) -> Iterator[Box]:
    for at in range(raw.FPDFText_CountRects(textpage, run.start, len(run))):
        sides = [ctypes.c_double() for _ in Box._fields]
        raw.FPDFText_GetRect(textpage, at, *map(ctypes.byref, sides))
        left, top, right, bottom = (side.value for side in sides)
        yield Box(left, bottom, right, top)


def _joined(found: Iterable[Box]) -> list[Box]:
    """The boxes of a run, those of one line as one; a table's cells stay apart."""
    lines: list[Box] = []
    for box in found:
        if lines and _beside(lines[-1], box):
            line = lines.pop()
            lines.append(Box(*map(min, line[:2], box[:2]), *map(max, line[2:], box[2:])))
        else:
            lines.append(box)
    return lines


def _beside(one: Box, other: Box) -> bool:
    height = min(one.top - one.bottom, other.top - other.bottom)
    level = min(one.top, other.top) - max(one.bottom, other.bottom) > height / 2
    return level and max(one.left, other.left) - min(one.right, other.right) < height


def _scale(width: float, height: float) -> float:
    """Pixels to a point; a part of a pixel counts as one."""
    return min(WIDTH / min(width, height), (LONGEST - 1) / max(width, height))


def _in_sight(corners: Sequence[int], picture: Image.Image) -> bool:
    left, top, right, bottom = corners
    across = max(left, right) > 0 and min(left, right) < picture.width
    return across and max(top, bottom) > 0 and min(top, bottom) < picture.height


def _marked(picture: Image.Image, corners: Iterable[Sequence[int]]) -> Image.Image:
    """The picture with each rectangle yellow, as by a felt pen, and a line below it."""
    placed = [
        (min(x, z) - _MARGIN, min(y, w) - _MARGIN, max(x, z) + _MARGIN, max(y, w) + _MARGIN)
        for x, y, z, w in corners
    ]
    yellow = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(yellow)
    for box in placed:
        pen.rectangle(box, fill=_YELLOW)
    found = ImageChops.multiply(picture, yellow)
    pen = ImageDraw.Draw(found)
    for left, _, right, bottom in placed:
        pen.rectangle((left, bottom, right, bottom + _LINE - 1), fill=_AMBER)
    return found


def _encoded(picture: Image.Image) -> bytes:
    """The picture as PNG, with as many colours and pixels as there is room for."""
    found = _png(picture)
    while len(found) > MOST_BYTES:
        found = _png(picture.quantize())
        picture = picture.resize([max(1, int(_SMALLER * side)) for side in picture.size])
    return found


def _png(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


if __name__ == "__main__":
    main()
