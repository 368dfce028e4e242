"""Workbooks are read sheet by sheet, as people see them; what is hidden is left out and told."""

import datetime
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import UnreadablePaper
from ingest.reading import xlsx
from ingest.reading.blocks import Reading, Role
from tests.ingest.conftest import UNTIMED, blocks, packed, texts

PLAN = (
    ("Action", "Owner", "By when"),
    ("Recruit", "Day", datetime.date(2024, 5, 31)),
    ("Train", "Fane", datetime.date(2024, 6, 30)),
)


def workbook(*rows: tuple[object, ...], change: Callable[[Worksheet], object] = id) -> bytes:
    """A workbook whose sheet "Plan" has these rows, after a change to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for row in rows:
        sheet.append(row)
    change(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*rows: tuple[object, ...], change: Callable[[Worksheet], object] = id) -> Reading:
    """The reading of such a workbook."""
    return xlsx.read(workbook(*rows, change=change), "plan.xlsx")


def test_a_sheet_is_read_under_its_name() -> None:
    """Each row is one block, which is indexed with the names of its columns."""
    found = blocks(read(*PLAN))

    assert [(block.role, block.text, block.indexed) for block in found] == [
        (Role.HEADING, "Plan", ""),
        (Role.ROW, "Action | Owner | By when", ""),
        (Role.ROW, "Recruit | Day | 31 May 2024", "Action: Recruit; Owner: Day; By when: 31 May 2024"),
        (Role.ROW, "Train | Fane | 30 June 2024", "Action: Train; Owner: Fane; By when: 30 June 2024"),
    ]  # fmt: skip


def test_the_line_above_the_table_is_the_title() -> None:
    """It is merged over the columns as a rule."""
    found = read(("Improvement plan 2024",), (), *PLAN, change=lambda one: one.merge_cells("A1:C1"))

    assert found.title == "Improvement plan 2024"


def test_a_workbook_without_a_title_has_the_file_s_name() -> None:
    """Rather than its first row."""
    assert read(*PLAN).title == "plan"


def test_empty_rows_and_columns_are_dropped() -> None:
    """Wherever the table stands in its sheet."""
    found = read((), (None, "Action", None, "Owner"), (), (None, "Recruit", None, "Day"))

    assert texts(found) == ["Plan", "Action | Owner", "Recruit | Day"]


def _hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True


def test_hidden_rows_and_columns_are_left_out_and_told() -> None:
    """Whoever gave the workbook did not mean them to be read."""
    found = read(*PLAN, change=_hide)

    assert texts(found) == ["Plan", "Action | By when", "Train | 30 June 2024"]
    assert found.warnings == (
        "the hidden rows of the sheet 'Plan' were left out: 1",
        "the hidden columns of the sheet 'Plan' were left out: 1",
    )


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out_and_told(state: str) -> None:
    """Pay and names are kept there."""

    def hide(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Pay")
        other.append(["Day", 50_000])
        other.sheet_state = state

    found = read(*PLAN, change=hide)

    assert "Pay" not in texts(found)
    assert found.warnings == ("the hidden sheet 'Pay' was left out",)


def test_a_formula_without_a_saved_value_is_told() -> None:
    """A program wrote the workbook, and nothing has ever counted it."""
    found = read(("Team", "Sum"), ("North", "=1+1"))

    assert "has formulas without a saved value: open it in Excel" in found.warnings[0]


def test_a_formula_gives_the_value_that_was_saved() -> None:
    """As the reader of the sheet sees it."""
    content = workbook(("Team", "Sum"), ("North", "=1+1"))
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace("<v />", "<v>2</v>").replace("<v></v>", "<v>2</v>")

    found = xlsx.read(packed(parts), "plan.xlsx")

    assert texts(found)[-1] == "North | 2"
    assert not found.warnings


def test_a_cell_merged_over_rows_stands_in_each() -> None:
    """It is beside each of them for whoever looks at the sheet."""
    rows = (("Priority", "Action", "Owner"), ("Staff", "Recruit", "Day"), (None, "Train", "Fane"))

    found = read(*rows, change=lambda one: one.merge_cells("A2:A3"))

    assert texts(found)[-1] == "Staff | Train | Fane"


def test_rows_beyond_the_most_are_told() -> None:
    """They are data for a program, not a paper."""
    found = read(*PLAN, change=lambda one: one.cell(xlsx.MOST_ROWS + 1, 1, "last"))

    assert "last" not in texts(found)
    assert found.warnings == ("only the first 20,000 rows of the sheet 'Plan' were read",)


def test_a_sheet_without_cells_is_passed_over() -> None:
    """Excel adds empty ones."""
    found = read(*PLAN, change=lambda one: one.parent.create_sheet("Sheet2"))

    assert "Sheet2" not in texts(found)


def test_a_merged_area_over_the_whole_sheet_costs_little() -> None:
    """A file made to take for ever takes no longer than others."""
    found = read(*PLAN, change=lambda one: one.merged_cells.add("A1:A1048576"))

    assert len(texts(found)) == 4


CELLS = st.none() | st.booleans() | st.integers(-9999, 9999) | st.text("aB £|:", max_size=6)


@UNTIMED
@given(st.lists(st.lists(CELLS, max_size=4), min_size=1, max_size=5))
def test_every_word_of_a_sheet_is_read_in_order(rows: list[list[object]]) -> None:
    """Text, figures and truth values, wherever they stand."""
    words = [word for row in rows for cell in row if cell is not None for word in _shown(cell)]

    found = " ".join(block.text.replace(" | ", " ") for block in blocks(read(*rows))[1:])

    assert [word for word in found.split() if word != "|"] == [w for w in words if w != "|"]


def _shown(cell: object) -> list[str]:
    return (str(cell).upper() if isinstance(cell, bool) else str(cell)).split()


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04", packed({"xl/workbook.xml": "<workbook/>"}), workbook(*PLAN)[:3000]],
    ids=["rubbish", "no sheets", "cut short"],
)
def test_a_damaged_workbook_is_refused(content: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^plan\.xlsx is damaged.*: (?:save it|get the)"):
        xlsx.read(content, "plan.xlsx")
