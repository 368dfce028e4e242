"""Making an OpenDocument text."""

from corpus.typesetting import archive, odt
from tests.corpus.typesetting.conftest import MakeSource


def test_a_document_holds_its_lines(source: MakeSource) -> None:
    """Bullets that follow one another are one list."""
    made = archive.parts(odt.document(source("# Line", "- One", "- Two", "Health & schools")))

    assert (
        '<text:h text:outline-level="1">Line</text:h><text:list>'
        "<text:list-item><text:p>One</text:p></text:list-item>"
        "<text:list-item><text:p>Two</text:p></text:list-item></text:list>"
        "<text:p>Health &amp; schools</text:p>"
    ) in made["content.xml"].decode()


def test_the_type_stands_first(source: MakeSource) -> None:
    """Other programs tell an OpenDocument file by it."""
    made = odt.document(source("Text"))

    assert made[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")
