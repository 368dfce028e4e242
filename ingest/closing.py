"""What a paper closes with that says nothing of its own: who its publisher is, and whose it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.contents import furnished
from ingest.reading.blocks import Block, Reading, Role

_OPENS = re.compile(
    r"The Office for Standards in Education, Children.s Services and Skills \(Ofsted\)"
    r"|Any complaints about the (?:inspection|report)"
    r"|If you would like a copy of this (?:document|report)"
    r"|You may (?:re-?use|copy) (?:all or parts of )?this (?:information|document|publication)"
    r"|This (?:report|publication|document) is (?:also )?available (?:at|from|in)\b"
    r"|To (?:receive|request) this (?:document|report) in (?:another|a different) format"
    r"|(?:© |\(c\) |Copyright )",
    re.IGNORECASE,
)
"""How the closing begins: all that follows it belongs to it."""
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|https?://|www\.\w|\b(?:Tel(?:ephone)?|Textphone|T|E|W|Email|Fax)\s?:"
    r"|\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:similar|related|more) (?:articles|posts|stories)|recent posts|see all|no comments:?"
    r"|post a comment|leave a (?:comment|reply)|about (?:the )?author|share this|blog archive"
    r"|\d+ views?(?: ?\d+ comments?)?|(?:\d+ )?comments?:?",
    re.IGNORECASE,
)
"""What comes first behind an article on the web: whatever follows belongs to the site."""
_ON_THE_WEB = frozenset({"blog", "news", "motion", "other"})
_MOST_WORDS = 450
"""Of the whole of it; Ofsted's has 250 to 330."""
_CONTACT_WORDS = 25
_PAGES = 2
"""At the end of the paper, on which the closing is looked for."""
_BLOCKS = 40


def without_closing(reading: Reading, kind: str) -> Reading:
    """The paper without its closing, which is kept with its pages' furniture."""
    if kind in _ON_THE_WEB and len(reading.pages) == 1:
        reading = _without_tail(reading)
    pages = list(reading.pages)
    last = [
        (number, block)
        for number in range(max(0, len(pages) - _PAGES), len(pages))
        for block in pages[number].blocks
    ][-_BLOCKS:]
    start = _start([block for _, block in last])
    for number in {number for number, _ in last[start:]}:
        gone = [block for at, block in last[start:] if at == number]
        pages[number] = furnished(pages[number], gone)
    return replace(reading, pages=tuple(pages))


def _without_tail(reading: Reading) -> Reading:
    """An article without what its site puts behind it: comments, other articles, forms."""
    page = reading.pages[0]
    tail = next(
        (at for at, block in enumerate(page.blocks) if at and _TAIL.fullmatch(block.text)), None
    )
    if tail is None:
        return reading
    return replace(reading, pages=(furnished(page, page.blocks[tail:]),))


def _start(blocks: Sequence[Block]) -> int:
    """Where the closing begins among the last blocks of a paper; their number if it has none."""
    words = [len(block.text.split()) for block in blocks]
    for at, block in enumerate(blocks):
        if at and _OPENS.match(block.text) and sum(words[at:]) <= _MOST_WORDS:
            return at - 1 if blocks[at - 1].role is Role.HEADING else at
    start = len(blocks)
    while start > 1 and _is_contact(blocks[start - 1]):
        start -= 1
    return start


def _is_contact(block: Block) -> bool:
    return len(block.text.split()) <= _CONTACT_WORDS and bool(_CONTACT.search(block.text))
