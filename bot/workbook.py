"""Tables -> a workbook. openpyxl is kept behind this file, as far as writing goes."""

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from corpus.errors import UsedWrongly

_LONGEST_LINK = 2000
"""Letters of an address that a spreadsheet still opens."""
_MOST_LETTERS = 32_767
"""Letters that a cell holds."""
_DAY = "yyyy-mm-dd"


class Column(NamedTuple):
    """A column of a sheet."""

    name: str
    width: int
    """In letters."""


class Linked(NamedTuple):
    """A text that opens an address; no more than a text where the address is none of the web's."""

    text: str
    url: str


Value = str | int | datetime.date | Linked | None


class Sheet(NamedTuple):
    """A table with a name."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """
    A workbook of these sheets: the first row stays in sight, and can be filtered by.

    Texts stay texts: none is read as a formula. Raises `UsedWrongly` where one does not fit a cell.
    """
    made = Workbook()
    made.remove(made.active)
    made.properties.title = _clean(title)
    made.properties.creator = "councilbot"
    for sheet in sheets:
        _fill(made.create_sheet(sheet.name), sheet)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _fill(opened: Any, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns, 1):
        cell = opened.cell(1, at, column.name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        opened.column_dimensions[get_column_letter(at)].width = column.width
    for down, row in enumerate(sheet.rows, 2):
        for at, value in enumerate(row, 1):
            _put(opened.cell(down, at), value)
    opened.freeze_panes = "A2"
    opened.auto_filter.ref = opened.dimensions
    opened.print_title_rows = "1:1"
    opened.page_setup.orientation = "landscape"
    opened.page_setup.fitToHeight = 0
    opened.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Cell, value: Value) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, Linked):
        _write(cell, value.text)
        if value.url.startswith(("https://", "http://")) and len(value.url) <= _LONGEST_LINK:
            cell.hyperlink = value.url
            cell.font = Font(underline="single", color="0563C1")
    elif isinstance(value, str):
        _write(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = _DAY if isinstance(value, datetime.date) else "0"


def _write(cell: Cell, text: str) -> None:
    """A text that a spreadsheet neither reckons nor, once edited, takes for a formula."""
    said = _clean(text)
    if len(said) > _MOST_LETTERS:
        raise UsedWrongly("A quote is too long for a cell of a workbook: use --html or --json.")
    cell.value = said
    cell.data_type = "s"
    cell.quotePrefix = said.startswith(("=", "+", "-", "@", "\t"))


def _clean(text: str) -> str:
    """The text without characters that no workbook can hold."""
    kept: str = ILLEGAL_CHARACTERS_RE.sub("", text)
    return kept
