"""Quotes are places, and nothing else."""

from dataclasses import fields, replace
from urllib.parse import quote as percent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotes import Answer, Quote, Reason, Sentence, Summary
from corpus.documents import Details, Document, Passage, Span
from tests.bot.conftest import MakePassage


def test_says_what_the_document_says(quote: Quote) -> None:
    """The text is cut from the document."""
    assert quote.text == "They are now 19."


def test_cannot_be_built_from_text() -> None:
    """No field takes words, so nobody can put words into one."""
    assert {field.name: str(field.type) for field in fields(Quote)} == {
        "passage": "<class 'corpus.documents.Passage'>",
        "start": "<class 'int'>",
        "end": "<class 'int'>",
        "score": "<class 'float'>",
        "lead": "corpus.documents.Span | None",
        "also": "tuple['Quote', ...]",
    }
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


def test_what_leads_to_it_is_cut_from_the_document(passage: Passage) -> None:
    """As it is itself."""
    quote = Quote(passage, 19, 35, lead=Span(0, 18))

    assert (quote.led, quote.text) == ("Caseloads were 24.", "They are now 19.")


def test_most_quotes_need_nothing_to_lead_to_them(quote: Quote) -> None:
    """Then there are no words and no gap."""
    assert (quote.lead, quote.led, quote.gap) == (None, "", False)


@pytest.mark.parametrize(("start", "gap"), [(19, False), (36, True)])
def test_tells_whether_words_stand_between(passage: Passage, start: int, gap: bool) -> None:
    """They must not read as one."""
    assert Quote(passage, start, 53, lead=Span(0, 18)).gap is gap


@pytest.mark.parametrize("lead", [(-1, 5), (3, 3), (9, 4), (10, 20), (36, 53)])
def test_what_leads_to_it_stands_before_it(passage: Passage, lead: tuple[int, int]) -> None:
    """In the document; what comes after leads to nothing."""
    with pytest.raises(ValueError, match="stands before it"):
        Quote(passage, 19, 35, lead=Span(*lead))


def test_what_leads_to_it_may_stand_outside_its_passage(passage: Passage) -> None:
    """A list's lead-in does, where its items are many."""
    later = replace(passage, start=19)

    assert Quote(later, 19, 35, lead=Span(0, 18)).led == "Caseloads were 24."


@given(st.text(min_size=3), st.data())
def test_what_leads_to_it_is_always_a_piece_of_the_document(text: str, data: st.DataObject) -> None:
    """Whatever the text, the very characters before it."""
    start = data.draw(st.integers(1, len(text) - 1))
    first = data.draw(st.integers(0, start - 1))
    after = data.draw(st.integers(first + 1, start))
    passage = Passage(Document("d", "d.txt", Details(), text), 0, len(text))

    quote = Quote(passage, start, len(text), lead=Span(first, after))

    assert quote.led == text[first:after]
    assert quote.gap is any(map(str.isalnum, text[after:start]))


def test_names_the_other_places_of_its_words(quote: Quote, make_passage: MakePassage) -> None:
    """Each a quote of its own paper."""
    elsewhere = Quote(make_passage(name="letter.pdf"), 19, 35)

    shown = replace(quote, also=(elsewhere,))

    assert [one.text for one in shown.also] == [quote.text]
    assert shown.also[0].passage.document.name == "letter.pdf"


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


@pytest.mark.parametrize("name", ["plan.docx", "PLAN.DOCX", "sheet.xlsx", "mail.eml"])
def test_links_to_no_words_of_what_is_downloaded(make_passage: MakePassage, name: str) -> None:
    """No browser opens it at a place."""
    quote = Quote(make_passage(paged=False, name=name), 0, 18)

    assert quote.url == "https://reports.kesterwold.example/2023"


def test_has_no_link_without_an_address(make_passage: MakePassage) -> None:
    """Nothing is invented."""
    assert Quote(make_passage(url=""), 0, 5).url == ""


@pytest.mark.parametrize("reason", Reason)
def test_nothing_near_is_shown_where_nothing_may_be(reason: Reason) -> None:
    """What is private is not helped along, and without papers nothing is near."""
    assert reason.shows_nearest is (reason not in (Reason.PERSONAL, Reason.NO_PAPERS))


def test_an_answer_without_quotes_abstains(answered: Answer) -> None:
    """There is no third outcome."""
    assert not answered.abstains
    assert replace(answered, quotes=()).abstains


def test_a_summary_of_fewer_quotes_keeps_what_is_about_them() -> None:
    """A sentence is never shown without the quotes that it rests on."""
    first, second = Sentence("Caseloads fell.", (1,)), Sentence("They are 19.", (1, 3))
    summary = Summary((first, second))

    assert [summary.about(shown) for shown in (3, 2, 0)] == [summary, Summary((first,)), None]
