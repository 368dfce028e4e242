"""PDF -> lines with their places on the page. PDFium is kept behind this file and `drawing`."""

import ctypes
import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import layout, limits, simple_pdf
from ingest.reading.blocks import Reading
from ingest.reading.drawing import address, drawing
from ingest.reading.lines import BOLD, Line
from ingest.reading.pages import in_words
from ingest.reading.sight import Box, Ink, Lettering, Unseen, unseen

MAX_PAGES = 5000
_NAME = 100
"""Bytes of a font's name that are looked at."""
_MOST_LETTERS = 200_000
"""Of one page; a page of the smallest print has 20,000."""
_FEW_LETTERS = 40
"""A page with fewer and a picture is a scan, with a stamp or a page number at the most."""
_MUCH = 0.5
"""Of a page; a smaller picture is a part of it."""
_MANY_SHAPES = 100
"""A page of so many and hardly any text has its letters drawn as shapes."""
_MOSTLY = 0.9
_WAVERING = 0.2
"""Of the size that OCR finds in lines of one size: 9 to 12 points where 10 are printed."""
_SPACE = ord(" ")


class _Sheet(NamedTuple):
    """One page as PDFium sees it."""

    lines: Sequence[Line]
    unread: bool = False
    """Whether it is a picture without text, or its letters are drawn as shapes."""
    ocr: bool = False
    """Whether its text lies unseen over a picture of it."""
    warnings: frozenset[str] = frozenset()


def read(content: bytes, name: str) -> Reading:
    """
    The blocks of a PDF, page by page, without its running headers and footers.

    What PDFium cannot read is read more simply, or refused.
    """
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MAX_PAGES:
                raise UnreadablePaper(
                    f"{name} has over {MAX_PAGES:,} pages: split it and try again."
                )
            sheets = list(_sheets(document, name))
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadablePaper(
                f"{name} is protected by a password: save it without one and try again."
            ) from error
        return simple_pdf.read(content, name)
    return _reading(sheets)


def _reading(sheets: Sequence[_Sheet]) -> Reading:
    found = layout.reading([sheet.lines for sheet in sheets])
    pages = zip(found.pages, sheets, strict=True)
    return replace(
        found,
        pages=tuple(replace(page, ocr=sheet.ocr) for page, sheet in pages),
        unread=tuple(number for number, sheet in enumerate(sheets, 1) if sheet.unread),
        warnings=tuple(_warnings(sheets)),
    )


def _warnings(sheets: Sequence[_Sheet]) -> Iterator[str]:
    for warning in sorted({warning for sheet in sheets for warning in sheet.warnings}):
        pages = [number for number, sheet in enumerate(sheets, 1) if warning in sheet.warnings]
        yield f"{in_words(pages)}: {warning}"


def _sheets(document: pypdfium2.PdfDocument, name: str) -> Iterator[_Sheet]:
    letters = 0
    for page in document:
        sheet = _sheet(page)
        letters += sum(len(line.text) for line in sheet.lines)
        if letters > limits.MOST_CHARACTERS:
            raise UnreadablePaper(f"{name} holds more text than any paper: split it and try again.")
        yield sheet
        page.close()


def _sheet(page: pypdfium2.PdfPage) -> _Sheet:
    textpage = page.get_textpage()
    if textpage.count_chars() > _MOST_LETTERS:
        return _Sheet((), warnings=frozenset({"more text than fits on a page was left out"}))
    text = textpage.get_text_range(errors="surrogatepass")
    drawn = drawing(page)
    edges = Box(*page.get_cropbox()).within(Box(*page.get_mediabox()))
    lines, reasons = list(_lines(textpage, text)), frozenset[Unseen]()
    doubtful = drawn.doubtful()
    beyond = _beyond(lines, edges)
    if doubtful or beyond:
        suspects = {address(one): how for one, _, how in drawn.lettering} if beyond else doubtful
        text, reasons = _seen(textpage, text, suspects, partial(_reason, drawn.inks, edges))
        lines = list(_lines(textpage, text))
    textpage.close()
    pictures = sum(ink.box.within(edges).area for ink in drawn.inks if ink.picture)
    pictured = pictures > _MUCH * edges.area > 0
    drawn_only = pictured or len(drawn.inks) > _MANY_SHAPES
    undrawn = sum(not how.drawn for *_, how in drawn.lettering)
    ocr = pictured and undrawn > _MOSTLY * len(drawn.lettering) > 0
    return _Sheet(
        _evened(lines) if ocr else lines,
        unread=drawn_only and sum(len(line.text) for line in lines) < _FEW_LETTERS,
        ocr=ocr,
        warnings=frozenset(f"text {reason.value} was left out" for reason in reasons),
    )


