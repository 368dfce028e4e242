"""Plain text -> blocks."""

import codecs
import re
from itertools import groupby

from corpus.display import one_line, repaired
from corpus.errors import UnreadablePaper
from ingest.reading.blocks import Block, Page, Reading, Role, role_of
from ingest.reading.encoding import decoded

_LONG_LINE = 110
"""Characters; a text with lines beyond this was not wrapped, so each of its lines is a block."""
_HEADING_WORDS = 12
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENDS_OPEN = re.compile(r"[.!?:;,…’”\"')]$")


def read(content: bytes, name: str) -> Reading:
    """The blocks of a text; form feeds part its pages."""
    sheets = _letters(content, name).split("\f")
    pages = tuple(Page(tuple(_blocks(repaired(sheet)))) for sheet in sheets)
    return Reading(pages, paged=len(pages) > 1)


def _letters(content: bytes, name: str) -> str:
    if b"\x00" in content and not content.startswith(_UTF_16):
        raise UnreadablePaper(f"{name} is not a text, a PDF, a Word file or a web page.")
    return decoded(content)


def _blocks(sheet: str) -> list[Block]:
    lines = [line.strip() for line in sheet.split("\n")]
    if any(len(line) > _LONG_LINE for line in lines):
        paragraphs = [line for line in lines if line]
    else:
        runs = groupby(lines, key=bool)
        paragraphs = [joined for filled, run in runs if filled for joined in _unwrapped(list(run))]
    return [_block(one_line(text)) for text in paragraphs]


def _unwrapped(lines: list[str]) -> list[str]:
    """The paragraphs of lines that no blank line parts: a list item begins one of its own."""
    paragraphs: list[str] = []
    for line in lines:
        if not paragraphs or role_of(line) is not Role.PARAGRAPH:
            paragraphs.append(line)
        else:
            paragraphs[-1] += f" {line}"
    return paragraphs


def _block(text: str) -> Block:
    if _is_heading(text):
        return Block(text.lstrip("# "), Role.HEADING, level=2)
    return Block(text, role_of(text))


def _is_heading(text: str) -> bool:
    return (
        len(text.split()) <= _HEADING_WORDS
        and not _ENDS_OPEN.search(text)
        and (text[:1].isupper() or text.startswith("#"))
        and role_of(text) is Role.PARAGRAPH
    )
