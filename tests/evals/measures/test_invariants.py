"""What must hold of every quote."""

import datetime
from dataclasses import replace

import pytest

from corpus.documents import Details, Document, Page
from evals.measures.invariants import invariants
from evals.recorded import Shown
from evals.scored import Rate

DAY = datetime.date(2024, 2, 9)
DOCUMENT = Document(
    "d1",
    "d1.pdf",
    Details(date=DAY, url="https://papers.example/d1.pdf"),
    "Caseloads\u00a0fell. They rose.",
    (Page(1, None, 0), Page(2, None, 16)),
)
QUOTE = Shown(
    "They rose.", "d1", "d1.pdf", 16, 26, 2, "", DAY, "https://papers.example/d1.pdf#page=2"
)
WHOLE = {"verbatim": Rate(1, 1), "right page": Rate(1, 1), "resolves": Rate(1, 1)}


def test_a_quote_of_which_all_hold() -> None:
    """Its text, its page, and its paper's day and address."""
    assert invariants([QUOTE], {"d1": DOCUMENT}) == WHOLE


@pytest.mark.parametrize(
    ("quote", "broken"),
    [
        (replace(QUOTE, text="They rise."), {"verbatim"}),
        (replace(QUOTE, text="Caseloads fell.", start=0, end=15, page=1, url="https://papers.example/d1.pdf#page=1"), {"verbatim"}),
        (replace(QUOTE, start=17), {"verbatim"}),
        (replace(QUOTE, page=1), {"right page", "resolves"}),
        (replace(QUOTE, page=None, url="https://papers.example/d1.pdf"), {"right page"}),
        (replace(QUOTE, end=99), {"verbatim", "resolves"}),
        (replace(QUOTE, source="d2.pdf"), {"resolves"}),
        (replace(QUOTE, date=None), {"resolves"}),
        (replace(QUOTE, url="https://papers.example/d2.pdf#page=2"), {"resolves"}),
        (replace(QUOTE, url="https://papers.example/d1.pdf#page=1"), {"resolves"}),
        (replace(QUOTE, url="https://papers.example/d1.pdf"), {"resolves"}),
        (replace(QUOTE, url="https://papers.example/d1.pdf#page="), {"resolves"}),
    ],
    ids=["word", "space", "place", "page", "no page", "end", "file", "day", "address", "fragment", "no fragment", "no number"],
)  # fmt: skip
def test_what_does_not_hold_is_told_apart(quote: Shown, broken: set[str]) -> None:
    """A no-break space is not a space: verbatim is to the character."""
    found = invariants([quote], {"d1": DOCUMENT})

    assert {name for name, rate in found.items() if not rate.right} == broken


def test_no_quotes_break_nothing() -> None:
    """And hold nothing up."""
    assert invariants([], {}) == {}


def test_an_address_may_open_at_the_words() -> None:
    """A fragment that is no page is left to the browser."""
    quote = replace(QUOTE, url="https://papers.example/d1.pdf#:~:text=They%20rose")

    assert invariants([quote], {"d1": DOCUMENT}) == WHOLE


@pytest.mark.parametrize("stored", ["", "https://papers.example/d1#item-4"])
def test_an_address_that_cannot_be_opened_at_a_page_is_cited_as_it_is(stored: str) -> None:
    """And in no other way."""
    document = replace(DOCUMENT, details=replace(DOCUMENT.details, url=stored))

    cited = invariants([replace(QUOTE, url=stored), QUOTE], {"d1": document})

    assert cited["resolves"] == Rate(1, 2)
