"""One text is made of a paper's pages, and every page and block knows its place in it."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpus.documents import Details, Document, Page
from ingest.reading.blocks import Block, Reading, Role
from ingest.structure import lay_out
from tests.ingest.conftest import READINGS, UNTIMED, blocks, reading_of


@UNTIMED
@given(READINGS)
def test_every_block_is_where_it_says(reading: Reading) -> None:
    """The text at a block's place is the block's own words."""
    layout = lay_out(reading)

    assert [layout.text[one.span.start : one.span.end] for one in layout.blocks] == [
        one.block.text for one in layout.blocks
    ]


@UNTIMED
@given(READINGS)
def test_blocks_are_in_order_with_only_white_space_between(reading: Reading) -> None:
    """No character of the text is outside the blocks or in two of them."""
    layout = lay_out(reading)

    spans = [(0, 0), *(one.span for one in layout.blocks)]
    assert all(
        before[1] <= after[0] and not layout.text[before[1] : after[0]].strip()
        for before, after in pairwise(spans)
    )
    assert spans[-1][1] == len(layout.text)


@UNTIMED
@given(READINGS)
def test_no_word_of_a_block_is_lost(reading: Reading) -> None:
    """The words of the text are those of the blocks, in their order."""
    layout = lay_out(reading)

    assert layout.text.split() == " ".join(block.text for block in blocks(reading)).split()


@UNTIMED
@given(READINGS)
def test_pages_are_in_order(reading: Reading) -> None:
    """Each page begins where the one before it begins, or after."""
    layout = lay_out(reading)

    starts = [page.start for page in layout.pages]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(layout.text) for start in starts)


@UNTIMED
@given(READINGS)
def test_every_page_is_kept_with_its_number_and_label(reading: Reading) -> None:
    """A page without a word keeps its number, so that those after it keep theirs."""
    layout = lay_out(reading)

    known = [(page.number, page.label) for page in layout.pages]
    given_labels = [page.label for page in reading.pages]
    assert known == (list(enumerate(given_labels, 1)) if reading.paged else [])


@UNTIMED
@given(READINGS)
def test_a_page_begins_with_its_first_block(reading: Reading) -> None:
    """The first words of a page's first block stand where the page is said to begin."""
    layout = lay_out(reading)

    for page, sheet in zip(layout.pages, reading.pages, strict=False):
        first = next((block.text for block in sheet.blocks if block.text), "")
        assert layout.text.startswith(first, page.start)


def test_a_paragraph_over_a_page_break_is_one_block() -> None:
    """What goes on after a page break is the same paragraph, a space between."""
    reading = reading_of([Block("Caseloads were")], [Block("too high.", continues=True)])

    layout = lay_out(reading)

    assert layout.text == "Caseloads were too high."
    assert len(layout.blocks) == 1


def test_the_second_half_of_a_paragraph_is_on_the_second_page() -> None:
    """Each character of a paragraph over a page break knows the page it is printed on."""
    reading = reading_of([Block("Caseloads were")], [Block("too high.", continues=True)])

    layout = lay_out(reading)

    document = Document("d", "a.pdf", Details(), layout.text, layout.pages)
    assert [document.page_at(at) for at in (0, 13, 15, 23)] == [
        Page(1, None, 0),
        Page(1, None, 0),
        Page(2, None, 15),
        Page(2, None, 15),
    ]


def test_a_paragraph_may_run_over_a_blank_page() -> None:
    """A page of nothing but a picture does not part the paragraph around it."""
    reading = reading_of([Block("Caseloads were")], [], [Block("too high.", continues=True)])

    layout = lay_out(reading)

    assert layout.text == "Caseloads were too high."
    assert [page.number for page in layout.pages] == [1, 2, 3]


def test_a_paragraph_over_a_page_break_counts_all_its_words() -> None:
    """The words after the break count as much as those before it."""
    reading = reading_of([Block("Caseloads were")], [Block("too high.", continues=True)])

    layout = lay_out(reading)

    assert layout.blocks[0].words == 4


def test_nothing_goes_on_before_the_first_block() -> None:
    """A paper whose first words seem to go on with something begins with them."""
    layout = lay_out(reading_of([Block("too high.", continues=True)]))

    assert layout.text == "too high."


def test_a_paper_without_pages_has_none() -> None:
    """A web page is not said to have a page 1."""
    assert lay_out(reading_of([Block("Words.")], paged=False)).pages == ()


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        (Role.PARAGRAPH, Role.PARAGRAPH, "\n\n"),
        (Role.HEADING, Role.PARAGRAPH, "\n\n"),
        (Role.PARAGRAPH, Role.BULLET, "\n\n"),
        (Role.BULLET, Role.BULLET, "\n"),
        (Role.ROW, Role.ROW, "\n"),
        (Role.NUMBERED, Role.NUMBERED, "\n\n"),
        (Role.BULLET, Role.NUMBERED, "\n\n"),
    ],
)
def test_blocks_are_parted_as_they_belong_together(first: Role, second: Role, gap: str) -> None:
    """A blank line parts blocks; only bullets and the rows of a table stand line by line."""
    layout = lay_out(reading_of([Block("One.", first), Block("Two.", second)]))

    assert layout.text == f"One.{gap}Two."


def test_a_block_without_words_leaves_no_trace() -> None:
    """An empty block is no block, and makes no gap."""
    layout = lay_out(reading_of([Block("One."), Block(""), Block("Two.")]))

    assert layout.text == "One.\n\nTwo."
    assert len(layout.blocks) == 2


def test_a_paper_without_words_is_an_empty_text() -> None:
    """Blank pages have places all the same."""
    layout = lay_out(reading_of([], []))

    assert layout.text == ""
    assert layout.pages == (Page(1, None, 0), Page(2, None, 0))
