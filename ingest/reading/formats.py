"""Which reader reads a paper: told by its content, never by its name."""

import zipfile
from io import BytesIO

from corpus.errors import UnreadablePaper
from ingest.reading import docx, html, pdf, text
from ingest.reading.blocks import Reading

_PAGE_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")
_OLE = b"\xd0\xcf\x11\xe0"
_PROMISES = {".pdf": "PDF", ".docx": "Word file"}


def read(content: bytes, name: str) -> Reading:
    """
    The blocks of a paper; raises `UnreadablePaper` when there is nothing in it to quote.

    A scan has pages that are unread, and may have no blocks yet.
    """
    start = content[:1024].lstrip().lower()
    if not content:
        raise UnreadablePaper(f"{name} is empty: get the paper again.")
    if b"%pdf-" in start:
        reading = pdf.read(content, name)
    elif content.startswith(b"PK"):
        reading = _packed(content, name)
    elif content.startswith(_OLE):
        raise UnreadablePaper(
            f"{name} is an old Word or Excel file, or protected by a password:"
            " save it as .docx without one."
        )
    elif any(mark in start for mark in _PAGE_MARKS):
        _refuse_broken_promise(name)
        reading = html.read(content)
    else:
        _refuse_broken_promise(name)
        reading = text.read(content, name)
    if not reading.unread and not any(
        block.text for page in reading.pages for block in page.blocks
    ):
        raise UnreadablePaper(f"{name} has no text: it may be scanned, and needs OCR first.")
    return reading


def _packed(content: bytes, name: str) -> Reading:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            word = "word/document.xml" in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadablePaper(f"{name} is damaged: get the paper again.") from error
    if not word:
        raise UnreadablePaper(f"{name} is an archive or an office file other than Word's .docx.")
    return docx.read(content, name)


def _refuse_broken_promise(name: str) -> None:
    """A web page or text under the name of a PDF is an error page that was saved as the paper."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in _PROMISES:
        raise UnreadablePaper(
            f"{name} is not a {_PROMISES[ending]}, whatever its name says; perhaps an error page"
            " was saved in its place: get the paper again."
        )
