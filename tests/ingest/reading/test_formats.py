"""Which reader reads a paper is told by its content, and what none can read is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadablePaper
from ingest.reading import formats
from tests.ingest.conftest import UNTIMED, bare_pdf, drawn_pdf, open_text, packed, texts, word

PAGE = "<!DOCTYPE html><html><body><p>Caseloads rose.</p></body></html>"
CONTENTS = {
    "PDF": bare_pdf("Caseloads rose."),
    "Word file": word("Caseloads rose."),
    "OpenDocument text": open_text("<text:p>Caseloads rose.</text:p>"),
    "rich text": rb"{\rtf1\ansi\pard Caseloads rose.\par}",
    "message": b"From: a@b.uk\nMIME-Version: 1.0\nSubject: Plan\n\nCaseloads rose.\n",
    "web page": PAGE.encode(),
    "text": b"Caseloads rose.",
    "text of two bytes a letter": "Caseloads rose.".encode("utf-16"),
    "the same without a mark": "Caseloads rose.".encode("utf-16-le"),
}


STARTS = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"{\\rtf1 ", b"\xff\xfe", b"# A\n**b** ",
    b"From: a@b.uk\nMIME-Version: 1.0\n", b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", b"\xd0\xcf\x11\xe0",
]  # fmt: skip
"""How files of each format begin."""
REFUSED = {
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture: make a PDF of it, run OCR on it and try again"),
    "photograph": (b"\xff\xd8\xff\xe0", "a picture"),
    "phone's photograph": (b"\x00\x00\x00\x18ftypheic", "a picture"),
    "film": (b"\x00\x00\x00\x18ftypmp42", "a recording: give its minutes or a transcript instead"),
    "sound": (b"ID3\x03\x00", "a recording"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "an archive: unpack it first and give the papers in it"),
    "gzip": (b"\x1f\x8b\x08", "an archive"),
    "tar": (bytes(257) + b"ustar", "an archive"),
    "font": (b"wOFF\x00\x01", "a font, not a paper: leave it out"),
    "Windows program": (b"MZ\x90\x00", "a program, not a paper: leave it out"),
    "Linux program": (b"\x7fELF\x02", "a program"),
    "database": (b"SQLite format 3\x00", r"a database: save what is to be read of it as \.csv"),
    "PostScript": (b"%!PS-Adobe", "a PostScript file: print it to PDF"),
    "mailbox": (b"From a@b Thu May 2 10:00:00 2024\nFrom: a@b\n", "a mailbox of messages: save"),
    "calendar": (b"BEGIN:VCALENDAR\r\n", "a calendar entry, not a paper: leave it out"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_named_with_what_to_do(content: bytes, reason: str) -> None:
    """Whatever the name of the file."""
    with pytest.raises(UnreadablePaper, match=rf"^plan\.pdf is {reason}"):
        formats.read(content + b"\x00\x01", "plan.pdf")


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        ("WordDocument", r"an old Word file: save it as \.docx"),
        ("Workbook", r"an old Excel file: save it as \.xlsx"),
        ("PowerPoint Document", r"an old PowerPoint file: save it as \.pptx"),
        ("__substg1.0_0037", r"an Outlook message: save it as \.eml"),
        ("EncryptedPackage", "protected by a password: save it without one"),
    ],
)
def test_old_office_files_say_which_program_made_them(stream: str, reason: str) -> None:
    """All are in one container, which also holds files with a password."""
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le")

    with pytest.raises(UnreadablePaper, match=rf"^a\.doc is {reason}"):
        formats.read(content, "a.doc")


@pytest.mark.parametrize(
    "text", ["BMW gave us a car.", "MZ is short for Mozambique.", "From now on"]
)
def test_a_text_may_begin_like_a_file_of_codes(text: str) -> None:
    """Two letters are not enough to refuse it."""
    assert texts(formats.read(text.encode(), "a.txt")) == [text]


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


def test_an_error_in_xml_that_was_saved_as_the_paper_is_refused() -> None:
    """Stores of files answer so when a paper is gone."""
    content = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'

    with pytest.raises(
        UnreadablePaper, match=r"^report\.pdf is not a PDF.*: get the paper again\.$"
    ):
        formats.read(content, "report.pdf")


def test_a_text_about_tags_is_a_text() -> None:
    """Only a page begins with one."""
    assert texts(formats.read(b"Use <p> for paragraphs.", "a.txt")) == ["Use <p> for paragraphs."]


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
    with pytest.raises(
        UnreadablePaper, match=r"^a\.doc is an old Word, Excel or .*: save it as \.docx"
    ):
        formats.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.doc")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"a.txt": "x"}, "an archive: unpack it first"),
        ({"content.xml": "x"}, "an archive: unpack it first"),
        ({"xl/workbook.bin": "x"}, r"a binary Excel file: save it as \.xlsx"),
        ({"Index/Document.iwa": "x"}, "a Pages, Numbers or Keynote file: export it"),
        ({"mimetype": "application/epub+zip", "a.xhtml": "x"}, "an e-book: export it as a PDF"),
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
            r"an OpenDocument spreadsheet: save it as \.xlsx",
        ),
    ],
    ids=["papers", "no type", "xlsb", "Pages", "e-book", "ods"],
)
def test_an_archive_that_is_no_paper_says_what_to_do(parts: dict[str, str], reason: str) -> None:
    """A ZIP of papers, or an office file of a format that is not read."""
    with pytest.raises(UnreadablePaper, match=rf"^a\.zip is {reason}"):
        formats.read(packed(parts), "a.zip")


def test_a_damaged_archive_is_refused() -> None:
    """A Word file whose end is missing."""
    with pytest.raises(UnreadablePaper, match="is damaged: get the paper again"):
        formats.read(CONTENTS["Word file"][:500], "a.docx")


@pytest.mark.parametrize("start", ['<?xml version="1.0"?>', "", "<!DOCTYPE root>"])
def test_xml_is_refused(start: str) -> None:
    """Its marks would be quoted as the council's words."""
    root = "<svg><item>Caseloads rose.</item></svg>"

    with pytest.raises(UnreadablePaper, match=r"^a\.xml is XML, made for programs: give the page"):
        formats.read((start + root).encode(), "a.xml")


@UNTIMED
@given(st.binary(max_size=300), st.sampled_from(STARTS))
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
