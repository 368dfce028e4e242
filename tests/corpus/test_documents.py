"""A document knows its pages, and a passage its words, its place and what stands around it."""

import datetime
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import KINDS, Details, Document, Page, Passage, Span, Voice, in_words
from tests.corpus.conftest import UNTIMED

PAGED = Document(
    "d1", "report.pdf", Details(), "a" * 30, (Page(1, None, 0), Page(2, "i", 10), Page(3, "1", 20))
)


@pytest.mark.parametrize(
    ("position", "number"), [(0, 1), (9, 1), (10, 2), (19, 2), (20, 3), (29, 3), (500, 3)]
)
def test_finds_the_page_that_holds_a_character(position: int, number: int) -> None:
    """A page runs from its first character up to the next page's."""
    page = PAGED.page_at(position)

    assert page
    assert page.number == number


def test_a_paper_without_pages_has_no_page_anywhere() -> None:
    """A web page is not page one of anything."""
    assert replace(PAGED, pages=()).page_at(5) is None


def test_what_stands_before_the_first_page_is_on_none() -> None:
    """A place before the first page's beginning has no page."""
    assert replace(PAGED, pages=(Page(1, None, 10),)).page_at(9) is None


@UNTIMED
@given(lengths=st.lists(st.integers(0, 40), min_size=1, max_size=8), data=st.data())
def test_every_character_is_on_the_page_it_was_read_from(
    lengths: list[int], data: st.DataObject
) -> None:
    """Whatever the lengths of the pages, empty ones too, each character is on its own page."""
    text = "".join(chr(ord("a") + number) * length for number, length in enumerate(lengths))
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    pages = tuple(Page(number + 1, None, start) for number, start in enumerate(starts))
    position = data.draw(st.integers(0, max(len(text) - 1, 0)))

    page = Document("d1", "paper.pdf", Details(), text, pages).page_at(position)

    assert page
    assert not text or chr(ord("a") + page.number - 1) == text[position]


@UNTIMED
@given(text=st.text(min_size=1), data=st.data())
def test_a_passage_is_the_documents_own_characters(text: str, data: st.DataObject) -> None:
    """A passage's text is the slice that its offsets name, for any text at all."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    passage = Passage(Document("d1", "paper.txt", Details(), text), start, end)

    assert passage.text == text[start:end]


def test_a_passages_text_cannot_be_given() -> None:
    """There is no way to make a passage of words that its document does not hold."""
    with pytest.raises(TypeError):
        Passage(PAGED, 0, 10, text="words of nobody")  # type: ignore[call-arg]


@pytest.mark.parametrize("field", ["text", "start", "document"])
def test_a_passage_cannot_be_altered(field: str) -> None:
    """Neither the words nor the place of a passage can be changed once it is cut."""
    passage = Passage(PAGED, 0, 10)

    with pytest.raises((FrozenInstanceError, AttributeError)):
        setattr(passage, field, "other")


def test_the_same_place_has_the_same_id() -> None:
    """A passage's id depends on its document and its place alone."""
    bare = Passage(PAGED, 0, 10)

    known = Passage(PAGED, 0, 10, ("Findings",), "resolution", Voice("Cllr Reed", "direct"))

    assert known.id == bare.id


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Passage(PAGED, 0, 11), id="another-end"),
        pytest.param(Passage(PAGED, 1, 10), id="another-start"),
        pytest.param(Passage(replace(PAGED, id="d2"), 0, 10), id="another-document"),
    ],
)
def test_another_place_has_another_id(other: Passage) -> None:
    """No two passages share an id."""
    assert other.id != Passage(PAGED, 0, 10).id


def test_context_names_everything_around_a_passage() -> None:
    """The title, council, body and date come first, then headings, speaker and lead-in."""
    details = Details(
        title="Minutes",
        council="Kesterwold Council",
        body="Scrutiny Panel",
        date=datetime.date(2023, 7, 11),
    )
    whole = Document("d1", "minutes.txt", details, "a" * 30)

    passage = Passage(
        whole,
        0,
        10,
        section=("Item 4", "Caseloads"),
        voice=Voice("Cllr Reed", "reported"),
        lead_in="The panel asked that:",
    )

    assert passage.context == (
        "Minutes, Kesterwold Council, Scrutiny Panel, 11 July 2023 > Item 4 > Caseloads"
        " > Cllr Reed > The panel asked that:"
    )


def test_context_leaves_out_what_is_not_known() -> None:
    """What is not known of a paper leaves no comma behind; its file name stands for a title."""
    assert Passage(PAGED, 0, 10).context == "report.pdf"


def test_context_does_not_hold_the_passages_own_words() -> None:
    """What stands around a passage is never its own text, so it cannot be quoted as such."""
    whole = Document("d1", "minutes.txt", Details(title="Minutes"), "Visits were late.")

    passage = Passage(whole, 0, 17, sentences=(Span(0, 17),))

    assert "Visits" not in passage.context


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (datetime.date(2024, 2, 9), "9 February 2024"),
        (datetime.date(2024, 2, 29), "29 February 2024"),
        (datetime.date(1999, 12, 31), "31 December 1999"),
    ],
    ids=str,
)
def test_a_date_is_written_as_people_write_it(day: datetime.date, written: str) -> None:
    """A day has no leading zero, and a month its name."""
    assert in_words(day) == written


def test_every_kind_of_paper_has_a_name_for_readers() -> None:
    """No kind is shown to a reader by its key."""
    unnamed = [kind for kind, name in KINDS.items() if not name or "_" in name]

    assert unnamed == []
