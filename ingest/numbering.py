"""The numbers of a paper's paragraphs, also where they are printed carelessly."""

import re
from dataclasses import replace
from itertools import pairwise

from ingest.reading.blocks import Block, Reading, Role

_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivx]{1,4}|R\d{1,2})[.):]?(?=\s|[A-Z‘“])"
)
_CARELESS = re.compile(r"(?P<number>\d{1,3})[.)]?\s*(?=[A-Z‘“])")
"""A number without a full stop or without a space behind it."""
_LETTER = re.compile(r"[A-Z]\. \S")
_SETTLED = 3
"""Numbers in order, after which the next may be printed carelessly."""
_FINDINGS = frozenset({"ofsted_ilacs", "ofsted_sif", "ofsted_letter"})
FINDING = "finding"


def number_of(text: str) -> str:
    """
    The number that a paragraph is printed with; empty where it has none.

    >>> [number_of(text) for text in ("12. Caseloads", "4.2.1 They", "(a) that", "R3 Move")]
    ['12', '4.2.1', 'a', 'R3']
    """
    found = _NUMBER.match(text)
    return found["number"] if found else ""


def numbered(reading: Reading, kind: str) -> Reading:
    """Each numbered paragraph with its role; of an inspection report they are its findings."""
    counter = _Counter(FINDING if kind in _FINDINGS else "", _lettered(reading))
    pages = (
        replace(page, blocks=tuple(map(counter.counted, page.blocks))) for page in reading.pages
    )
    return replace(reading, pages=tuple(pages))


def _lettered(reading: Reading) -> frozenset[str]:
    """The texts of paragraphs with letters in order, "A." and "B." at least: no initials."""
    texts = [block.text for page in reading.pages for block in page.blocks]
    lettered = [text for text in texts if _LETTER.match(text)]
    found: set[str] = set()
    for before, after in pairwise(lettered):
        begins = before[0] == "A" or before in found
        if begins and ord(after[0]) == ord(before[0]) + 1:
            found |= {before, after}
    return frozenset(found)


class _Counter:
    """One pass over a paper's paragraphs, expecting the next number."""

    def __init__(self, part: str, lettered: frozenset[str]) -> None:
        self._part = part
        self._lettered = lettered
        self._last = 0
        self._run = 0

    def counted(self, block: Block) -> Block:
        """The block as a numbered paragraph, where it is one."""
        if block.part or block.role not in (Role.NUMBERED, Role.PARAGRAPH) or block.continues:
            return block
        if block.text in self._lettered:
            return replace(block, role=Role.NUMBERED)
        found = _CARELESS.match(block.text)
        number = int(found["number"]) if found else 0
        follows = number == self._last + 1
        if block.role is Role.PARAGRAPH and not (follows and self._run >= _SETTLED):
            return block
        if number:
            self._run = self._run + 1 if follows else 1
            self._last = number
        part = self._part if block.text[:1].isdigit() else ""
        return replace(block, role=Role.NUMBERED, part=part)
