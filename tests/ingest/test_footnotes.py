"""A footnote never stands in the middle of a paragraph."""

from hypothesis import given

from ingest.footnotes import out_of_the_way
from ingest.reading.blocks import Block, Reading, Role
from tests.ingest.conftest import READINGS, UNTIMED, reading_of, texts

NOTE = Block("1 In 2016.", Role.FOOTNOTE)


def test_a_footnote_stands_before_the_paragraph_that_goes_on_behind_it() -> None:
    """On its own page still."""
    first = [Block("Before."), Block("Caseloads1 were"), NOTE]

    found = out_of_the_way(reading_of(first, [Block("too high.", continues=True)]))

    assert [block.text for block in found.pages[0].blocks] == [
        "Before.",
        "1 In 2016.",
        "Caseloads1 were",
    ]


def test_a_footnote_below_a_whole_paragraph_stays() -> None:
    """There it is in nobody's way."""
    reading = reading_of([Block("Caseloads1 were high."), NOTE], [Block("They fell.")])

    assert out_of_the_way(reading) == reading


def test_a_page_of_footnotes_stays() -> None:
    """There is nothing to put them before."""
    reading = reading_of([Block("It")], [NOTE], [Block("rose.", continues=True)])

    assert out_of_the_way(reading) == reading


@UNTIMED
@given(READINGS)
def test_no_word_of_a_page_is_lost(reading: Reading) -> None:
    """Each block stays in its page."""
    found = out_of_the_way(reading)

    assert sorted(texts(found)) == sorted(texts(reading))
    assert [len(page.blocks) for page in found.pages] == [
        len(page.blocks) for page in reading.pages
    ]
