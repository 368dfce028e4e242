"""Markdown is read as the page that it stands for."""

import pytest

from ingest.reading import markdown
from ingest.reading.blocks import Role
from tests.ingest.conftest import blocks, texts

PLEDGE = """# Our pledge

A **laptop** for [every](https://example.org) child.

1. One
2. Two

| Pledge | Owner |
|---|---|
| Passport | Day |
"""


def test_headings_lists_and_tables_are_read_in_order() -> None:
    """Without the marks."""
    found = blocks(markdown.read(PLEDGE.encode(), "pledge.md"))

    assert [block.text for block in found] == [
        "Our pledge",
        "A laptop for every child.",
        "1. One",
        "2. Two",
        "Pledge | Owner",
        "Passport | Day",
    ]
    assert found[0].role is Role.HEADING
    assert found[-1].indexed == "Pledge: Passport; Owner: Day"


def test_what_stands_before_the_text_about_it_is_left_out() -> None:
    """Some programs put a title and a date there for other programs."""
    found = markdown.read(f"---\ntitle: x\n---\n{PLEDGE}".encode(), "pledge.md")

    assert texts(found)[0] == "Our pledge"
    assert found.title == "Our pledge"


@pytest.mark.parametrize(
    ("text", "name", "is_markdown"),
    [
        ("Caseloads rose.", "a.md", True),
        ("Caseloads rose.", "A.MARKDOWN", True),
        (PLEDGE, "a.txt", True),
        ("# A heading\n\nCaseloads rose.", "a.txt", False),
        ("Caseloads **rose**.", "a.txt", False),
        ("#1 in the county\n* one\n", "a.txt", False),
    ],
)
def test_markdown_is_known_by_its_name_or_two_signs(
    text: str, name: str, is_markdown: bool
) -> None:
    """A plain text may have one of them by chance."""
    assert markdown.is_markdown(text.encode(), name) is is_markdown
