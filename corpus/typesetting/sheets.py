"""Make an Excel workbook from lines. openpyxl is behind this file."""

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from corpus.typesetting.archive import parts, zipped
from corpus.typesetting.source import Source, cells

_FORMATS: dict[re.Pattern[str], Callable[[str], tuple[object, str]]] = {
    re.compile(r"-?\d+(?:\.\d+)?%"): lambda text: (float(text[:-1]) / 100, "0%"),
    re.compile(r"-?\d+"): lambda text: (int(text), "0"),
    re.compile(r"-?\d+\.\d+"): lambda text: (float(text), "0.0"),
    re.compile(r"\d\d/\d\d/\d{4}"): lambda text: (_day(text, "%d/%m/%Y"), "DD/MM/YYYY"),
}
"""What a cell holds and how it is shown, by what is written of it; all else is text."""
_WIDTHS = (46, 10, 12, 12, 12, 12, 12, 12, 12, 60)
_HEADING = (Font(bold=True), PatternFill("solid", fgColor="D9E2EC"))
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook(source: Source) -> bytes:
    """
    Return a workbook that holds the lines of `source`, the same bytes every time.

    A line begins a sheet (`## `), is a row (`| a | b |`) or is text in a row of its own; the
    first row after other text is a heading.
    """
    book = Workbook()
    book.remove(book.active)
    book.properties.title = source.about["title"]
    book.properties.creator = "Kesterwold Council"
    book.properties.created = _day(source.about["made"], "%Y-%m-%d")
    _fill(book, source)
    stream = BytesIO()
    book.save(stream)
    return _settled(stream.getvalue(), source.about["made"])


def _fill(book: Workbook, source: Source) -> None:
    previous = ""
    for line in source.lines:
        if line.startswith("## "):
            _set_widths(book.create_sheet(line.removeprefix("## ")))
        elif line.startswith("|"):
            _add_row(book.worksheets[-1], cells(line), heads=not previous.startswith("|"))
        else:
            book.worksheets[-1].append([line])
        previous = line


def _set_widths(sheet: Worksheet) -> None:
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJ"[number]].width = width


def _add_row(sheet: Worksheet, row: list[str], *, heads: bool) -> None:
    held = [_value(text) for text in row]
    sheet.append([value for value, _ in held])
    for cell, (_, shown) in zip(sheet[sheet.max_row], held, strict=False):
        cell.number_format = shown
        if heads:
            cell.font, cell.fill = _HEADING


def _value(text: str) -> tuple[object, str]:
    for shape, made in _FORMATS.items():
        if shape.fullmatch(text):
            return made(text)
    return text or None, "General"


def _day(text: str, shape: str) -> datetime:
    return datetime.strptime(text, shape)  # noqa: DTZ007 - a day in a cell is of no time zone


def _settled(content: bytes, made: str) -> bytes:
    """The workbook without the hour at which it was saved."""
    found = parts(content)
    day = rf"\g<1>{made}T09:00:00Z".encode()
    found["docProps/core.xml"] = _MODIFIED.sub(day, found["docProps/core.xml"])
    return zipped(found, first="[Content_Types].xml")
