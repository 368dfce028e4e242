"""Making a Word document."""

import re

import pytest

from corpus.typesetting import archive, word
from tests.corpus.typesetting.conftest import MakeSource


def body(content: bytes) -> str:
    """The XML of a Word document's text."""
    return archive.parts(content)["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("# Tracker", "Title"),
        ("## Actions", "Heading1"),
        ("1. One", "ListParagraph"),
        ("*Sample*", "SmallPrint"),
        ("They met.", "BodyText"),
    ],
)
def test_a_line_s_mark_is_its_style(source: MakeSource, line: str, style: str) -> None:
    """And does not stand in the text."""
    made = body(word.document(source(line)))

    assert f'w:val="{style}"' in made
    assert f">{line.strip('#*1. ')}" in made


@pytest.mark.parametrize("columns", [2, 4, 5])
def test_rows_are_a_table_with_a_heading(source: MakeSource, columns: int) -> None:
    """Of as many columns as they have."""
    rows = ["| " + " | ".join(f"{name}{n}" for n in range(columns)) + " |" for name in "ab"]

    made = body(word.document(source(*rows)))

    assert made.count("<w:tblHeader/>") == 1
    assert made.count("<w:gridCol ") == columns
    assert re.findall("[ab][0-4](?=<)", made) == [f"{a}{n}" for a in "ab" for n in range(columns)]


def test_the_facts_stand_in_footer_and_properties(source: MakeSource) -> None:
    """With what XML does not allow written as it must be."""
    made = archive.parts(word.document(source("Text", footer="Log & plan")))

    assert "Log &amp; plan, page " in made["word/footer.xml"].decode()
    assert "2024-03-21T09:00:00Z" in made["docProps/core.xml"].decode()
