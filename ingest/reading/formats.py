"""Which reader reads a paper: told by its content, never by its name."""

import zipfile
from io import BytesIO

from corpus.errors import UnreadablePaper
from ingest.reading import docx, html, pdf, text
from ingest.reading.blocks import Reading

_RTF = rb"{\rtf"
_XML = (b"<?xml", b"<!doctype", b"<svg", b"<rss", b"<feed")
_OLE = b"\xd0\xcf\x11\xe0"
_PROMISES = {".pdf": "PDF", ".docx": "Word file"}


def read(content: bytes, name: str) -> Reading:
    """The blocks of a paper; raises `UnreadablePaper` when there is nothing in it to quote."""
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
    elif start.startswith(_RTF):
        raise UnreadablePaper(f"{name} is a rich text file (RTF): save it as .docx and try again.")
    else:
        reading = _of_letters(content, name)
    if not any(block.text for page in reading.pages for block in page.blocks):
        raise UnreadablePaper(f"{name} has no text: it may be scanned, and needs OCR first.")
    return reading


def _of_letters(content: bytes, name: str) -> Reading:
    """The blocks of a web page or a text; it may not be named as a PDF or a Word file."""
    _refuse_broken_promise(name)
    if html.is_page(content):
        return html.read(content)
    if content.lstrip().lower().startswith(_XML):
        raise UnreadablePaper(
            f"{name} is XML, made for programs: get the web page or the PDF that people read."
        )
    return text.read(content, name)


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
