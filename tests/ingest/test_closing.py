"""What a paper closes with about its publisher goes to the furniture; its last words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import KINDS
from ingest.closing import without_closing
from ingest.reading.blocks import Block, Reading, Role
from tests.ingest.conftest import READINGS, UNTIMED, reading_of, texts

OFSTED = [
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates.",
    "If you would like a copy of this document in a different format, please telephone.",
    "You may reuse this information free of charge.",
    "Piccadilly Gate Store Street Manchester M1 2WD",
    "T: 0300 123 1231 W: www.gov.uk/ofsted",
    "© Crown copyright 2023",
]


def page(*words: str) -> list[Block]:
    """Blocks with these words."""
    return [Block(text) for text in words]


def left(*pages: list[Block], kind: str = "other") -> list[str]:
    """What is left of a paper of these pages."""
    return texts(without_closing(reading_of(*pages), kind))


def test_the_last_page_of_an_inspection_report_is_dropped() -> None:
    """It says what Ofsted is and where it lives."""
    assert left(page("Caseloads rose."), page(*OFSTED)) == ["Caseloads rose."]


def test_the_closing_is_kept_with_the_page_s_furniture() -> None:
    """Nothing of a paper is thrown away."""
    found = without_closing(reading_of(page("Caseloads rose."), page(*OFSTED)), "ofsted_ilacs")

    assert found.pages[1].furniture == tuple(OFSTED)


def test_a_closing_may_begin_in_the_middle_of_a_page() -> None:
    """The inspection team stands above it."""
    complaints = "Any complaints about the inspection or the report should be made to Ofsted."

    assert left(page("Lead inspector: Ann Day", complaints, *OFSTED)) == ["Lead inspector: Ann Day"]


def test_a_heading_goes_with_the_closing_that_it_heads() -> None:
    """Without it, it would head nothing."""
    heading = Block("Copyright", Role.HEADING, 2)

    assert left([*page("Caseloads rose."), heading, *page(OFSTED[2])]) == ["Caseloads rose."]


def test_addresses_at_the_end_are_dropped() -> None:
    """Whoever publishes the paper."""
    contacts = [
        "Email: scrutiny@kesterwold.example",
        "Tel: 01632 960 100",
        "www.kesterwold.example",
    ]

    assert left(page("Caseloads rose.", *contacts)) == ["Caseloads rose."]


@pytest.mark.parametrize(
    "words",
    [
        [OFSTED[0], "Caseloads rose."],
        ["Caseloads rose.", "Write to help@kesterwold.example about them.", "They fell again."],
        ["Caseloads rose.", OFSTED[2], *["Then there was much more to say of it."] * 100],
    ],
)
def test_words_that_a_paper_goes_on_after_stay(words: list[str]) -> None:
    """A closing is the end of a paper, and short."""
    assert left(page(*words)) == words


@pytest.mark.parametrize(
    "tail", ["No comments:", "Post a Comment", "Similar Articles", "Recent Posts", "About Author"]
)
def test_what_a_site_puts_behind_an_article_is_dropped(tail: str) -> None:
    """Other articles and comment forms are not the author's words."""
    assert left(page("Caseloads rose.", tail, "Another article"), kind="blog") == [
        "Caseloads rose."
    ]


def test_a_report_has_no_such_tail() -> None:
    """A column of an action plan is called comments."""
    assert left(page("Caseloads rose.", "Comments", "None."), kind="improvement_plan") == [
        "Caseloads rose.",
        "Comments",
        "None.",
    ]


@UNTIMED
@given(READINGS, st.sampled_from(list(KINDS)))
def test_no_word_of_a_paper_is_lost(reading: Reading, kind: str) -> None:
    """Each block is where it was or among the furniture of its page."""
    found = without_closing(reading, kind)

    for before, after in zip(reading.pages, found.pages, strict=True):
        kept = [block.text for block in after.blocks]
        assert sorted([*kept, *after.furniture]) == sorted(block.text for block in before.blocks)