def _evened(lines: Sequence[Line]) -> list[Line]:
    """Lines that OCR found, with one size for the body: it measures each line for itself."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    usual = max(letters, key=lambda size: letters[size], default=0)
    return [
        replace(line, size=usual) if abs(line.size - usual) <= _WAVERING * usual else line
        for line in lines
    ]


def _beyond(lines: Iterable[Line], edges: Box) -> bool:
    """Whether a line begins or ends beyond the edges of the page, or may do so."""
    return any(
        not (line.size and edges.holds(line.left, line.top) and edges.holds(line.right, line.foot))
        for line in lines
    )


def _seen(
    textpage: pypdfium2.PdfTextPage,
    text: str,
    suspects: Mapping[int | None, Lettering],
    reason: Callable[[Lettering, raw.FS_RECTF], Unseen | None],
) -> tuple[str, frozenset[Unseen]]:
    """The text with a space for each letter that nobody can see, and why they cannot be seen."""
    units = array("H", text.encode("utf-16-le", "surrogatepass"))  # which is what PDFium counts
    reasons = set()
    for at in range(textpage.count_chars()):
        how = suspects.get(address(raw.FPDFText_GetTextObject(textpage, at)))
        why = how and reason(how, _box(textpage, at))
        index = raw.FPDFText_GetTextIndexFromCharIndex(textpage, at) if why else -1
        if why and 0 <= index < len(units):
            if not chr(units[index]).isspace():
                reasons.add(why)
            units[index] = _SPACE
    return units.tobytes().decode("utf-16-le", "surrogatepass"), frozenset(reasons)


def _reason(inks: Sequence[Ink], edges: Box, how: Lettering, letter: raw.FS_RECTF) -> Unseen | None:
    """Why a letter that stands there cannot be seen, or None when it can."""
    x, y = (letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2
    return unseen(x, y, how, inks) if edges.holds(x, y) else Unseen.OUTSIDE


def _lines(textpage: pypdfium2.PdfTextPage, text: str) -> Iterator[Line]:
    placed = len(text) == textpage.count_chars()
    at = 0
    for line in text.split("\r\n"):
        words = line.strip()
        if words:
            first = at + len(line) - len(line.lstrip())
            last = at + len(line.rstrip()) - 1
            yield _placed(textpage, words, first, last) if placed else Line(one_line(words))
        at += len(line) + 2


def _placed(textpage: pypdfium2.PdfTextPage, words: str, first: int, last: int) -> Line:
    start, end = _box(textpage, first), _box(textpage, last)
    middle = _letter(words, first)
    bold = _is_bold(textpage, middle) and _is_bold(textpage, last)
    return Line(
        text=one_line(words),
        left=start.left,
        right=end.right,
        top=start.top,
        foot=end.top,
        size=_size(textpage, middle),
        bold=bold,
    )


def _letter(words: str, first: int) -> int:
    """The place of a letter in the middle of a line: at its ends stand numbers of other sizes."""
    middle = len(words) // 2
    return first + middle - (words[middle] == " ")


def _box(textpage: pypdfium2.PdfTextPage, character: int) -> raw.FS_RECTF:
    """The character's box by its font, so that letters of one line are of one height."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, character, ctypes.byref(box))
    return box


def _size(textpage: pypdfium2.PdfTextPage, character: int) -> float:
    """The size in which the character is printed: its font's, as the page scales it."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, character, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or 1
    return round(float(raw.FPDFText_GetFontSize(textpage, character)) * scale, 1)


def _is_bold(textpage: pypdfium2.PdfTextPage, character: int) -> bool:
    """Whether the character's font is bold, by its weight or, where that is not said, its name."""
    if raw.FPDFText_GetFontWeight(textpage, character) >= BOLD:
        return True
    name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, character, name, _NAME, flags)
    return b"Bold" in name.value
