"""What a paper recommends: each item of its recommendations is one, and none is a decision."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ingest.reading.blocks import Block, Reading, Role

PART = "recommendation"
_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.? )?(?:(?:the |our |key |main |summary of )*recommendations?\b"
    r"|what needs to improve\b|what (?:we|the team) recommends?\b|priority actions?\b"
    r"|areas? for (?:priority )?(?:action|improvement)\b)[^.]{0,60}",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r".{0,80}\b(?:is|are) (?:asked|recommended|invited|requested) to\b.{0,80}:$", re.IGNORECASE
)
"""A lead-in to what is proposed, wherever it stands: "The Committee is asked to RESOLVE that:"."""
_MARKS = {
    "numeral": re.compile(r"\(?\d{1,3}[.)]|R\d{1,2}\b|Recommendation \d{1,2}\b"),
    "decimal": re.compile(r"\d{1,3}(?:\.\d{1,3})+"),
    "letter": re.compile(r"\(?[A-Za-z][.)]"),
    "bullet": re.compile(r"[•●▪■◦‣·*]"),
    "dash": re.compile(r"[–—-]"),
}
"""What an item begins with; the first item's is that of all which are not part of another."""
_LIST = frozenset({Role.BULLET, Role.NUMBERED})


def with_recommendations(reading: Reading) -> Reading:
    """The paper with each item of its recommendations marked as one."""
    blocks = list(chain.from_iterable(page.blocks for page in reading.pages))
    marked = list(chain.from_iterable(map(_marked, _sections(blocks))))
    pages, at = [], 0
    for page in reading.pages:
        pages.append(replace(page, blocks=tuple(marked[at : at + len(page.blocks)])))
        at += len(page.blocks)
    return replace(reading, pages=tuple(pages))


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in runs, each from a heading or a lead-in to a proposal on."""
    section: list[Block] = []
    for block in blocks:
        if block.role is Role.HEADING or _ASKS.fullmatch(block.text):
            yield section
            section = []
        section.append(block)
    yield section


def _marked(section: Sequence[Block]) -> Sequence[Block]:
    if not section or not _proposes(section[0]):
        return section
    items = [block for block in section[1:] if _mark(block)]
    mark = _mark(items[0]) if items else ""
    wanted = (mark,) if mark else ("", *_MARKS)
    return [
        section[0],
        *(
            replace(block, part=PART) if _is_item(block) and _mark(block) in wanted else block
            for block in section[1:]
        ),
    ]


def _proposes(block: Block) -> bool:
    heads = block.role is Role.HEADING and _HEADING.fullmatch(block.text)
    return bool(heads or _ASKS.fullmatch(block.text))


def _is_item(block: Block) -> bool:
    """Whether the block may be an item of its own; a lead-in and what goes on are none."""
    leads_in = block.role is Role.PARAGRAPH and block.text.endswith(":")
    return block.role in (*_LIST, Role.PARAGRAPH) and not (block.continues or leads_in)


def _mark(block: Block) -> str:
    if block.role not in (*_LIST, Role.PARAGRAPH):
        return ""
    return next((name for name, sign in _MARKS.items() if sign.match(block.text)), "")
