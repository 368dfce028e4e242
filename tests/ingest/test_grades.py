"""The judgement table of an inspection report becomes rows and grades, whatever its cells do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grades import OVERALL, judgements
from ingest.reading.blocks import Block, Role
from tests.ingest.conftest import UNTIMED

HELP = "The experiences and progress of children who need help and protection"
ILACS = ["Judgement Grade", HELP, "Inadequate", "Overall effectiveness Inadequate"]
SIF = [
    "Children’s services in Kesterwold require improvement to be good",
    "1. Children who need help and protection Requires improvement",
    "2. Children looked after and achieving permanence",
    "Good",
    "2.1 Adoption performance Outstanding",
    "3. Leadership, management and governance Requires improvement",
]


def page(*texts: str) -> list[Block]:
    """Blocks with these words."""
    return [Block(text) for text in texts]


def test_a_table_s_cells_are_rows() -> None:
    """A judgement and its grade stand in one block, as printed."""
    found = judgements(page(*ILACS, "Children wait."))

    assert found.grades == ((HELP, "Inadequate"), (OVERALL, "Inadequate"))
    assert [block.text for block in found.blocks] == [
        "Judgement Grade",
        f"{HELP} Inadequate",
        "Overall effectiveness Inadequate",
        "Children wait.",
    ]


def test_a_row_says_whose_grade_it_is() -> None:
    """It is indexed as a judgement and its grade, and marked as a row of the table."""
    row = judgements(page(*ILACS)).blocks[1]

    assert (row.role, row.part, row.indexed) == (Role.ROW, "grade", f"{HELP}: Inadequate")


@pytest.mark.parametrize(
    "cells",
    [
        [f"{HELP} Requires improvement to be good"],
        [HELP, "Requires improvement to be good"],
        [HELP, "Requires improvement", "to be good"],
        [f"{HELP} Requires improvement", "to be good"],
        [HELP[:40].strip(), HELP[40:].strip(), "Requires improvement to be good"],
        [f"{HELP}.", "Requires improvement to be good"],
        [f"{HELP} | Requires improvement to be good"],
    ],
)
def test_wrapped_cells_are_one_row(cells: list[str]) -> None:
    """A grade or a judgement may take two lines."""
    found = judgements(page("Judgement Grade", *cells, "Overall effectiveness Good"))

    assert found.grades == ((HELP, "Requires improvement to be good"), (OVERALL, "Good"))


def test_an_older_report_says_the_overall_judgement_in_a_line() -> None:
    """Its numbered rows follow, and the line comes first among the grades."""
    found = judgements(page("Kesterwold Council", *SIF, "1 Ofsted produces this report."))

    assert found.grades == (
        (OVERALL, "Requires improvement to be good"),
        ("Children who need help and protection", "Requires improvement"),
        ("Children looked after and achieving permanence", "Good"),
        ("Adoption performance", "Outstanding"),
        ("Leadership, management and governance", "Requires improvement"),
    )
    assert found.blocks[1].part == "grade"
    assert found.blocks[-1] == Block("1 Ofsted produces this report.")


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Children’s services in Bury are inadequate", "Inadequate"),
        ("Children's services in Bury are good.", "Good"),
        ("Children’s services in Bury are outstanding ", "Outstanding"),
        ("Children’s services in Bury require improvement", "Requires improvement to be good"),
    ],
)
def test_the_line_of_an_older_report_is_graded(line: str, grade: str) -> None:
    """However it is put."""
    assert judgements(page(line.strip())).grades == ((OVERALL, grade),)


def test_what_follows_in_the_last_row_s_block_is_a_paragraph() -> None:
    """A reader may take the first words after the table for a part of it."""
    found = judgements(page(*ILACS[:-1], "Overall effectiveness Good Since 2018 much is better."))

    assert [block.text for block in found.blocks[-2:]] == [
        "Overall effectiveness Good",
        "Since 2018 much is better.",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Caseloads rose.", "They were Good."],
        ["1. Caseloads are Good", "2. Visits are Good"],
        ["Judgement Grade", "Caseloads rose."],
    ],
)
def test_a_page_without_a_table_stays_as_it_was(texts: list[str]) -> None:
    """Words that happen to be grades grade nothing."""
    found = judgements(page(*texts))

    assert (list(found.blocks), found.grades) == (page(*texts), ())


CELLS = st.sampled_from([*ILACS, *SIF, "to be good", "Good", "Requires improvement", "Words."])


@UNTIMED
@given(st.lists(CELLS, max_size=12))
def test_no_word_of_a_page_is_lost(texts: list[str]) -> None:
    """Whatever the cells are, they are all there and in order."""
    found = judgements(page(*texts))

    assert " ".join(block.text for block in found.blocks) == " ".join(texts)
