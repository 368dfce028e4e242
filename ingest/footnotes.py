"""Footnotes stand at the foot of a page, and a paragraph may go on behind them."""

from dataclasses import replace

from ingest.reading.blocks import Page, Reading, Role


def out_of_the_way(reading: Reading) -> Reading:
    """
    Put a page's footnotes before the paragraph that goes on over the page break behind them.

    >>> from ingest.reading.blocks import Block
    >>> first = Page((Block("Caseloads1 were"), Block("1 In 2016.", Role.FOOTNOTE)))
    >>> second = Page((Block("too high.", continues=True),))
    >>> moved = out_of_the_way(Reading((first, second), paged=True)).pages[0].blocks
    >>> [block.text for block in moved]
    ['1 In 2016.', 'Caseloads1 were']
    """
    pages = list(reading.pages)
    for number in range(len(pages) - 1):
        after = next((page.blocks[0] for page in pages[number + 1 :] if page.blocks), None)
        if after and after.continues:
            pages[number] = _moved(pages[number])
    return replace(reading, pages=tuple(pages))


def _moved(page: Page) -> Page:
    notes = 0
    while notes < len(page.blocks) and page.blocks[-1 - notes].role is Role.FOOTNOTE:
        notes += 1
    if notes in (0, len(page.blocks)):
        return page
    body, feet = page.blocks[:-notes], page.blocks[-notes:]
    return replace(page, blocks=(*body[:-1], *feet, body[-1]))
