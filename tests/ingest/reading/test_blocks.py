"""What a block is in its paper is told by its own first characters."""

import pytest

from ingest.reading.blocks import Role, role_of


@pytest.mark.parametrize(
    "text",
    [
        "1. Caseloads rose.",
        "12. Caseloads rose.",
        "127. Caseloads rose.",
        "12) Caseloads rose.",
        "(12) Caseloads rose.",
        "4.2 Caseloads rose.",
        "20.1.1 The Senior HMI described it.",
        "4.2. Caseloads rose.",
        "a) Caseloads rose.",
        "(b) that caseloads fall.",
        "(A) that caseloads fall.",
        "iv. Caseloads rose.",
        "(xii) Caseloads rose.",
    ],
)
def test_a_number_begins_a_numbered_paragraph(text: str) -> None:
    """Papers number their paragraphs and limbs in many ways."""
    assert role_of(text) is Role.NUMBERED


@pytest.mark.parametrize("mark", ["•", "●", "▪", "■", "◦", "‣", "·", "*", "–", "—", "-"])
def test_a_bullet_begins_a_list_item(mark: str) -> None:
    """A bullet or dash with white space after it."""
    assert role_of(f"{mark} fewer cases") is Role.BULLET


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Caseloads rose.",
        "2016 was better.",
        "24 children waited.",
        "2016. It was better.",
        "4.2% of children waited.",
        "4.30pm was the time.",
        "12.",
        "•",
        "-5 degrees",
        "–fewer",
        "a child waited.",
        "I. Day spoke.",
        "e.g. Barnardo’s",
        "*footnote",
        "£2.4 million was spent.",
    ],
)
def test_everything_else_is_a_paragraph(text: str) -> None:
    """A year, a sum and an initial are no numbers of paragraphs."""
    assert role_of(text) is Role.PARAGRAPH
