"""Each recommendation is marked as one, with all that belongs to it."""

import pytest
from hypothesis import given

from ingest.reading.blocks import Block, Reading, Role, role_of
from ingest.recommendations import PART, with_recommendations
from tests.ingest.conftest import READINGS, UNTIMED, blocks, reading_of, texts


def heading(text: str) -> Block:
    """A heading."""
    return Block(text, Role.HEADING, 2)


def marked(*given: str | Block) -> list[str]:
    """The recommendations of a paper of these blocks."""
    found = [one if isinstance(one, Block) else Block(one, role_of(one)) for one in given]
    reading = with_recommendations(reading_of(found))
    return [block.text for block in blocks(reading) if block.part == PART]


@pytest.mark.parametrize(
    "title",
    [
        "What needs to improve?",
        "What needs to improve",
        "Recommendations",
        "RECOMMENDATIONS",
        "Recommendation(s)",
        "4 Recommendations",
        "Key recommendations for the partnership",
        "Areas for priority action",
        "Our recommendations",
    ],
)
def test_the_items_under_such_a_heading_are_recommendations(title: str) -> None:
    """Whatever the paper calls them."""
    assert marked(heading(title), "• Visit more often.", "• Write less.") == [
        "• Visit more often.",
        "• Write less.",
    ]


@pytest.mark.parametrize(
    "title", ["Findings", "Progress against recommendations", "What is going well"]
)
def test_the_items_under_other_headings_are_none(title: str) -> None:
    """What was recommended before is not recommended now."""
    assert marked(heading(title), "• Visit more often.") == []


def test_the_next_heading_ends_them() -> None:
    """What is found is not recommended."""
    found = marked(heading("Recommendations"), "1. Visit.", heading("Findings"), "2. It rose.")

    assert found == ["1. Visit."]


def test_what_an_item_consists_of_is_no_other_recommendation() -> None:
    """Its own bullets stay with it."""
    found = marked(heading("Recommendations"), "1. Visit:", "• weekly", "• in person", "2. Write.")

    assert found == ["1. Visit:", "2. Write."]


def test_dashes_below_bullets_are_no_other_recommendations() -> None:
    """The first item's mark is that of all."""
    found = marked(heading("What needs to improve?"), "• Visits:", "– weekly", "• Records.")

    assert found == ["• Visits:", "• Records."]


def test_numbers_of_a_peer_review_are_known() -> None:
    """R1, R2 and so on are no list of a reader's."""
    introduction = "The team makes two recommendations."

    found = marked(heading("4 What the team recommends"), introduction, "R1 Visit.", "R2 Write.")

    assert found == ["R1 Visit.", "R2 Write."]


def test_recommendations_in_plain_paragraphs_are_each_one() -> None:
    """A report may have only one."""
    assert marked(heading("Recommendation"), "That the report be noted.") == [
        "That the report be noted."
    ]


def test_a_lead_in_to_a_proposal_heads_its_items() -> None:
    """It may be all that a report has; and it is no recommendation itself."""
    asks = "The Committee is asked to RESOLVE that:"

    assert marked(asks, "1. it be noted;", "2. Cabinet be told.") == [
        "1. it be noted;",
        "2. Cabinet be told.",
    ]


def test_what_goes_on_over_a_page_is_no_other_recommendation() -> None:
    """It is the end of the one before."""
    first = [heading("Recommendations"), Block("1. Visit", Role.NUMBERED)]
    second = [Block("more often.", continues=True), Block("2. Write.", Role.NUMBERED)]

    found = blocks(with_recommendations(reading_of(first, second)))

    assert [block.part for block in found] == ["", PART, "", PART]


@UNTIMED
@given(READINGS)
def test_no_block_is_changed_but_for_its_mark(reading: Reading) -> None:
    """Every word stays where it was."""
    found = with_recommendations(reading)

    assert texts(found) == texts(reading)
    assert [len(page.blocks) for page in found.pages] == [
        len(page.blocks) for page in reading.pages
    ]
