"""PDF -> lines with their places on the page. PDFium (pypdfium2) is kept behind this file."""

import ctypes
import math
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import layout
from ingest.reading.blocks import Reading
from ingest.reading.lines import BOLD, Line

MAX_PAGES = 5000
_NAME = 100
"""Bytes of a font's name that are looked at."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a PDF, page by page, without its running headers and footers."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePaper(_reason(error, name)) from error
    with document:
        if len(document) > MAX_PAGES:
            raise UnreadablePaper(f"{name} has over {MAX_PAGES:,} pages: split it and try again.")
        try:
            pages = [list(_lines(page)) for page in document]
        except pypdfium2.PdfiumError as error:
            raise UnreadablePaper(f"{name} is damaged: get the paper again.") from error
    return layout.reading(pages)


def _reason(error: pypdfium2.PdfiumError, name: str) -> str:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return f"{name} is protected by a password: save it without one and try again."
    return f"{name} is damaged or not a PDF: get the paper again."


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    placed = len(text) == textpage.count_chars()
    at = 0
    for line in text.split("\r\n"):
        words = line.strip()
        if words:
            first = at + len(line) - len(line.lstrip())
            last = at + len(line.rstrip()) - 1
            yield _placed(textpage, words, first, last) if placed else Line(one_line(words))
        at += len(line) + 2
    textpage.close()
    page.close()


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
