"""
What a paper's kind makes of its blocks, before they are laid out as one text.

What says nothing of its own goes to the pages' furniture: the list of contents, the closing, the
names of a judgement table's columns. What stays is given its place: rows, sections, numbers,
recommendations, footnotes.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.closing import without_closing
from ingest.contents import furnished, without_contents
from ingest.footnotes import out_of_the_way
from ingest.grades import is_header, judgements
from ingest.numbering import numbered
from ingest.outline import outlined
from ingest.reading.blocks import Block, Page, Reading
from ingest.recommendations import with_recommendations


def arranged(reading: Reading, kind: str) -> Reading:
    """
    The paper with each block in its place for a paper of its kind.

    Every block of it stays: in the same page, or among that page's furniture.
    """
    kept = without_closing(without_contents(_with_rows(reading)), kind)
    marked = with_recommendations(numbered(outlined(kept, kind), kind))
    return out_of_the_way(_joined(reading, marked))


def _with_rows(reading: Reading) -> Reading:
    """The rows of the judgement table whole, without the names of its columns."""
    if not reading.paged or not reading.pages:
        return reading
    first = reading.pages[0]
    headers = [block for block in first.blocks if is_header(block)]
    found = judgements(first.blocks)
    if not found.grades:
        return reading
    page = furnished(replace(first, blocks=found.blocks), headers)
    return replace(reading, pages=(page, *reading.pages[1:]))


def _joined(before: Reading, after: Reading) -> Reading:
    """Let no block go on with one that has gone to the furniture."""
    pages = list(after.pages)
    for number, page in enumerate(pages):
        if page.blocks and page.blocks[0].continues and not _follows(before.pages, pages, number):
            first = replace(page.blocks[0], continues=False)
            pages[number] = replace(page, blocks=(first, *page.blocks[1:]))
    return replace(after, pages=tuple(pages))


def _follows(before: Sequence[Page], after: Sequence[Page], number: int) -> bool:
    """Whether a page's first block still stands after what it went on with."""
    was, now = before[number].blocks[0], after[number].blocks[0]
    if number == 0 or not now.text.startswith(was.text):
        return False
    above, above_now = _last(before[:number]), _last(after[:number])
    return bool(above and above_now and above_now.text.endswith(above.text))


def _last(pages: Sequence[Page]) -> Block | None:
    return next((page.blocks[-1] for page in reversed(pages) if page.blocks), None)
