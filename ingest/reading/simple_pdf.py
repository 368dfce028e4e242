"""PDFs that PDFium cannot read -> lines, without their places. pypdf is kept behind this file."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pypdf
from pypdf.errors import PyPdfError

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import layout
from ingest.reading.blocks import Reading
from ingest.reading.lines import Line

_MOST_PAGES = 1000
"""It takes some 50 ms a page."""
_WARNING = "the file is damaged: some of its text may be missing, and some may be hidden in print"
_FAULTS = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pypdf raises when a file is not as it should be."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a damaged PDF, page by page, where anything can be read of it."""
    try:
        pages = pypdf.PdfReader(BytesIO(content)).pages
        if len(pages) > _MOST_PAGES:
            raise UnreadablePaper(f"{name} is damaged and too long to mend: get the paper again.")
        sheets = [_lines(page.extract_text()) for page in pages]
    except _FAULTS as error:
        raise UnreadablePaper(f"{name} is damaged or not a PDF: get the paper again.") from error
    return replace(layout.reading(sheets), warnings=(_WARNING,))


def _lines(text: str) -> list[Line]:
    return [Line(words) for words in map(one_line, text.splitlines()) if words]
