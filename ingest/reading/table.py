"""Rows of cells -> blocks: quoted as they stand, indexed with their columns' names."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from corpus.display import one_line
from ingest.reading.blocks import Block, Role, role_of

Cells = Sequence[str]

_DEEP = 15
"""Rows from the top among which the names of the columns are looked for."""
_LONG = 90
"""Letters; what is longer than this names no column."""
_NAME_WORDS = 5
_WIDE = 3
"""Columns from which a first row of short words is believed to name them."""
_TITLED = 3
"""Blocks at the top of a workbook: a title stands there or nowhere."""
_HEADING_WORDS = 30
_SHARE = 0.6
"""Of a table's columns, how many have a name at least."""
_USUAL = re.compile(
    r"\b(?:actions?|actual|amount|baseline|by when|comments?|completed?|councillor|date|deadline"
    r"|decision|description|due|evidence|frequency|grade|impact|indicator|issue|item|judgement"
    r"|lead|likelihood|measure|milestones?|name|no\.?|notes?|objective|officer|outcomes?|owner"
    r"|party|percentage|performance|priority|progress|rag|rating|recommendations?|ref(?:erence)?"
    r"|responsib(?:le|ility)|risk|role|score|status|success|target|timescales?|title|update|vote"
    r"|ward|when|who|year|q[1-4]|(?:19|20)\d\d(?:[/-]\d\d)?)\b",
    re.IGNORECASE,
)
"""What columns of council papers are called."""
_FIGURE = re.compile(
    r"[£$€]?-?\d[\d,.]*\s?%?|\d{1,2}(?: \w+ |[/.-]\d{1,2}[/.-])\d{2,4}|[-–—]|n/?a", re.IGNORECASE
)


def row(cells: Cells, columns: Cells = (), anchor: str = "") -> Block:
    """
    One row of a table; `columns` are the names of its columns, where it has any.

    >>> found = row(["Recruit", "", "May 2024"], ["Action", "Owner", "By when"])
    >>> found.text, found.indexed
    ('Recruit | May 2024', 'Action: Recruit; By when: May 2024')
    """
    shown, names = _shown(cells), _shown(columns)
    names += [""] * (len(shown) - len(names))
    pairs = zip(names, shown, strict=False)
    told = [f"{name}: {cell}" if name else cell for name, cell in pairs if cell]
    return Block(
        text=" | ".join(filter(None, shown)),
        role=Role.ROW,
        anchor=anchor,
        indexed="; ".join(told) if any(names) else "",
    )


def sheet(grid: Sequence[Cells], level: int = 3) -> Iterator[Block]:
    """
    The blocks of a sheet, which may hold several tables with empty rows between them.

    The lines above the names of the columns are paragraphs; a line alone among the rows is a
    heading of this level over those that follow it.
    """
    columns: Cells = ()
    for filled, group in groupby(map(_shown, grid), key=any):
        if filled:
            rows = list(group)
            at = columns_at(rows, sure=not columns)
            if at is not None:
                columns = rows[at]
            yield from _rows(rows, at, columns, level)


def table(grid: Sequence[Cells], heads: int = 0, *, sure: bool = False) -> Iterator[Block]:
    """
    The blocks of a table in a text.

    The paper may say how many rows are `heads`, or that it is `sure` to have one.
    """
    rows = [cells for cells in grid if any(cell.strip() for cell in cells)]
    at = heads - 1 if 0 < heads <= len(rows) else columns_at(rows, sure=sure)
    for number, cells in enumerate(rows):
        named = at is not None and number > at
        yield row(cells, rows[at] if named and at is not None else ())


def title(blocks: Sequence[Block], name: str) -> str:
    """
    What a workbook is called: the line above its first table, else the name of its file.

    >>> title([], "caseloads_2024-05.xlsx")
    'caseloads 2024 05'
    """
    lines = [block.text for block in blocks[:_TITLED] if block.role is Role.PARAGRAPH]
    short = (line for line in lines if len(line.split()) <= _HEADING_WORDS)
    return next(short, "") or re.sub(r"[_-]+", " ", PurePath(name).stem)


def columns_at(rows: Sequence[Cells], *, sure: bool) -> int | None:
    """
    Which row names the columns of a table, or None where none is seen to.

    Where it is `sure` that one of them does, three columns with short words are enough; else the
    words must be usual ones for a column, or stand above figures.

    >>> plan = [["Plan", "", ""], ["Action", "Owner", "By"], ["Recruit", "Day", "May"]]
    >>> columns_at(plan, sure=False)
    1
    >>> columns_at([["Committee", "Cabinet"], ["Chair", "Cllr Day"]], sure=False)
    """
    width = len({place for cells in rows for place, cell in enumerate(cells) if cell})
    enough = max(2, _SHARE * width)
    at = next((at for at, cells in enumerate(rows[:_DEEP]) if _filled(cells) >= enough), None)
    if at is None or at + 1 == len(rows) or not _may_name(rows[at]):
        return None
    below = rows[at + 1 : at + 1 + _DEEP]
    believed = (sure and width >= _WIDE) or _usual(rows[at]) or _above_figures(rows[at], below)
    return at if believed else None


def _shown(cells: Cells) -> list[str]:
    """The cells in one line each, up to the last that is not empty."""
    shown = [cell and one_line(cell) for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    return shown


def _filled(cells: Cells) -> int:
    return sum(bool(cell) for cell in cells)


def _may_name(cells: Cells) -> bool:
    """Whether the cells of a row may be names of columns, by their own look."""
    filled = [cell for cell in cells if cell]
    wordy = [cell for cell in filled if not _FIGURE.fullmatch(cell)]
    return (
        len(wordy) >= max(1, len(filled) / 3)
        and len(set(filled)) > len(filled) / 2
        and all(len(cell) <= _LONG and not cell.endswith(".") for cell in wordy)
    )


def _usual(cells: Cells) -> bool:
    short = [cell for cell in cells if 0 < len(cell.split()) <= _NAME_WORDS]
    return sum(bool(_USUAL.search(cell)) for cell in short) >= max(2, _filled(cells) / 3)


def _above_figures(cells: Cells, below: Sequence[Cells]) -> bool:
    """Whether words of the row stand above columns of figures alone."""
    for place, cell in enumerate(cells):
        column = [other[place] for other in below if place < len(other) and other[place]]
        figures = bool(column) and all(map(_FIGURE.fullmatch, column))
        if cell and figures and not _FIGURE.fullmatch(cell):
            return True
    return False


def _rows(rows: Sequence[Cells], at: int | None, columns: Cells, level: int) -> Iterator[Block]:
    for number, cells in enumerate(rows):
        if at is not None and number < at:
            yield _paragraph(" | ".join(filter(None, cells)))
        elif number == at or list(cells) == list(columns):
            yield row(cells)
        elif _alone(cells, columns):
            over = columns and any(_filled(other) > 1 for other in rows[number + 1 : number + 2])
            text = "".join(cells)
            short = len(text.split()) <= _HEADING_WORDS
            yield Block(text, Role.HEADING, level) if over and short else _paragraph(text)
        else:
            yield row(cells, columns)


def _alone(cells: Cells, columns: Cells) -> bool:
    """Whether a row has but one cell, and that the first of several columns."""
    first = next((place for place, name in enumerate(columns) if name), 0)
    return _filled(cells) == 1 and _filled(columns) != 1 and any(cells[: first + 1])


def _paragraph(text: str) -> Block:
    return Block(text, role_of(text))
