"""A list of contents says nothing of its own: it goes to the furniture, whole and alone."""

import pytest
from hypothesis import given

from ingest.contents import without_contents
from ingest.reading.blocks import Block, Reading, Role
from tests.ingest.conftest import READINGS, UNTIMED, reading_of, texts

LIST = ["Contents", "Executive summary 2", "Recommendations ........ 8", "Findings\t10"]


def page(*words: str) -> list[Block]:
    """Blocks with these words."""
    return [Block(text) for text in words]


def left(*pages: list[Block]) -> list[str]:
    """What is left of a paper of these pages."""
    return texts(without_contents(reading_of(*pages)))


def test_the_list_and_its_heading_are_dropped() -> None:
    """What stands before and after it stays."""
    assert left(page("Summary.", *LIST, "Caseloads rose in the year.")) == [
        "Summary.",
        "Caseloads rose in the year.",
    ]


def test_the_list_is_kept_with_the_page_s_furniture() -> None:
    """Nothing of a paper is thrown away."""
    found = without_contents(reading_of(page(*LIST)))

    assert found.pages[0].furniture == tuple(LIST)


@pytest.mark.parametrize("title", ["Contents", "CONTENTS", "Table of contents", "Contents page"])
def test_the_list_is_known_by_its_heading(title: str) -> None:
    """In any of its usual forms."""
    assert left(page(title, *LIST[1:], "It rose.")) == ["It rose."]


def test_an_entry_may_take_two_lines() -> None:
    """Its page number stands on the last."""
    entries = ["Contents", "One 2", "The experiences of children who", "need help 10", "Three 11"]

    assert left(page(*entries, "It rose.")) == ["It rose."]


def test_entries_in_one_block_are_a_list_too() -> None:
    """A reader may take them for one paragraph."""
    assert left(page("Contents", "Summary 2 Findings 10 Recommendations 40", "It rose.")) == [
        "It rose."
    ]


def test_the_list_may_go_on_over_the_page() -> None:
    """As that of a long plan does."""
    more = ["Appendix A 30", "Appendix B 31", "Appendix C 32"]

    assert left(page(*LIST), page(*more, "It rose.")) == ["It rose."]


def test_a_list_without_numbers_is_known_by_the_headings_it_lists() -> None:
    """As that of a web page or a Word file is."""
    names = ["Caseloads", "Supervision", "Recruitment"]
    body = [Block(name, Role.HEADING, 2) for name in names]
    links = [Block(f"• {name}", Role.BULLET) for name in names]

    assert left([Block("Contents", Role.HEADING, 1), *links, *body]) == names


@pytest.mark.parametrize(
    "words",
    [
        ["Contents", "The contents of the house were burnt.", "It rose."],
        ["Contents", "It rose in 2016 to 20", "It fell."],
        ["Executive summary 2", "Findings 10", "Recommendations 40"],
    ],
)
def test_what_is_no_list_of_contents_stays(words: list[str]) -> None:
    """A heading of that name alone, or rows without it, are a paper's own words."""
    assert left(page(*words)) == words


@UNTIMED
@given(READINGS)
def test_no_word_of_a_paper_is_lost(reading: Reading) -> None:
    """Each block is where it was or among the furniture of its page."""
    found = without_contents(reading)

    for before, after in zip(reading.pages, found.pages, strict=True):
        kept = [block.text for block in after.blocks]
        assert sorted([*kept, *after.furniture]) == sorted(block.text for block in before.blocks)
