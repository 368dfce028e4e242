"""A stored document is read a page at a time."""

from dataclasses import replace

import pytest

from bot.pages import MOST_CHARACTERS, page_object
from corpus.documents import Document, Page
from corpus.errors import BadQuestion
from tests.bot.conftest import TEXT, MakePassage


@pytest.fixture
def paged(make_passage: MakePassage) -> Document:
    """A document of two pages."""
    return make_passage().document


@pytest.fixture
def unpaged(make_passage: MakePassage) -> Document:
    """The same without pages."""
    return make_passage(paged=False).document


def test_gives_a_page_and_what_is_known_of_the_paper(paged: Document) -> None:
    """Everything that a quote's source names."""
    assert page_object(paged, 2) == {
        "document": "report.pdf",
        "document_id": "0123456789abcdef",
        "title": "Inspection of Kesterwold",
        "kind": "ofsted_ilacs",
        "council": "Kesterwold Council",
        "body": "",
        "date": "2023-03-24",
        "status": "final",
        "author": "",
        "url": "https://reports.kesterwold.example/2023",
        "licence": "",
        "pages": 2,
        "page": 2,
        "page_label": "2",
        "ocr": False,
        "start": 19,
        "end": 53,
        "characters": 53,
        "cut": False,
        "text": "They are now 19. Nobody knows why.",
    }


def test_opens_a_paper_at_its_first_page(paged: Document) -> None:
    """When no page is asked for."""
    assert page_object(paged)["text"] == "Caseloads were 24. "


def test_the_pages_make_up_the_document(paged: Document) -> None:
    """No character is lost between them."""
    assert "".join(page_object(paged, number)["text"] for number in (1, 2)) == TEXT


def test_says_that_a_page_was_read_from_a_picture(paged: Document) -> None:
    """Since its words may differ."""
    scanned = replace(paged, pages=(Page(1, None, 0, ocr=True),))

    assert page_object(scanned, 1)["ocr"] is True


def test_gives_all_of_a_paper_without_pages(unpaged: Document) -> None:
    """And no page number."""
    found = page_object(unpaged)

    assert (found["text"], found["page"], found["pages"], found["cut"]) == (TEXT, None, None, False)


def test_a_long_paper_without_pages_is_read_in_parts(unpaged: Document) -> None:
    """Each says where the next begins, and that there is one."""
    long = replace(unpaged, text="x" * MOST_CHARACTERS + "end")

    first = page_object(long)
    second = page_object(long, start=first["end"])

    assert (first["cut"], second["cut"], second["text"]) == (True, False, "end")


@pytest.mark.parametrize(("page", "start"), [(1, 0), (None, -1), (None, len(TEXT))])
def test_a_place_that_a_paper_without_pages_lacks_is_refused(
    unpaged: Document, page: int | None, start: int
) -> None:
    """In one line that says what there is."""
    with pytest.raises(BadQuestion, match=r"^report\.pdf has (no pages|53 characters): .+\.$"):
        page_object(unpaged, page, start)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(paged: Document, page: int) -> None:
    """In one line that says which are."""
    with pytest.raises(BadQuestion, match=r"^report\.pdf has the pages 1 to 2: .+\.$"):
        page_object(paged, page)
