"""The judgement table that an inspection report opens with: its rows, and what they grade."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.reading.blocks import Block, Role

OVERALL = "Overall effectiveness"
"""What the judgement on everything together is called, in whatever words a report gives it."""
PART = "grade"
"""The part of its paper that a row of the table belongs to."""

_GRADE = r"(?:Outstanding|Good|Requires? improvement(?: to be good)?|Inadequate|Adequate)"
_HEADER = re.compile(r"Judge?ments?\s*\|?\s*Grades?", re.IGNORECASE)
_ROW = re.compile(
    rf"(?P<number>\d(?:\.\d)?\.?\s+)?(?P<name>[A-Z][^|]{{3,160}}?)\.?(?:\s*\|\s*|\s+)"
    rf"(?P<grade>{_GRADE})\.?(?=\s+(?-i:[A-Z\d])|\s*$)",
)
_FIRST = re.compile(r"1\.?\s+[A-Z]")
_STATED = re.compile(
    r"(?:Overall, )?children.s services in (?P<place>.{2,80}?) (?:are|is)?\s*(?P<grade>outstanding"
    r"|good|requires? improvement(?: to be good)?|inadequate)\.?",
    re.IGNORECASE,
)
"""How reports of 2013 to 2018 say the overall judgement, in a line above the table."""
_WRAPPED = "to be good"
_MOST_ROWS = 20
_MOST_WORDS = 30
"""In a row; the longest of 80 reports has 17."""


@dataclass(frozen=True)
class Judgements:
    """The blocks of a paper's first page with the rows of its table whole, and what they grade."""

    blocks: tuple[Block, ...]
    grades: tuple[tuple[str, str], ...] = ()


def judgements(blocks: Sequence[Block]) -> Judgements:
    """
    Put the cells of a judgement table together again, a block for each row.

    A page without such a table comes back as it was.

    >>> page = [Block("Judgement Grade"), Block("Care leavers"), Block("Requires improvement"),
    ...         Block("to be good"), Block("Overall effectiveness Good"), Block("We saw change.")]
    >>> found = judgements(page)
    >>> found.grades
    (('Care leavers', 'Requires improvement to be good'), ('Overall effectiveness', 'Good'))
    >>> [block.text for block in found.blocks][1:]
    ['Care leavers Requires improvement to be good', 'Overall effectiveness Good', 'We saw change.']
    """
    stated = [_statement(block) for block in blocks]
    overall = tuple((OVERALL, grade) for _, grade in stated if grade)[:1]
    start = _start(blocks, numbered=bool(overall))
    rows = _Rows(blocks[start:] if start else ())
    before = [block for block, _ in stated[: start or None]]
    return Judgements((*before, *rows.blocks, *rows.after), overall + tuple(rows.grades))


def is_header(block: Block) -> bool:
    """Whether a block is the names of the table's columns."""
    return bool(_HEADER.fullmatch(block.text))


def _start(blocks: Sequence[Block], *, numbered: bool) -> int:
    """Where the table begins: after its header, or with the row that is numbered 1; else 0."""
    for place, block in enumerate(blocks):
        if is_header(block):
            return place + 1
        if numbered and _FIRST.match(block.text):
            return place
    return 0


def _statement(block: Block) -> tuple[Block, str]:
    """A line that says the overall judgement, as a row of the table; the grade is empty if not."""
    stated = _STATED.fullmatch(block.text)
    if not stated:
        return block, ""
    grade = stated["grade"].capitalize()
    grade = "Requires improvement to be good" if grade.startswith("Require") else grade
    return _row(block, f"{OVERALL}: {grade}. {block.text}"), grade


def _row(block: Block, indexed: str) -> Block:
    return replace(block, role=Role.ROW, level=0, indexed=indexed, part=PART)


class _Rows:
    """One pass over the cells of a table, until what follows is no row."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks: list[Block] = []
        self.grades: list[tuple[str, str]] = []
        self.after: list[Block] = list(blocks)
        """What has not been taken into a row."""
        while self._take():
            pass

    def _take(self) -> bool:
        """Make the next row of as few blocks as hold one; False when there is none."""
        if len(self.grades) == _MOST_ROWS or OVERALL in (name for name, _ in self.grades[-1:]):
            return False
        while self.after and is_header(self.after[0]):
            self.blocks.append(self.after.pop(0))
        text = ""
        for count, block in enumerate(self.after, 1):
            if is_header(block):
                break
            text = f"{text} {block.text}".strip()
            found = _ROW.match(text)
            if found:
                return self._put(found, count)
            if len(text.split()) > _MOST_WORDS:
                break
        return False

    def _put(self, found: "re.Match[str]", count: int) -> bool:
        text, first = found.string, self.after[0]
        end = found.end()
        rest = self.after[count:]
        wrapped = end == len(text) and rest and rest[0].text.rstrip(".").casefold() == _WRAPPED
        if wrapped:
            text, rest, end = f"{text} {rest[0].text}", rest[1:], len(text) + len(rest[0].text) + 1
        grade = f"{found['grade']} {_WRAPPED}" if wrapped else found["grade"]
        self.grades.append((found["name"], grade))
        self.blocks.append(_row(replace(first, text=text[:end]), f"{found['name']}: {grade}"))
        left = text[end:].strip()
        self.after = ([Block(left)] if left else []) + rest
        return True
