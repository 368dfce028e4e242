"""Quotes on a page."""

import pytest

from bot.html.page import _environment
from bot.quotes import Quote
from corpus.documents import Details, Document, Passage


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://www.example.org/a.pdf", True),
        ("http://www.example.org/a.pdf", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_can_be_opened(address: str, *, opens: bool) -> None:
    """A paper's address may be anything."""
    document = Document("0123456789abcdef", "a.txt", Details(url=address), "It was done.")
    shown = _environment().from_string("{% from 'parts.html' import quoted %}{{ quoted(quote) }}")
    page = shown.render(quote=Quote(Passage(document, 0, 12), 0, 12))
    assert ("<a href" in page) is opens
