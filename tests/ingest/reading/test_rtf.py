"""Rich text is read by its paragraphs and tables, without what is not seen."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadablePaper
from ingest.reading import rtf
from ingest.reading.blocks import Role
from tests.ingest.conftest import UNTIMED, blocks, texts


def read(codes: str) -> list[str]:
    """The texts of a rich text with these codes inside."""
    return texts(rtf.read(f"{{\\rtf1\\ansi {codes}}}".encode("cp1252"), "a.rtf"))


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (r"One.\par Two.\par", ["One.", "Two."]),
        (r"Caf\'e9 \u8364? 5 \ldblquote yes\rdblquote", ["Café € 5 “yes”"]),
        (r"{\fonttbl\f0\fswiss\fcharset0 Arial;}{\colortbl;\red0;}One.", ["One."]),
        (r"{\b Library closures}\par The library is closed.\par", ["Library closures", "The library is closed."]),
        (r"See {\field{\*\fldinst{HYPERLINK " + '"https://a.uk"' + r"}}{\fldrslt{the page}}}.", ["See the page."]),
        (r"{\header Page 1}{\footer 3 May}One.", ["One."]),
        (r"{\pict\pngblip 89504e47}One.", ["One."]),
    ],
)  # fmt: skip
def test_words_are_read_without_the_codes(codes: str, found: list[str]) -> None:
    """Paragraphs, letters, links; no fonts, headers or pictures."""
    assert read(codes) == found


def test_short_lines_are_headings() -> None:
    """As in a plain text."""
    found = blocks(rtf.read(rb"{\rtf1 {\b Closures}\par The library is closed.\par}", "a.rtf"))

    assert [block.role for block in found] == [Role.HEADING, Role.PARAGRAPH]


def test_tables_are_read_by_rows() -> None:
    """Between the paragraphs around them; a row may hold a paragraph in a cell."""
    row = r"\trowd\intbl {}\cell {}\cell\row"
    head, line = row.format("Action", "Owner"), row.format("Recruit", r"Cllr\par Day")

    found = blocks(rtf.read(f"{{\\rtf1 A.\\par{head}{line}\\pard B.\\par}}".encode(), "a.rtf"))

    assert [block.text for block in found] == ["A.", "Action | Owner", "Recruit | Cllr Day", "B."]
    assert found[2].indexed == "Action: Recruit; Owner: Cllr Day"


@pytest.mark.parametrize(
    "unseen", [r"{\deleted Gone. }", r"{\v Gone. }", r"\v Gone. \v0 ", r"{\b\deleted\f1 Gone. }"]
)
def test_what_is_not_seen_is_left_out(unseen: str) -> None:
    """Words that a tracked change struck out, and hidden ones."""
    assert read(rf"One. {unseen}Two.") == ["One. Two."]


@pytest.mark.parametrize(
    "codes",
    [
        r"{\fonttbl" + r"\f1" * 60_000 + "}",
        r"{\fonttbl" + r"\f1\fcharset0" * 30_000 + "}",
        r"{\field{\*\fldinst{" * 20_000,
        r"{\field{\*\fldinst{ HYPERLINK " + '"' * 50_000,
        r"\v" * 100_000,
        r"{" * 200_000,
        r"\cell" * 100_000,
    ],
    ids=["fonts", "charsets", "fields", "link", "hidden", "groups", "cells"],
)
def test_a_file_made_to_take_for_ever_does_not(codes: str) -> None:
    """Time grows with the length of the file, and no faster."""
    begun = time.process_time()

    read(codes)

    assert time.process_time() - begun < 10


@UNTIMED
@given(st.text("\\{}'fuvrow0123 cel*abi\n;é", max_size=60))
def test_any_codes_are_read_or_refused(codes: str) -> None:
    """Nothing else comes of it."""
    with contextlib.suppress(UnreadablePaper):
        read(codes)
