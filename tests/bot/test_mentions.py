"""The sentences that hold a term."""

from bot.mentions import mentions
from bot.wordings import wordings
from corpus.documents import Document, Passage, Span
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC, document, passages


class Cut:
    """A shelf that holds the passages of one document, a line each."""

    def passage_at(self, whole: Document, span: Span) -> Passage | None:
        held = (one for one in passages(whole) if one.start <= span.start and span.end <= one.end)
        return next(held, None)


def said(term: str, text: str) -> list[str]:
    """The sentences of a text that hold a term."""
    return [one.quote.text for one in mentions(wordings(term, {}, {}), document(text), Cut())]


def test_gives_each_sentence_once() -> None:
    """However often it holds the term, and with every place in it."""
    text = "A hub, then hubs. No more. The hub opened."
    found = mentions(wordings("hub", {}, {}), document(text), Cut())

    assert [one.quote.text for one in found] == ["A hub, then hubs.", "The hub opened."]
    assert [len(one.places) for one in found] == [2, 1]


def test_gives_all_that_a_term_goes_over() -> None:
    """Words that are parted over two passages stand in no one of them."""
    assert said("early help", "They need early\nhelp at home.") == [
        "They need early\nhelp at home."
    ]


def test_gives_the_line_of_what_no_sentence_holds() -> None:
    """A heading is a mention too."""
    whole = document("Early help\nNothing.")

    class Nothing:
        def passage_at(self, whole: Document, span: Span) -> Passage | None:
            return None

    (found,) = mentions(wordings("early help", {}, {}), whole, Nothing())
    assert found.quote.text == "Early help"


def test_tells_by_which_wording_a_sentence_holds_it() -> None:
    """A reader may judge that an acronym stands for something else there."""
    whole = document("The designated officer left. The LADO came.")
    found = mentions(wordings("LADO", {}, {}), whole, Cut())

    assert [[one.text for one in each.wordings] for each in found] == [
        ["designated officer"],
        ["lado"],
    ]


def test_every_quote_holds_its_places(generation: Generation) -> None:
    """In all of the sample papers."""
    some = wordings("care leavers", generation.spellings(PUBLIC), generation.acronyms(PUBLIC))
    for whole in generation.documents(PUBLIC):
        for one in mentions(some, whole, generation):
            assert all(one.quote.start <= start < end <= one.quote.end for start, end in one.places)
