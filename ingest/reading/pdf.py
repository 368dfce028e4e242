"""PDF -> lines with their places on the page. PDFium (pypdfium2) is kept behind this file."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import layout
from ingest.reading.blocks import Reading
from ingest.reading.layout import Line

MAX_PAGES = 5000


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
    return Line(
        text=one_line(words),
        left=start.left,
        right=end.right,
        top=start.top,
        foot=end.top,
        size=round(raw.FPDFText_GetFontSize(textpage, first), 1),
        bold=raw.FPDFText_GetFontWeight(textpage, first) >= layout.BOLD,
    )


def _box(textpage: pypdfium2.PdfTextPage, character: int) -> raw.FS_RECTF:
    """The character's box by its font, so that letters of one line are of one height."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, character, ctypes.byref(box))
    return box
