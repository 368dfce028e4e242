"""Rich text (RTF) -> blocks. striprtf is kept behind this file."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from corpus.display import repaired
from corpus.errors import UnreadablePaper
from ingest.reading import table, text
from ingest.reading.blocks import Block, Page, Reading

_CELL, _ROW = "\x1f", "\x1e"
"""Separators that stand where a cell and a row of a table end."""
_ENDS = {r"\cell": _CELL, r"\nestcell": _CELL, r"\row": _ROW, r"\nestrow": _ROW}
_TABLE = re.compile(r"\\(?:nest)?(?:cell|row)(?![a-z])")
_FIELD = re.compile(r"\\field(?=[{\s])")
_FONT = re.compile(r"\\f(?=\d)")
_CHARSET = re.compile(r"(\\fcharset\d+)")
_UNSEEN = re.compile(
    r"\\(?:deleted|v)(?![a-z0-9-])(?:[^{}\\]|\\[^a-z]|\\(?!plain|v0|deleted0)[a-z]+)*"
)
"""Words that a tracked change struck out, or hidden ones, up to the next brace or their end."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a rich text; it has no pages of its own."""
    codes = _marked(content.strip().decode("cp1252", errors="replace"))
    try:
        plain: str = rtf_to_text(codes, errors="replace")  # type: ignore[no-untyped-call]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadablePaper(f"{name} is damaged: save it as .docx and try again.") from error
    return Reading((Page(tuple(_blocks(plain))),), paged=False)


def _marked(codes: str) -> str:
    """
    The codes, with what is not seen marked as such, and the ends of cells and rows kept apart.

    striprtf looks for links and fonts with patterns that take hours on a file made to that end;
    a line break, which means nothing here, and an early semicolon stop them at once.
    """
    seen = _UNSEEN.sub(_ignored, codes)
    fonts = _CHARSET.sub(r"\1 x;", _FONT.sub("\n\\\\f", seen))
    fields = _FIELD.sub("\\\\field\n", fonts)
    return _TABLE.sub(lambda end: f"{{\\uc1\\u{ord(_ENDS[end.group()])}?}}", fields)


def _ignored(unseen: re.Match[str]) -> str:
    """Nothing where the words end by a code of their own, else a mark that their group is out."""
    return "" if unseen.string[unseen.end() : unseen.end() + 1] == "\\" else "\\*"


def _blocks(plain: str) -> Iterator[Block]:
    rows: list[list[str]] = []
    for part in plain.split(_ROW):
        head, *cells = part.split(_CELL)
        *lines, first = head.split("\n") if cells else (*head.split("\n"), "")
        if any(line.strip() for line in lines):
            yield from table.table(rows)
            rows = []
            yield from text.blocks(repaired("\n\n".join(lines)))
        rows += [[first, *cells]]
    yield from table.table(rows)
