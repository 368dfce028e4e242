"""Excel workbooks -> blocks, a sheet after the other. openpyxl is kept behind this file."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from corpus.errors import UnreadablePaper
from ingest.reading import package, table, xml
from ingest.reading.blocks import Block, Page, Reading, Role
from ingest.reading.cells import shown

MOST_ROWS = 20_000
"""Of a sheet; what has more is data for a program."""
MOST_COLUMNS = 200
_MOST_MERGED = 100_000
"""Cells that share another's value, of a sheet."""
_TRUE = ("1", "true", "on")


def read(content: bytes, name: str) -> Reading:
    """The blocks of a workbook, each sheet under its name; what is hidden is left out."""
    package.parts(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and charts that openpyxl does not keep
            workbook = openpyxl.load_workbook(
                BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            sheets = [_read(sheet, content, name) for sheet in workbook.worksheets]
    except package.FAULTS as error:
        raise UnreadablePaper(
            f"{name} is damaged or not an Excel file: save it again and try again."
        ) from error
    blocks = tuple(block for sheet in sheets for block in sheet.blocks())
    return Reading(
        (Page(blocks),),
        paged=False,
        title=table.title(blocks, name),
        warnings=tuple(line for sheet in sheets for line in sheet.warnings),
    )


@dataclass
class _Sheet:
    """One sheet: its cells as they are shown, and what was left out of them."""

    name: str
    grid: list[list[str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        found = list(table.sheet(self.grid))
        if found:
            yield Block(self.name, Role.HEADING, level=2)
        yield from found


@dataclass
class _Marks:
    """What the sheet's XML says besides its cells, which openpyxl does not tell when it streams."""

    rows: set[int] = field(default_factory=set)
    """The hidden ones."""
    columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    """The cells that a formula fills with a number."""
    last: int = 0
    """The last row in which something stands."""
    _row: int = 0
    _cell: Mapping[str, str] = field(default_factory=dict)

    def take(self, tag: str, attributes: Mapping[str, str]) -> None:
        """One element of the sheet, in order."""
        if tag == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            if attributes.get("hidden") in _TRUE:
                self.rows.add(self._row)
        elif tag == "c":
            self._cell = dict(attributes)
        elif tag in ("f", "v", "is"):
            self.last = self._row
            if tag == "f" and self._cell.get("t") != "str" and "r" in self._cell:
                self.formulas.append(self._cell["r"])
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.columns |= set(range(first, min(last, MOST_COLUMNS) + 1))
        elif tag == "mergeCell":
            self.merged.append(attributes["ref"])


def _read(sheet: Any, content: bytes, name: str) -> _Sheet:
    if sheet.sheet_state != "visible":
        return _Sheet(sheet.title, warnings=[f"the hidden sheet {sheet.title!r} was left out"])
    marks = _Marks()
    part = sheet._worksheet_path  # openpyxl has no public name for it
    xml.scan(package.part(content, name, part), name, marks.take)
    grid = [
        [shown(cell.value, cell.number_format or "") for cell in cells]
        for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    ]
    _spread(grid, marks.merged)
    seen = [
        [cell for column, cell in enumerate(cells, 1) if column not in marks.columns]
        for row, cells in enumerate(grid, 1)
        if row not in marks.rows
    ]
    return _Sheet(sheet.title, seen, list(_left_out(sheet.title, grid, marks)))


def _spread(grid: list[list[str]], merged: list[str]) -> None:
    """A cell merged over several rows stands beside each of them: it is a cell of each."""
    left = _MOST_MERGED
    for ref in merged:
        column, first, last_column, last = range_boundaries(ref)
        if column != last_column or column > MOST_COLUMNS or first > len(grid):
            continue
        for cells in grid[first : min(last, first + left, len(grid))]:
            left -= 1
            if any(cells):
                cells[column - 1] = cells[column - 1] or grid[first - 1][column - 1]


def _left_out(title: str, grid: list[list[str]], marks: _Marks) -> Iterator[str]:
    rows = sum(any(cells) for row, cells in enumerate(grid, 1) if row in marks.rows)
    if rows:
        yield f"the hidden rows of the sheet {title!r} were left out: {rows}"
    columns = sum(any(cells[column - 1] for cells in grid) for column in marks.columns)
    if columns:
        yield f"the hidden columns of the sheet {title!r} were left out: {columns}"
    if marks.last > len(grid):
        yield f"only the first {len(grid):,} rows of the sheet {title!r} were read"
    if any(_is_empty(grid, cell) for cell in marks.formulas):
        yield (
            f"the sheet {title!r} has formulas without a saved value: open it in Excel, save it"
            " and try again"
        )


def _is_empty(grid: list[list[str]], cell: str) -> bool:
    row, column = coordinate_to_tuple(cell)
    return row <= len(grid) and column <= MOST_COLUMNS and not grid[row - 1][column - 1]
