"""Quotes are places, and nothing else."""

from dataclasses import fields, replace
from urllib.parse import quote as percent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotes import Answer, Quote
from corpus.documents import Details, Document, Passage
from tests.bot.conftest import MakePassage


def test_says_what_the_document_says(quote: Quote) -> None:
    """The text is cut from the document."""
    assert quote.text == "They are now 19."


def test_cannot_be_built_from_text() -> None:
    """No field takes words, so nobody can put words into one."""
    assert [field.name for field in fields(Quote)] == ["passage", "start", "end", "score"]
    with pytest.raises(TypeError):
        Quote(text="They are now 12.")  # type: ignore[call-arg]


def test_its_text_cannot_be_set(quote: Quote) -> None:
    """It is a property of a frozen object."""
    with pytest.raises(AttributeError):
        quote.text = "They are now 12."  # type: ignore[misc]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 4), (40, 54)])
def test_lies_inside_its_passage(passage: Passage, start: int, end: int) -> None:
    """A place outside would quote what was not searched."""
    with pytest.raises(ValueError, match="inside its passage"):
        Quote(passage, start, end)


@given(st.text(min_size=1), st.data())
def test_is_always_a_piece_of_the_document(text: str, data: st.DataObject) -> None:
    """Whatever the text, the quote is the very characters at its place."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage(Document("d", "d.txt", Details(), text), 0, len(text))

    quote = Quote(passage, start, end)

    assert quote.text == text[start:end]


def test_cites_the_page_on_which_it_begins(passage: Passage) -> None:
    """The second page begins with the second sentence."""
    pages = [
        quote.page and quote.page.number
        for quote in (Quote(passage, 0, 35), Quote(passage, 19, 35))
    ]

    assert pages == [1, 2]


def test_links_to_its_page(quote: Quote) -> None:
    """A PDF opens at the page."""
    assert quote.url == "https://reports.kesterwold.example/2023#page=2"


def test_links_to_its_anchor(make_passage: MakePassage) -> None:
    """A web page opens at the agenda item."""
    quote = Quote(make_passage(anchor="AI51902", paged=False), 0, 5)

    assert quote.url == "https://reports.kesterwold.example/2023#AI51902"


def test_links_to_its_words_on_a_page_without_anchors(make_passage: MakePassage) -> None:
    """A browser finds them there."""
    passage = make_passage(paged=False)

    quote = Quote(passage, 0, 18)

    assert quote.url == (
        "https://reports.kesterwold.example/2023#:~:text=" + percent(quote.text.strip(), safe="")
    )


def test_has_no_link_without_an_address(make_passage: MakePassage) -> None:
    """Nothing is invented."""
    assert Quote(make_passage(url=""), 0, 5).url == ""


def test_an_answer_without_quotes_abstains(answered: Answer) -> None:
    """There is no third outcome."""
    assert not answered.abstains
    assert replace(answered, quotes=()).abstains
