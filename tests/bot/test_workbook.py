"""Workbooks, read again by the library that reads those of papers."""

import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.workbook import Column, Linked, Sheet, Value, workbook
from corpus.errors import UsedWrongly


def written(*row: Value) -> object:
    """The sheet of a workbook with one row, read again."""
    columns = [Column(f"Column {number}", 20) for number, _ in enumerate(row, 1)]
    content = workbook("What became of it?", [Sheet("Asks", columns, [row])])
    return load_workbook(BytesIO(content))["Asks"]


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)"])
def test_no_text_is_a_formula(text: str) -> None:
    """Neither when it is opened nor when somebody edits it."""
    cell = written(text)["A2"]  # type: ignore[index]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_dates_are_dates_and_numbers_numbers() -> None:
    """So that they can be sorted."""
    sheet = written(datetime.date(2024, 3, 31), 7)
    assert sheet["A2"].value == datetime.datetime(2024, 3, 31)  # type: ignore[index]  # noqa: DTZ001
    assert sheet["B2"].value == 7  # type: ignore[index]


def test_only_addresses_of_the_web_are_linked() -> None:
    """Anything else stays a text."""
    sheet = written(Linked("open", "https://x.example/"), Linked("no", "file:///etc/passwd"))
    assert sheet["A2"].hyperlink.target == "https://x.example/"  # type: ignore[index]
    assert sheet["B2"].hyperlink is None  # type: ignore[index]


def test_the_heading_stays_in_sight_and_texts_are_wrapped() -> None:
    """As wide as the column says."""
    sheet = written("A long text")
    assert sheet.freeze_panes == "A2"  # type: ignore[attr-defined]
    assert sheet["A2"].alignment.wrap_text  # type: ignore[index]
    assert sheet.column_dimensions["A"].width == 20  # type: ignore[attr-defined]


def test_what_no_workbook_holds_is_left_out() -> None:
    """Control characters, which papers sometimes have."""
    assert written("a\x00b")["A2"].value == "ab"  # type: ignore[index]


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    """A quote is never cut."""
    with pytest.raises(UsedWrongly, match="too long"):
        written("a" * 32_768)
