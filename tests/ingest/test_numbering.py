"""Numbered paragraphs are known by their numbers, also where these are printed carelessly."""

import pytest

from ingest.numbering import number_of, numbered
from ingest.reading.blocks import Block, Role, role_of
from tests.ingest.conftest import blocks, reading_of


def of(*texts: str, kind: str = "other") -> list[Block]:
    """The blocks of a paper of these paragraphs, counted."""
    return blocks(numbered(reading_of([Block(text, role_of(text)) for text in texts]), kind))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12. Caseloads rose.", "12"),
        ("4.2 Caseloads rose.", "4.2"),
        ("20.1.1 The inspector said", "20.1.1"),
        ("(a) that it be noted", "a"),
        ("iv) that it be noted", "iv"),
        ("A. Caseloads rose.", "A"),
        ("R3 Replace it", "R3"),
        ("10.Many records", "10"),
        ("• fewer", ""),
        ("2016 was better", ""),
        ("Caseloads rose.", ""),
    ],
)
def test_a_number_is_read_as_printed(text: str, number: str) -> None:
    """Without its stop and its brackets."""
    assert number_of(text) == number


def test_findings_are_the_numbered_paragraphs_of_an_inspection() -> None:
    """Of other papers they are numbered paragraphs."""
    assert [block.part for block in of("1. It rose.", "Then.", kind="ofsted_sif")] == [
        "finding",
        "",
    ]
    assert [block.part for block in of("1. It rose.", kind="committee_report")] == [""]


@pytest.mark.parametrize("careless", ["4 Most fell.", "4.Most fell.", "4) Most fell."])
def test_the_next_number_may_be_printed_carelessly(careless: str) -> None:
    """Without a full stop, or without a space."""
    found = of("1. One.", "2. Two.", "3. Three.", careless, "5. Five.")

    assert [block.role for block in found] == [Role.NUMBERED] * 5


@pytest.mark.parametrize("other", ["5 Most fell.", "2016 was better.", "4 May 2023", "20 fell."])
def test_another_number_begins_no_paragraph(other: str) -> None:
    """A paragraph may begin with any figure."""
    found = of("1. One.", "2. Two.", other)

    assert found[2].role is Role.PARAGRAPH


def test_numbers_that_begin_again_are_counted_again() -> None:
    """As in the part of an older report on the safeguarding board."""
    found = of("1. One.", "2. Two.", "3. Three.", "1. One.", "2. Two.", "3. Three.", "4 Four.")

    assert found[-1].role is Role.NUMBERED
