"""The list of contents of a paper, which says where things stand and nothing about them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.blocks import Block, Page, Reading, Role

_TITLE = re.compile(r"(?:table of )?contents(?: page)?:?(?: page| \d{1,2})?", re.IGNORECASE)
_ENTRY = re.compile(r"\S.{0,200}?[\s.…·_]\s?(?P<page>\d{1,3})")
_ENTRIES = re.compile(r"(?:[^\d]{3,150}?\s\d{1,3}(?:\s|$)){2,60}")
"""Several entries that a reader took for one paragraph."""
_FEWEST = 3
"""Entries; a heading "Contents" with fewer under it is not a list of contents."""
_MOST_WRAPPED = 2
"""Blocks without a page number before the one that has it: an entry of several lines."""
_MOST_WORDS = 30


def without_contents(reading: Reading) -> Reading:
    """The paper without its list of contents, which is kept with its pages' furniture."""
    pages = list(reading.pages)
    for number, page in enumerate(pages):
        start = next((at for at, block in enumerate(page.blocks) if _is_title(block)), None)
        if start is not None:
            return replace(reading, pages=_dropped(pages, number, start))
    return reading


def furnished(page: Page, dropped: Sequence[Block]) -> Page:
    """The page with these blocks of its own among its furniture instead."""
    gone = {id(block) for block in dropped}
    return replace(
        page,
        blocks=tuple(block for block in page.blocks if id(block) not in gone),
        furniture=page.furniture + tuple(block.text for block in dropped),
    )


def _is_title(block: Block) -> bool:
    return bool(_TITLE.fullmatch(block.text))


def _dropped(pages: list[Page], number: int, start: int) -> tuple[Page, ...]:
    """The pages without the list that begins at a block of one of them; it may take several."""
    headings = _headings(pages, number, start)
    blocks = pages[number].blocks[start:]
    listed = _entries(blocks[1:], headings)
    if len(listed) < _FEWEST and not any(_ENTRIES.fullmatch(block.text) for block in listed):
        return tuple(pages)
    pages[number] = furnished(pages[number], [blocks[0], *listed])
    while len(listed) == len(blocks) - 1 and number + 1 < len(pages):
        number += 1
        blocks = (blocks[0], *pages[number].blocks)
        listed = _entries(pages[number].blocks, frozenset())
        pages[number] = furnished(pages[number], listed)
    return tuple(pages)


def _headings(pages: Sequence[Page], number: int, start: int) -> frozenset[str]:
    """The headings that come twice from here on: in the list, and where they stand."""
    below = [*pages[number].blocks[start + 1 :]]
    below += [block for page in pages[number + 1 :] for block in page.blocks]
    return frozenset(block.text.casefold() for block in below if block.role is Role.HEADING)


def _entries(blocks: Sequence[Block], headings: frozenset[str]) -> list[Block]:
    """The blocks that the list begins with, up to the last that is an entry of it."""
    end = 0
    for at, block in enumerate(blocks):
        if _is_entry(block, headings):
            end = at + 1
        elif at - end >= _MOST_WRAPPED or len(block.text.split()) > _MOST_WORDS:
            break
    return list(blocks[:end])


def _is_entry(block: Block, headings: frozenset[str]) -> bool:
    if _ENTRY.fullmatch(block.text) and len(block.text.split()) <= _MOST_WORDS:
        return True
    named = block.text.lstrip("• ").casefold()
    is_link = block.role is not Role.HEADING and named in headings
    return is_link or bool(_ENTRIES.fullmatch(block.text))
