"""The bytes of a Word file -> the file, open; within bounds, whoever wrote it."""

import zipfile
import zlib
from io import BytesIO

import docx
from docx.document import Document

from corpus.errors import BadDraft

MOST_XML = 10_000_000
"""Bytes of one part of text, unpacked; a handbook of 872 pages has half as many."""
MOST_BYTES = 100_000_000
"""Of all parts together, unpacked; most of it is pictures."""
_MOST_PARTS = 5_000
_LOCKED = b"\xd0\xcf\x11\xe0"
"""How an old Word file begins, and one that is locked with a password."""
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    AssertionError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What is raised on a Word file that is damaged, or is none."""


def opened(content: bytes, name: str) -> Document:
    """The Word file of these bytes; raises `BadDraft`, with what to do, where it is none."""
    if content.startswith(_LOCKED):
        raise BadDraft(
            f"{name} is locked with a password or older than 2007: save it as .docx without one."
        )
    _refuse_unpacked(content, name)
    try:
        return docx.Document(BytesIO(content))
    except _FAULTS as fault:
        raise BadDraft(f"{name} is no Word file, or a damaged one: save it again.") from fault


def _refuse_unpacked(content: bytes, name: str) -> None:
    """Refuse what would unpack to more than anybody writes."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except _FAULTS as fault:
        raise BadDraft(f"{name} is no Word file, or a damaged one: save it again.") from fault
    texts = (part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    total = sum(part.file_size for part in parts)
    if max(texts, default=0) > MOST_XML or total > MOST_BYTES or len(parts) > _MOST_PARTS:
        raise BadDraft(f"{name} unpacks to far more than a speech: save its words as a text file.")
