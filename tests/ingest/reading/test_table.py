"""Rows are quoted as they stand and indexed with the names of their columns, where there are any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.display import one_line
from ingest.reading import table
from ingest.reading.blocks import Block, Role
from tests.ingest.conftest import UNTIMED

PLAN = [
    ["Improvement plan", "", ""],
    ["Action", "Owner", "By when"],
    ["Recruit", "Day", "May"],
    ["Train", "", "June"],
]
CELLS = st.text(st.sampled_from("aZ9 |;:.£%\n\t\u00a0•é"), max_size=12)
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=8)


def sheet(grid: list[list[str]]) -> list[tuple[Role, str]]:
    """The roles and texts of a sheet's blocks."""
    return [(block.role, block.text) for block in table.sheet(grid)]


def indexed(found: list[Block]) -> list[str]:
    """What the rows are indexed as."""
    return [block.indexed for block in found if block.role is Role.ROW]


@UNTIMED
@given(GRIDS, st.sampled_from([table.sheet, table.table]))
def test_every_word_of_every_cell_stands_in_the_text_in_order(grid, blocks_of) -> None:
    """Nothing of a sheet is lost, and nothing is put in but what parts the cells."""
    cells = [one_line(cell) for row in grid for cell in row]

    found = " | ".join(block.text for block in blocks_of(grid))

    assert found == " | ".join(filter(None, cells))


def test_a_sheet_has_a_title_names_and_rows() -> None:
    """The line above the names of the columns is a paragraph."""
    assert sheet(PLAN) == [
        (Role.PARAGRAPH, "Improvement plan"),
        (Role.ROW, "Action | Owner | By when"),
        (Role.ROW, "Recruit | Day | May"),
        (Role.ROW, "Train | June"),
    ]


def test_rows_are_indexed_with_the_names_of_their_columns() -> None:
    """Empty cells have nothing to say; the row of names itself is no row of values."""
    assert indexed(list(table.sheet(PLAN))) == [
        "",
        "Action: Recruit; Owner: Day; By when: May",
        "Action: Train; By when: June",
    ]


def test_a_line_alone_among_rows_is_a_heading_over_those_that_follow() -> None:
    """Action plans part their priorities so."""
    grid = [*PLAN, ["Priority 2", "", ""], ["Listen", "Fane", "July"]]

    assert (Role.HEADING, "Priority 2") in sheet(grid)


def test_a_line_alone_below_the_rows_is_a_note() -> None:
    """Nothing stands under it."""
    assert sheet([*PLAN, ["Source: the council", "", ""]])[-1] == (
        Role.PARAGRAPH,
        "Source: the council",
    )


def test_a_row_with_a_single_later_cell_is_a_row() -> None:
    """The other cells are merged with those above."""
    assert indexed([*table.sheet([*PLAN, ["", "", "August"]])])[-1] == "By when: August"


def test_columns_keep_their_names_after_an_empty_row() -> None:
    """Many sheets part groups of rows so."""
    grid = [*PLAN, ["", "", ""], ["Listen", "Fane", "July"]]

    assert indexed([*table.sheet(grid)])[-1] == "Action: Listen; Owner: Fane; By when: July"


def test_a_second_table_of_a_sheet_has_names_of_its_own() -> None:
    """Where its first row is plainly one of names."""
    grid = [*PLAN, [], ["Risk", "Likelihood", "Score"], ["Agency costs", "High", "12"]]

    assert indexed([*table.sheet(grid)])[-1] == "Risk: Agency costs; Likelihood: High; Score: 12"


def test_names_that_are_printed_again_are_no_row_of_values() -> None:
    """Some sheets repeat them on every page."""
    assert indexed([*table.sheet([*PLAN, PLAN[1]])])[-1] == ""


@pytest.mark.parametrize(
    "rows",
    [
        [["Committee", "Scrutiny"], ["Chair", "Cllr Day"]],
        [["Cases", "24"], ["Visits", "12"]],
        [["12", "24", "6"], ["13", "25", "7"]],
        [["We will recruit.", "Day will lead.", "May."], ["a", "b", "c"]],
        [["Action", "Owner", "By when"]],
        [],
    ],
    ids=["labels", "label and figure", "figures", "sentences", "names alone", "nothing"],
)
def test_a_table_without_names_has_none(rows: list[list[str]]) -> None:
    """A wrong name is worse than none."""
    assert not any(indexed(list(table.table(rows))))


@pytest.mark.parametrize(
    "names",
    [["Action", "Owner"], ["Team", "Children"], ["Measure", "2022/23", "2023/24"]],
    ids=["usual words", "above figures", "years"],
)
def test_a_table_in_a_text_has_names_where_they_are_plain(names: list[str]) -> None:
    """By words that are usual for columns, or by the figures below them."""
    assert all(indexed(list(table.table([names, ["North", "12", "13"]])))[1:])


def test_a_paper_may_say_how_many_rows_are_heads() -> None:
    """The last of them has the names."""
    rows = [["Group", ""], ["One", "Two"], ["a", "b"]]

    assert indexed(list(table.table(rows, heads=2))) == ["", "", "One: a; Two: b"]


def test_a_row_with_more_cells_than_names_keeps_them() -> None:
    """The last ones have no name."""
    assert table.row(["a", "b"], ["One"]).indexed == "One: a; b"
