"""Word files -> blocks. mammoth is kept behind this file; what it writes is read as a web page."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import mammoth
from mammoth import documents

from corpus.errors import UnreadablePaper
from ingest.reading import html, package, table, word
from ingest.reading.blocks import Block, Page, Reading, Role

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='heading 4'] => h5:fresh
p[style-name='heading 5'] => h6:fresh
p[style-name='heading 6'] => h6:fresh
"""
"""A paper's title stands above its headings."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a Word file; it has no pages of its own."""
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(word.shown(content, name)),
            style_map=_STYLES,
            convert_image=lambda _: [],
            transform_document=_headed,
        ).value
    except package.FAULTS as error:
        raise UnreadablePaper(f"{name} is damaged or not a Word file: save it again.") from error
    reading = html.read(page.encode())
    pages = tuple(Page(tuple(map(_noted, page.blocks))) for page in reading.pages)
    return replace(reading, pages=pages)


def _noted(block: Block) -> Block:
    """A footnote as such."""
    if not block.text.startswith(word.FOOTNOTE):
        return block
    return Block(block.text.removeprefix(word.FOOTNOTE), Role.FOOTNOTE)


def _headed(element: Any) -> Any:
    """The same document, its tables with the rows that name their columns marked as such."""
    if isinstance(element, documents.Table):
        return _with_heads(element)
    inside = getattr(element, "children", None)
    return element.copy(children=list(map(_headed, inside))) if inside else element


def _with_heads(element: Any) -> Any:
    rows = [row for row in element.children if isinstance(row, documents.TableRow)]
    if not rows or any(row.is_header for row in rows):
        return element
    grid = [[" ".join(_words(cell)) for cell in row.children] for row in rows]
    bold = list(map(_is_bold, rows))
    at = 0 if bold[0] and not any(bold[1:2]) else table.columns_at(grid, sure=False)
    return element.copy(
        children=[
            row.copy(is_header=True) if at is not None and number <= at else row
            for number, row in enumerate(rows)
        ]
    )


def _is_bold(element: Any) -> bool:
    """Whether all words in a row are bold, and there are some."""
    if isinstance(element, documents.Run):
        return bool(element.is_bold) or not "".join(_words(element)).strip()
    inside = [child for child in getattr(element, "children", None) or [] if any(_words(child))]
    return bool(inside) and all(map(_is_bold, inside))


def _words(element: Any) -> Iterator[str]:
    if isinstance(element, documents.Text):
        yield element.value
    for child in getattr(element, "children", None) or []:
        yield from _words(child)
