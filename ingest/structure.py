"""Blocks, page by page -> one text, and where each page and each block stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.documents import Page, Span
from ingest.reading.blocks import Block, Reading, Role

_TOGETHER = frozenset({Role.BULLET, Role.ROW})


@dataclass(frozen=True)
class Placed:
    """A block and its place in the text."""

    block: Block
    span: Span

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.block.text.split())


@dataclass(frozen=True)
class Layout:
    """A paper as one text."""

    text: str
    pages: tuple[Page, ...]
    """Empty when the paper has no pages of its own."""
    blocks: tuple[Placed, ...]


def lay_out(reading: Reading) -> Layout:
    """
    Join the pages of a reading: a paragraph that runs over a page break is one paragraph.

    >>> from ingest.reading import blocks
    >>> first = blocks.Page((Block("Caseloads were"),))
    >>> second = blocks.Page((Block("too high.", continues=True),))
    >>> layout = lay_out(Reading((first, second), paged=True))
    >>> layout.text, [page.start for page in layout.pages]
    ('Caseloads were too high.', [0, 15])
    """
    text = ""
    pages: list[Page] = []
    placed: list[Placed] = []
    for number, page in enumerate(reading.pages, 1):
        blocks = [block for block in page.blocks if block.text]
        start = len(text) + len(_gap(placed, blocks[0])) if blocks else len(text)
        pages.append(Page(number, page.label, start, page.ocr))
        for block in blocks:
            text += _gap(placed, block)
            begin = len(text)
            text += block.text
            if block.continues and placed:
                before = placed.pop()
                whole = Span(before.span.start, len(text))
                placed.append(Placed(replace(before.block, text=text[slice(*whole)]), whole))
            else:
                placed.append(Placed(block, Span(begin, len(text))))
    return Layout(text, tuple(pages) if reading.paged else (), tuple(placed))


def _gap(placed: Sequence[Placed], block: Block) -> str:
    if not placed:
        return ""
    if block.continues:
        return " "
    return "\n" if {placed[-1].block.role, block.role} <= _TOGETHER else "\n\n"
