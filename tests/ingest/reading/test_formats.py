"""Which reader reads a paper is told by its content, and what none can read is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadablePaper
from corpus.typesetting.word import document
from ingest.reading import formats
from tests.ingest.conftest import UNTIMED, bare_pdf, drawn_pdf, packed, texts

PAGE = "<!DOCTYPE html><html><body><p>Caseloads rose.</p></body></html>"
CONTENTS = {
    "PDF": bare_pdf("Caseloads rose."),
    "Word file": document("Caseloads rose."),
    "web page": PAGE.encode(),
    "text": b"Caseloads rose.",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("name", ["paper", "paper.txt", "paper.html", "paper.bin"])
def test_the_content_decides(content: bytes, name: str) -> None:
    """The same paper is read the same under any name."""
    assert texts(formats.read(content, name)) == ["Caseloads rose."]


@pytest.mark.parametrize("name", ["report.pdf", "REPORT.PDF", "plan.docx"])
@pytest.mark.parametrize("content", [PAGE.encode(), b"404 Not Found"])
def test_an_error_page_that_was_saved_as_the_paper_is_refused(name: str, content: bytes) -> None:
    """A web page or text named as a PDF or Word file says what to do."""
    with pytest.raises(UnreadablePaper, match=rf"^{name} is not a .*: get the paper again\.$"):
        formats.read(content, name)


@pytest.mark.parametrize("name", ["paper.docx", "paper.txt"])
def test_a_pdf_under_another_name_is_a_pdf(name: str) -> None:
    """A real paper under a wrong name is no reason to refuse it."""
    assert texts(formats.read(CONTENTS["PDF"], name)) == ["Caseloads rose."]


def test_a_pdf_may_begin_with_a_line_of_something_else() -> None:
    """PDFium allows it, and some servers add one."""
    assert texts(formats.read(b"\r\n" + CONTENTS["PDF"], "a.pdf")) == ["Caseloads rose."]


@pytest.mark.parametrize(
    "start", ["", "\ufeff", " \n\t", '<?xml version="1.0"?>\n', "<!-- saved from a site -->\n"]
)
def test_a_web_page_may_begin_with_something_else(start: str) -> None:
    """A mark of the encoding, white space, a declaration or a comment."""
    assert texts(formats.read((start + PAGE).encode(), "a.html")) == ["Caseloads rose."]


@pytest.mark.parametrize(
    "start",
    [
        "<p>Caseloads rose.</p>",
        "<div><p>Caseloads rose.</p></div>",
        "<script>var page = 1;</script><p>Caseloads rose.</p>",
        "<!-- saved from a site --><p>Caseloads rose.</p>",
        "<!--" + "x" * 2000 + "--><html><p>Caseloads rose.</p></html>",
    ],
    ids=["paragraph", "division", "script", "comment", "long comment"],
)
def test_a_web_page_needs_no_head(start: str) -> None:
    """A part of a page is a page: its tags are not quoted as words."""
    assert texts(formats.read(start.encode(), "a.html")) == ["Caseloads rose."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_web_page_is_known_in_any_encoding(encoding: str) -> None:
    """Its tags are not quoted as words."""
    assert texts(formats.read(PAGE.encode(encoding), "a.html")) == ["Caseloads rose."]


def test_an_empty_file_is_refused() -> None:
    """A download that failed."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is empty: get the paper again\.$"):
        formats.read(b"", "a.pdf")


@pytest.mark.parametrize(
    "content", [b" \n\n ", b"<html><body></body></html>", bare_pdf("", "")], ids=list("tpw")
)
def test_a_paper_without_words_is_refused(content: bytes) -> None:
    """There is nothing in it to quote; a scan needs OCR."""
    with pytest.raises(UnreadablePaper, match="has no text: it may be scanned, and needs OCR"):
        formats.read(content, "a")


def test_a_scan_without_words_is_handed_on() -> None:
    """Its pages may be read yet, by OCR."""
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        " /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream"
    )
    scan = drawn_pdf("q 595 0 0 842 0 0 cm /X Do Q", picture, resources="/XObject << /X 6 0 R >>")

    assert formats.read(scan, "a.pdf").unread == (1,)


def test_an_old_word_file_is_refused() -> None:
    """Word of before 2007, or a .docx with a password, in the same container."""
    with pytest.raises(UnreadablePaper, match=r"^a\.doc is an old Word .*: save it as \.docx"):
        formats.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.doc")


@pytest.mark.parametrize("inside", ["a.txt", "xl/workbook.xml", "content.xml"])
def test_an_archive_that_is_no_word_file_is_refused(inside: str) -> None:
    """A ZIP of papers, a workbook or an OpenDocument text."""
    with pytest.raises(UnreadablePaper, match="is an archive or an office file other than Word's"):
        formats.read(packed({inside: "Caseloads rose."}), "a.zip")


def test_a_damaged_archive_is_refused() -> None:
    """A Word file whose end is missing."""
    with pytest.raises(UnreadablePaper, match="is damaged: get the paper again"):
        formats.read(CONTENTS["Word file"][:500], "a.docx")


@pytest.mark.parametrize(
    "content",
    [
        rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\pard Caseloads rose.\par}",
        b'<?xml version="1.0"?><root><item>Caseloads rose.</item></root>',
    ],
    ids=["RTF", "XML"],
)
def test_a_file_of_another_format_is_refused(content: bytes) -> None:
    """Its marks and codes would be quoted as the council's words."""
    with pytest.raises(UnreadablePaper):
        formats.read(content, "a.rtf")


@UNTIMED
@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>"]))
def test_any_file_is_read_or_refused(content: bytes, start: bytes) -> None:
    """What begins like a paper and is none ends in a refusal, and in nothing else."""
    found, reason = outcome(start + content)

    assert any(found) != bool(reason)


def outcome(content: bytes) -> tuple[list[str], str]:
    """The texts of a paper's blocks, or why it was refused."""
    try:
        return texts(formats.read(content, "a")), ""
    except UnreadablePaper as refusal:
        return [], str(refusal)
