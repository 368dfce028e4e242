"""Which reader reads a paper: told by its content, never by its name."""

import codecs
from collections.abc import Callable
from functools import partial

from corpus.errors import UnreadablePaper
from ingest.reading import (
    csv,
    docx,
    email,
    html,
    markdown,
    odt,
    package,
    pdf,
    pptx,
    refusals,
    rtf,
    text,
    xlsx,
)
from ingest.reading.blocks import Reading

Reader = Callable[[bytes, str], Reading]

_PARTS: dict[str, Reader] = {
    "word/document.xml": docx.read,
    "ppt/presentation.xml": pptx.read,
    "xl/workbook.xml": xlsx.read,
}
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_PROMISES = {
    ".pdf": "PDF",
    ".docx": "Word file",
    ".pptx": "PowerPoint file",
    ".xlsx": "Excel file",
    ".odt": "OpenDocument text",
}
_DEEPEST = 4
"""Messages attached to one another."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(content: bytes, name: str, within: int = 0) -> Reading:
    """
    The blocks of a paper; raises `UnreadablePaper` when there is nothing in it to quote.

    A scan has pages that are unread, and may have no blocks yet. `within` says inside how many
    messages the paper was attached.
    """
    if not content:
        raise UnreadablePaper(f"{name} is empty: get the paper again.")
    plain = _as_utf_8(content)
    reading = _reader(plain, name, within)(plain, name)
    if not reading.unread and not any(
        block.text for page in reading.pages for block in page.blocks
    ):
        raise UnreadablePaper(f"{name} has no text: it may be scanned, and needs OCR first.")
    return reading


def _as_utf_8(content: bytes) -> bytes:
    """A text of two bytes a letter, as Excel and old Windows programs save it, in UTF-8."""
    start = content[:200]
    encoding = "utf-16" if content.startswith(_UTF_16) else ""
    if not encoding and len(start) > 1 and not any(start[1::2]) and all(start[::2]):
        encoding = "utf-16-le"
    return content.decode(encoding, errors="replace").encode() if encoding else content


def _reader(content: bytes, name: str, within: int) -> Reader:
    if b"%PDF-" in content[:1024].upper():
        return pdf.read
    if content.startswith(b"PK"):
        return _of_package(content, name)
    refusal = refusals.refusal(content)
    if refusal == refusals.MADE_FOR_PROGRAMS:
        _refuse_broken_promise(name)
    if refusal:
        raise UnreadablePaper(f"{name} is {refusal}.")
    if content.lstrip().startswith(rb"{\rtf"):
        return rtf.read
    if email.is_message(content, name):
        return _of_message(name, within)
    _refuse_broken_promise(name)
    return _of_text(content, name)


def _of_package(content: bytes, name: str) -> Reader:
    """The reader of an office file, which is a ZIP archive of parts."""
    parts = package.parts(content, name)
    office = next((reader for part, reader in _PARTS.items() if part in parts), None)
    if office:
        return office
    mimetype = package.part(content, name, "mimetype") if "mimetype" in parts else b""
    if mimetype.startswith(_OPEN_TEXT):
        return odt.read
    raise UnreadablePaper(f"{name} is {refusals.packed_refusal(parts, mimetype)}.")


def _of_message(name: str, within: int) -> Reader:
    if within == _DEEPEST:
        raise UnreadablePaper(f"{name} is attached far inside other messages: save it by itself.")
    return partial(email.read, attached=partial(read, within=within + 1))


def _of_text(content: bytes, name: str) -> Reader:
    if html.is_page(content):
        return _web_page
    if markdown.is_markdown(content, name):
        return markdown.read
    return csv.read if csv.is_table(content, name) else text.read


def _web_page(content: bytes, _name: str) -> Reading:
    return html.read(content)


def _refuse_broken_promise(name: str) -> None:
    """A web page or text under the name of a PDF is an error page that was saved as the paper."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in _PROMISES:
        raise UnreadablePaper(
            f"{name} is not a {_PROMISES[ending]}, whatever its name says; perhaps an error page"
            " was saved in its place: get the paper again."
        )
