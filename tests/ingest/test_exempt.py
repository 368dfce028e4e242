"""What says of itself that it is not for the public is noticed; what speaks of it is not."""

import pytest

from ingest.exempt import sign, without_exempt_items
from ingest.reading.blocks import Block, Page, Reading, Role


def reading(*blocks: Block, furniture: tuple[str, ...] = ()) -> Reading:
    """A paper of one page."""
    return Reading((Page(blocks, furniture=furniture),), paged=True)


def heading(text: str, level: int = 2) -> Block:
    """A heading."""
    return Block(text, Role.HEADING, level)


@pytest.mark.parametrize(
    "line",
    [
        "NOT FOR PUBLICATION",
        "This report is not for publication by virtue of paragraph 3 of Schedule 12A",
        "Exempt by virtue of paragraphs 1, 2 and 3 of Part 1 of Schedule 12A of the Act",
        "Exempt Appendix B: tender prices",
        "Part 2 report",
        "Part II (private)",
        "Commissioning of placements (Exempt)",
        "Document is Restricted",
        "CONFIDENTIAL",
        "Private and Confidential",
        "OFFICIAL-SENSITIVE: commercial",
    ],
)
def test_a_paper_that_says_so_is_exempt(line: str) -> None:
    """In its title, its first lines or its running header."""
    body = Block("The tender prices are as follows.")

    assert sign(reading(body), line)
    assert sign(reading(Block(line), body), "Award of contract")
    assert sign(reading(body, furniture=(line,)), "Award of contract")


@pytest.mark.parametrize(
    "line",
    [
        "Exclusion of the Press and Public",
        "Part 2 of the Children Act 1989",
        "Confidentiality of case files was not always kept.",
        "To resolve that the public be excluded, because exempt information may be disclosed.",
        "Members’ conduct: publication of interests",
        "Restricted access to records slowed the work of the team.",
    ],
)
def test_a_public_paper_may_speak_of_it(line: str) -> None:
    """Agendas and minutes name what is dealt with in private."""
    assert sign(reading(Block(line)), line) == ""


def test_prose_on_the_front_page_may_quote_the_words() -> None:
    """A long paragraph is no marking."""
    prose = "The Chair explained at length " * 12 + "that one report was not for publication."

    assert sign(reading(Block(prose)), "Minutes") == ""


def test_an_exempt_item_is_left_out_to_its_end() -> None:
    """The items before and after it stay."""
    whole = reading(
        heading("4 Improvement plan"),
        Block("Noted."),
        heading("5 Placement contract (exempt)"),
        heading("Minutes", 4),
        Block("The price is 4 million."),
        heading("6 Work programme"),
        Block("Agreed."),
    )

    kept, left_out = without_exempt_items(whole)

    assert [block.text for block in kept.pages[0].blocks] == [
        "4 Improvement plan",
        "Noted.",
        "6 Work programme",
        "Agreed.",
    ]
    assert left_out == ["5 Placement contract (exempt)"]


def test_an_exempt_item_goes_on_over_the_page() -> None:
    """A page break does not publish it."""
    pages = (
        Page((heading("5 Contract (exempt)"), Block("The price"))),
        Page((Block("is 4 million.", continues=True), heading("6 Other"), Block("Agreed."))),
    )

    kept, _ = without_exempt_items(Reading(pages, paged=True))

    assert [[block.text for block in page.blocks] for page in kept.pages] == [
        [],
        ["6 Other", "Agreed."],
    ]


def test_a_paper_without_exempt_items_is_the_same() -> None:
    """Nothing is copied or lost."""
    whole = reading(heading("4 Plan"), Block("Noted."))

    assert without_exempt_items(whole) == (whole, [])
