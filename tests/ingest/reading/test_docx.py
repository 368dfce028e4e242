"""Word files are read in order, and a file that is an attack is refused."""

import struct

import pytest

from corpus.errors import UnreadablePaper
from corpus.typesetting.word import document
from ingest.reading import docx
from ingest.reading.blocks import Role
from tests.conftest import PAPERS
from tests.ingest.conftest import BAD, blocks, needs, packed, texts, word_file

PLAN = """# Children's plan
## Caseloads
Caseloads rose.
1. fewer cases
1. more staff
### Staff
| No. | Action | Owner | By | Rating |
| 1 | Recruit | Day | May | Red |
They fell.
"""


def paragraph(text: str) -> str:
    """A paragraph in WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_headings_lists_and_tables_are_read_in_order() -> None:
    """Each is what it is in Word."""
    found = blocks(docx.read(document(PLAN), "plan.docx"))

    assert [(block.role, block.text) for block in found[1:]] == [
        (Role.HEADING, "Caseloads"),
        (Role.PARAGRAPH, "Caseloads rose."),
        (Role.BULLET, "1. fewer cases"),
        (Role.BULLET, "2. more staff"),
        (Role.HEADING, "Staff"),
        (Role.ROW, "No. | Action | Owner | By | Rating"),
        (Role.ROW, "1 | Recruit | Day | May | Red"),
        (Role.PARAGRAPH, "They fell."),
    ]


def test_headings_have_levels() -> None:
    """A heading of the second level is below one of the first."""
    found = {block.text: block.level for block in blocks(docx.read(document(PLAN), "plan.docx"))}

    assert 0 < found["Caseloads"] < found["Staff"]


def test_the_title_is_the_one_at_the_top() -> None:
    """Word has a style for it, above its headings."""
    assert docx.read(document(PLAN), "plan.docx").title == "Children’s plan"


def test_a_word_file_has_no_pages() -> None:
    """Where they break is up to the machine that prints it."""
    assert not docx.read(document("Caseloads rose."), "plan.docx").paged


def test_the_least_word_file_is_read() -> None:
    """One part is enough."""
    content = word_file(paragraph("Caseloads rose.") + paragraph("They fell."))

    assert texts(docx.read(content, "a.docx")) == ["Caseloads rose.", "They fell."]


def test_footers_are_left_out() -> None:
    """They would recur between paragraphs."""
    content = (PAPERS / "2023-06-improvement-plan.docx").read_bytes()

    found = texts(docx.read(content, "plan.docx"))

    assert not any(text.startswith("Page ") for text in found)


def test_every_sample_row_is_read() -> None:
    """The sample plan's actions are rows of five cells."""
    content = (PAPERS / "2023-06-improvement-plan.docx").read_bytes()

    rows = [b.text for b in blocks(docx.read(content, "plan.docx")) if b.role is Role.ROW]

    assert len(rows) > 10
    assert {row.count(" | ") for row in rows} == {4}


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 rubbish",
        document("Caseloads rose.")[:2000],
        packed({"a.txt": "Caseloads rose."}),
        b"",
    ],
    ids=["rubbish", "cut short", "no document", "nothing"],
)
def test_a_damaged_word_file_is_refused(content: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.docx is damaged or not a Word file: save it"):
        docx.read(content, "a.docx")


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    """By what it says of itself, before a byte of it is unpacked."""
    content = bytearray(document("Caseloads rose."))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 200_000_001)

    with pytest.raises(UnreadablePaper, match="unpacks to over 200 MB"):
        docx.read(bytes(content), "a.docx")


def test_a_file_that_unpacks_to_the_limit_is_read() -> None:
    """The limit itself is allowed."""
    content = bytearray(word_file(paragraph("Caseloads rose.")))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 200_000_000)

    assert texts(docx.read(bytes(content), "a.docx")) == ["Caseloads rose."]


def test_a_file_that_unpacks_to_more_than_it_says_is_refused() -> None:
    """The limit cannot be got round by a wrong size."""
    content = bytearray(word_file(paragraph("Caseloads rose.")))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 100)

    with pytest.raises(UnreadablePaper, match="is damaged"):
        docx.read(bytes(content), "a.docx")


def test_an_entity_that_names_a_file_is_not_followed() -> None:
    """A Word file cannot make the machine's own files part of a paper."""
    words = "<w:p><w:r><w:t>Before &secret; after</w:t></w:r></w:p>"
    markup = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{words}</w:body></w:document>"
    )

    found = " ".join(texts(docx.read(packed({"word/document.xml": markup}), "a.docx")))

    assert "root:" not in found


def test_the_shared_hostile_word_file_shows_no_file_of_the_machine() -> None:
    """The same with a file made to try it."""
    content = needs(BAD / "bombs" / "xxe.docx").read_bytes()

    assert "root:" not in " ".join(texts(docx.read(content, "xxe.docx")))
