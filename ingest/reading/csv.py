"""Comma-separated values, or tabs or semicolons between them -> blocks."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import PurePath

from corpus.errors import UnreadablePaper
from ingest.reading import table, text
from ingest.reading.blocks import Page, Reading

MOST_ROWS = 20_000
_DELIMITERS = ",\t;|"
_ENDINGS = frozenset({".csv", ".tsv", ".tab"})
_LOOKED_AT = 20
"""Rows at the start by which a table is known."""
_FEWEST = (4, 3)
"""Rows and columns of the least table that is known without its name."""
_CELL_WORDS = 12
"""On average, at most; the clauses of prose are longer."""


def is_table(content: bytes, name: str) -> bool:
    r"""
    Whether a text is a table, by its name or by rows that all have the same number of cells.

    >>> is_table(b"Measure,May,June\nA,1,2\nB,3,4\nC,5,6\n", "scores.txt")
    True
    >>> is_table(b"We met, we spoke, we left.\nNobody, as it happened, stayed.\n", "a.txt")
    False
    """
    if PurePath(name).suffix.lower() in _ENDINGS:
        return True
    start = text.letters(content[:20_000], name)
    return any(_is_regular(_first(start, delimiter)) for delimiter in _DELIMITERS)


def read(content: bytes, name: str) -> Reading:
    """The blocks of a table in a text."""
    whole = text.letters(content, name).replace("\r\n", "\n").replace("\r", "\n")
    delimiter = max(_DELIMITERS, key=lambda one: _agreement(_first(whole[:20_000], one)))
    try:
        rows = list(islice(csv.reader(StringIO(whole), delimiter=delimiter), MOST_ROWS + 1))
    except csv.Error as error:
        raise UnreadablePaper(f"{name} is damaged: save it as .csv again.") from error
    blocks = tuple(table.sheet(rows[:MOST_ROWS]))
    over = [f"only the first {MOST_ROWS:,} rows were read"] if rows[MOST_ROWS:] else []
    title = table.title(blocks, name)
    return Reading((Page(blocks),), paged=False, title=title, warnings=tuple(over))


def _first(start: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not empty, but for the last one, which may be cut short."""
    try:
        rows = [cells for cells in _parsed(start, delimiter) if any(cells)]
    except csv.Error:
        return []
    return rows[:_LOOKED_AT]


def _parsed(start: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(start[: start.rfind("\n") + 1] or start), delimiter=delimiter)


def _agreement(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the usual number of cells above one, and that number."""
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return count, width


def _is_regular(rows: list[list[str]]) -> bool:
    count, width = _agreement(rows)
    words = sum(len(cell.split()) for cells in rows for cell in cells)
    least_rows, least_columns = _FEWEST
    return (
        count == len(rows) >= least_rows
        and width >= least_columns
        and words <= _CELL_WORDS * width * len(rows)
    )
