"""Markdown -> blocks, by way of a web page. markdown-it is kept behind this file."""

import re
from pathlib import PurePath

from markdown_it import MarkdownIt

from ingest.reading import html, text
from ingest.reading.blocks import Reading

_ENDINGS = frozenset({".md", ".markdown"})
_FRONT = re.compile(r"\A---\n(?:[^\n]*\n){0,100}?---\n")
"""What some programs put before the text, about it."""
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_OTHER = re.compile(r"\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\s]+\)|^\|.+\|$|^```", re.MULTILINE)
"""Bold words, a link, a table's row or a block of code."""


def is_markdown(content: bytes, name: str) -> bool:
    """Whether a text is Markdown, by its name or by headings and another mark of it."""
    if PurePath(name).suffix.lower() in _ENDINGS:
        return True
    start = text.letters(content[:20_000], name)
    return bool(_HEADING.search(start) and _OTHER.search(start))


def read(content: bytes, name: str) -> Reading:
    """The blocks of a text in Markdown."""
    whole = _FRONT.sub("", text.letters(content, name).replace("\r\n", "\n"))
    return html.read(MarkdownIt("commonmark").enable("table").render(whole).encode())
