"""Making an Excel workbook."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from corpus.typesetting import sheets
from tests.corpus.typesetting.conftest import MakeSource


def test_each_sheet_holds_its_lines(source: MakeSource) -> None:
    """Text alone, then a heading and its rows; an empty cell is empty."""
    made = sheets.workbook(source("## One", "Caseloads", "| A | B |", "| x |  |", "## Two"))

    book = openpyxl.load_workbook(BytesIO(made))
    assert book.sheetnames == ["One", "Two"]
    assert [*book["One"].values] == [("Caseloads", None), ("A", "B"), ("x", None)]
    assert [cell.font.bold for cell in book["One"]["A"]] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("93%", 0.93, "0%"),
        ("18", 18, "0"),
        ("18.6", 18.6, "0.0"),
        ("31/03/2024", datetime(2024, 3, 31), "DD/MM/YYYY"),  # noqa: DTZ001 - as the cell has it
        ("18 or 20", "18 or 20", "General"),
    ],
)
def test_what_is_written_as_a_number_is_one(
    source: MakeSource, text: str, value: object, shown: str
) -> None:
    """And is shown as it was written."""
    made = sheets.workbook(source("## One", f"| {text} |"))

    cell = openpyxl.load_workbook(BytesIO(made))["One"]["A1"]
    assert (cell.value, cell.number_format) == (value, shown)


def test_the_hour_of_saving_is_not_kept(source: MakeSource) -> None:
    """It would make other bytes each time."""
    made = sheets.workbook(source("## One"))

    properties = openpyxl.load_workbook(BytesIO(made)).properties
    assert f"{properties.modified:%Y-%m-%d %H:%M}" == "2024-03-21 09:00"
