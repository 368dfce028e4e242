"""Plain texts are read whatever their encoding and their line breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import text
from ingest.reading.blocks import Role
from tests.ingest.conftest import UNTIMED, blocks, texts

WRAPPED = "The Chair said that caseloads\nhad fallen again in the last\nquarter of the year.\n"


def test_a_blank_line_parts_paragraphs() -> None:
    """Two paragraphs are two blocks."""
    assert texts(text.read(b"Caseloads rose.\n\nThey fell.\n", "a.txt")) == [
        "Caseloads rose.",
        "They fell.",
    ]


def test_the_lines_of_a_paragraph_are_joined() -> None:
    """A text wrapped at a column is read as running text."""
    assert texts(text.read(WRAPPED.encode(), "a.txt")) == [
        "The Chair said that caseloads had fallen again in the last quarter of the year."
    ]


def test_a_list_item_begins_a_block_without_a_blank_line() -> None:
    """The lines after it go on with it."""
    content = "there were to be\n- fewer cases\n  in every team\n- more staff\n(a) soon.\n"

    found = [(block.role, block.text) for block in blocks(text.read(content.encode(), "a.txt"))]

    assert found == [
        (Role.PARAGRAPH, "there were to be"),
        (Role.BULLET, "- fewer cases in every team"),
        (Role.BULLET, "- more staff"),
        (Role.NUMBERED, "(a) soon."),
    ]


def test_each_line_of_a_text_that_is_not_wrapped_is_a_block() -> None:
    """A line longer than a page is wide was broken where its paragraph ends."""
    long = "Suzy Davies AM: " + "caseloads rose and " * 10 + "fell."

    assert texts(text.read(f"{long}\nThe Chair: Thank you.".encode(), "a.txt")) == [
        long,
        "The Chair: Thank you.",
    ]


@pytest.mark.parametrize("line", ["KESTERWOLD COUNCIL", "# Caseloads", "Next steps"])
def test_a_short_line_that_ends_openly_is_a_heading(line: str) -> None:
    """It begins with a capital letter or with #, and nothing ends or goes on there."""
    found = blocks(text.read(f"{line}\n\nThey rose.".encode(), "a.txt"))[0]

    assert (found.role, found.text) == (Role.HEADING, line.lstrip("# "))


@pytest.mark.parametrize(
    "line",
    [
        "Caseloads rose.",
        "Dear Leader,",
        "Why?",
        "that the plan be approved",
        "1. Caseloads",
        "• Caseloads",
        "AGREED:",
        "The Committee asked for the following:",
        "3 marks",
        "A line of so many words that it can hardly be the heading of anything",
    ],
)
def test_prose_lead_ins_and_list_items_are_no_headings(line: str) -> None:
    """However short."""
    found = blocks(text.read(f"{line}\n\nThey rose.".encode(), "a.txt"))[0]

    assert found.role is not Role.HEADING


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_the_encoding_is_found_out(encoding: str) -> None:
    """UTF-8 and UTF-16 with their marks, and what Windows wrote before them."""
    words = "The Council’s plan – £5 a child"
    marks = {"utf-16-le-bom": b"\xff\xfe", "utf-16-be-bom": b"\xfe\xff"}
    content = marks.get(encoding, b"") + words.encode(encoding.removesuffix("-bom"))

    assert texts(text.read(content, "a.txt")) == [words]


def test_bytes_that_no_encoding_has_do_not_stop_the_reading() -> None:
    """One byte that is undefined in Windows' encoding costs one character."""
    assert texts(text.read(b"caf\xe9 \x81 noir", "a.txt")) == ["café \ufffd noir"]


def test_a_binary_file_is_refused() -> None:
    """A text holds no NUL."""
    with pytest.raises(UnreadablePaper, match=r"photo\.jpg is not a text"):
        text.read(b"\xff\xd8\xff\xe0\x00\x10JFIF", "photo.jpg")


def test_form_feeds_part_pages() -> None:
    """A printed text keeps its pages."""
    reading = text.read(b"One.\f\fThree.", "a.txt")

    assert reading.paged
    assert [[block.text for block in page.blocks] for page in reading.pages] == [
        ["One."],
        [],
        ["Three."],
    ]


def test_a_text_without_form_feeds_has_no_pages() -> None:
    """It is not said to have a page 1."""
    assert not text.read(b"One.", "a.txt").paged


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_system_s_line_ends_are_line_ends(end: str) -> None:
    """Unix, Windows and the Mac of old."""
    assert texts(text.read(f"One.{end}{end}Two.".encode(), "a.txt")) == ["One.", "Two."]


@UNTIMED
@given(st.text(max_size=400))
def test_no_word_of_a_text_is_lost(content: str) -> None:
    """Whatever the text, its blocks hold its words in their order."""
    if "\x00" in content:
        return

    found = " ".join(texts(text.read(content.encode(errors="replace"), "a.txt")))

    kept = one_line(content.replace("\f", " "))
    assert found.replace("#", "").split() == kept.replace("#", "").split()


@UNTIMED
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Nothing but a refusal comes of what is no text."""
    try:
        reading = text.read(content, "a.txt")
    except UnreadablePaper:
        return
    assert all(block.text == one_line(block.text) for block in blocks(reading))
