"""Headings stand where a paper of its kind puts them."""

import pytest

from ingest.outline import outlined
from ingest.reading.blocks import Block, Role
from tests.ingest.conftest import blocks, reading_of

BOARD = "The Local Safeguarding Children Board (LSCB)"


def heading(text: str, level: int = 1) -> Block:
    """A heading."""
    return Block(text, Role.HEADING, level)


def levels(*found: Block, kind: str = "other") -> list[tuple[int, str]]:
    """The headings of a paper's second page with their levels."""
    page = outlined(reading_of([heading("Title")], list(found)), kind).pages[1]
    return [(block.level, block.text) for block in page.blocks if block.role is Role.HEADING]


def test_a_fact_heads_nothing() -> None:
    """Ofsted prints the dates and the inspector's name in bold."""
    fact = heading("Inspection dates: 3 to 14 March 2023", 3)

    found = blocks(outlined(reading_of([heading("Title"), fact]), "ofsted_ilacs"))

    assert [block.role for block in found] == [Role.HEADING, Role.PARAGRAPH]


def test_the_parts_of_an_older_report_are_its_roots() -> None:
    """Each has sections of the same names, which must not be taken for one another."""
    found = levels(
        heading("The local authority", 3),
        heading("Recommendations", 4),
        heading(BOARD, 3),
        heading("Recommendations", 1),
        kind="ofsted_sif",
    )

    assert [level for level, _ in found] == [1, 4, 1, 2]


def test_the_parts_are_an_older_report_s_alone() -> None:
    """Elsewhere a heading of that name is what its letters make it."""
    assert levels(heading(BOARD, 3), heading("More", 1)) == [(3, BOARD), (1, "More")]


@pytest.mark.parametrize("name", ["Appendix A", "APPENDIX 1: caseloads", "Annex B", "Annexe 2"])
def test_an_appendix_is_a_root(name: str) -> None:
    """Nothing after it belongs to the section before, and its own headings are below it."""
    assert levels(heading("Findings", 2), heading(name, 3), heading("Teams", 1)) == [
        (2, "Findings"),
        (1, name),
        (2, "Teams"),
    ]


def test_a_grade_beside_its_heading_is_a_part_of_it() -> None:
    """Older reports print it in a column of its own."""
    found = levels(heading("Leadership, management and governance", 2), heading("Good", 2))

    assert found == [(2, "Leadership, management and governance Good")]


def test_a_grade_under_a_paragraph_is_left_alone() -> None:
    """It grades something else."""
    assert levels(Block("Words."), heading("Good", 2)) == [(2, "Good")]
