"""What tests of pages share."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.blockkit.html import rendered
from tests.blockkit.samples import message, name
from tests.fakeslack.shapes import Payload


def shown(*blocks: Payload, images: dict[str, bytes] | None = None) -> LexborHTMLParser:
    """Read the page of a message of these blocks."""
    return LexborHTMLParser(rendered(message(*blocks), name, images))


def read(page: LexborHTMLParser | LexborNode, selector: str = ".block") -> str:
    """The words in the first element that a selector finds, one space between them."""
    found = page.css_first(selector)
    assert found is not None, f"nothing is {selector}"
    return " ".join(found.text(separator=" ").split())
