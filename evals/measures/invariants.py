"""What must hold of every quote, against the stored document, whatever the question was."""

from collections.abc import Mapping, Sequence

from corpus.documents import Document
from evals.recorded import Shown
from evals.scored import Rate


def invariants(quotes: Sequence[Shown], documents: Mapping[str, Document]) -> dict[str, Rate]:
    """The share of the quotes of which each holds; nothing where there are none."""
    if not quotes:
        return {}
    held = [(quote, documents[quote.document]) for quote in quotes]
    tests = {"verbatim": verbatim, "right page": right_page, "resolves": resolves}
    return {
        name: Rate(sum(test(quote, document) for quote, document in held), len(quotes))
        for name, test in tests.items()
    }


def verbatim(quote: Shown, document: Document) -> bool:
    """Whether the quote is the document's own text at its place, character for character."""
    return _inside(quote, document) and document.text[quote.start : quote.end] == quote.text


def right_page(quote: Shown, document: Document) -> bool:
    """Whether the page that is cited is the one on which the quote begins."""
    page = document.page_at(quote.start)
    return quote.page == (page and page.number)


def resolves(quote: Shown, document: Document) -> bool:
    """
    Whether the citation leads to the document: its file, place, day, and address at its page.

    Who speaks is not looked at, since a document does not tell; see "cites speaker".
    """
    return (
        _inside(quote, document)
        and quote.source == document.name
        and quote.date == document.details.date
        and _opens(quote, document.details.url)
    )


def _opens(quote: Shown, stored: str) -> bool:
    """Whether an address is the stored one, at the page or in another way at the words."""
    if not stored or "#" in stored:
        return quote.url == stored
    address, _, fragment = quote.url.partition("#")
    at_words = bool(fragment) and not fragment.startswith("page=")
    at_page = fragment == (f"page={quote.page}" if quote.page else "")
    return address == stored and (at_page or at_words)


def _inside(quote: Shown, document: Document) -> bool:
    return 0 <= quote.start < quote.end <= len(document.text)
