"""Receipts say what they are of, and are found in any text."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Details, Document, Page, Span
from corpus.receipts import Receipt, digest, receipt, receipts

HEX = "0123456789abcdef"
SOME = st.builds(
    lambda document, start, length, page, words: Receipt(
        document, Span(start, start + length), page, words
    ),
    st.text(HEX, min_size=16, max_size=16),
    st.integers(0, 10**8),
    st.integers(1, 10**8),
    st.integers(0, 99_999),
    st.text(HEX, min_size=8, max_size=8),
)
DOCUMENT = Document(
    "a1b2c3d4e5f60718",
    "report.pdf",
    Details(),
    "Caseloads were 24. They fell.",
    (Page(1, None, 0), Page(2, "1", 19)),
)


def test_a_receipt_names_the_paper_the_place_the_page_and_the_words() -> None:
    """The page is that on which the words begin."""
    made = receipt(DOCUMENT, Span(19, 29))

    assert made == ("a1b2c3d4e5f60718", (19, 29), 2, digest("They fell."))


def test_a_paper_without_pages_has_page_0() -> None:
    """As a web page."""
    plain = Document("a1b2c3d4e5f60718", "page.html", Details(), "They fell.")

    assert receipt(plain, Span(0, 10)).page == 0


@given(SOME, st.text(), st.text())
def test_a_receipt_is_read_as_it_was_written(one: Receipt, before: str, after: str) -> None:
    """Whatever stands around it, apart by a space."""
    text = f"{before} {one} {after}"

    assert one in [found for _, found in receipts(text)]


@given(st.text())
def test_whatever_is_found_stands_where_it_is_said_to(text: str) -> None:
    """No text breaks the reading of it."""
    for place, one in receipts(text):
        assert str(one.span.start) in text[slice(*place)]


@given(SOME, st.sampled_from(HEX))
def test_a_receipt_is_not_found_inside_more_letters(one: Receipt, more: str) -> None:
    """A hash that is longer is another hash."""
    assert not list(receipts(f"{more}{one}"))
    assert not list(receipts(f"{one}{more}"))


def test_an_empty_place_is_no_receipt() -> None:
    """It would be true of everything."""
    assert not list(receipts("a1b2c3d4e5f60718.7-7.p1.9f3c21aa"))
