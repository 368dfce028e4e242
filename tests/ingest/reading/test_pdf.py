"""PDFs are read page by page, as they were printed."""

import re

import pypdfium2
import pytest

from corpus.errors import UnreadablePaper
from ingest.reading import pdf
from ingest.reading.blocks import Role
from tests.ingest.conftest import (
    BAD,
    MODERNGOV,
    OFSTED,
    bare_pdf,
    blocks,
    drawn_pdf,
    needs,
    texts,
    typeset,
)

REPORT = """
#set page(
  width: 16cm, height: 12cm, margin: 2cm,
  header: [Papers of the Board], footer: context [Page #counter(page).display() of 12],
)
#set text(size: 11pt)
#set par(spacing: 1.6em)
= Our plan
#v(1em)
== Caseloads
12. The Chair said that caseloads had fallen again in the last quarter of the year.

13. The board asked for the following of all of the teams:
- fewer cases
- more staff

#pagebreak()
The multi-agency partnership was thanked. #lorem(180)

=== Staff
Nobody left.
#pagebreak()
The end.
"""


@pytest.fixture(scope="module")
def report() -> list[tuple[Role, str]]:
    """The role and words of each block of a typeset report."""
    return [(b.role, b.text) for b in blocks(pdf.read(typeset(REPORT), "report.pdf"))]


def test_numbered_paragraphs_and_bullets_are_told_apart(report: list[tuple[Role, str]]) -> None:
    """Each is a block of its own."""
    assert report[2:6] == [
        (
            Role.NUMBERED,
            "12. The Chair said that caseloads had fallen again in the last quarter of the year.",
        ),
        (Role.NUMBERED, "13. The board asked for the following of all of the teams:"),
        (Role.BULLET, "• fewer cases"),
        (Role.BULLET, "• more staff"),
    ]


def test_headings_have_levels_by_their_size() -> None:
    """The largest is the highest."""
    found = blocks(pdf.read(typeset(REPORT), "report.pdf"))

    levels = {block.text: block.level for block in found if block.role is Role.HEADING}
    assert levels == {"Our plan": 1, "Caseloads": 2, "Staff": 3}


def test_running_headers_and_footers_are_left_out(report: list[tuple[Role, str]]) -> None:
    """They are printed on every page and are no part of its words."""
    words = " ".join(text for _, text in report)

    assert "Papers of the Board" not in words
    assert "of 12" not in words


def test_the_number_printed_on_a_page_is_its_label() -> None:
    """Page 3 of 12 is page 3."""
    reading = pdf.read(typeset(REPORT), "report.pdf")

    labels = [page.label for page in reading.pages]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert len(labels) >= 3


def test_a_paragraph_over_a_page_break_goes_on() -> None:
    """The page that it goes on to says so."""
    reading = pdf.read(typeset(REPORT), "report.pdf")

    goes_on = [bool(page.blocks) and page.blocks[0].continues for page in reading.pages]
    assert goes_on[2:] == [True, False]


def test_a_hyphen_that_pdfium_hides_is_a_hyphen() -> None:
    """PDFium writes U+FFFE for one at the end of a line, and makes one line of the two."""
    content = typeset(
        "#set page(width: 7cm, height: 9cm, margin: 1cm)\n"
        "The partnership relies on multi-agency working and pre-proceedings."
    )
    with pypdfium2.PdfDocument(content) as document:
        assert "\ufffe" in document[0].get_textpage().get_text_range()

    assert texts(pdf.read(content, "a.pdf")) == [
        "The partnership relies on multi-agency working and pre-proceedings."
    ]


def test_letters_outside_the_first_plane_do_not_shift_places() -> None:
    """PDFium counts them otherwise than Python does, and may put words in a heading's place."""
    content = typeset(
        '#set text(font: "New Computer Modern Math")\n𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳 is how many there were of them all.\n\n'
        "#text(size: 20pt)[A plan]\n\nCaseloads rose."
    )

    assert blocks(pdf.read(content, "a.pdf"))[-1].role is Role.PARAGRAPH


def test_blank_pages_are_kept() -> None:
    """The pages after them keep their numbers."""
    reading = pdf.read(bare_pdf("Caseloads rose.", "", "They fell."), "a.pdf")

    assert reading.paged
    assert [[block.text for block in page.blocks] for page in reading.pages] == [
        ["Caseloads rose."],
        [],
        ["They fell."],
    ]


def test_the_title_that_the_file_has_is_not_used() -> None:
    """It is often the name of another paper that was written over."""
    content = typeset('#set document(title: "Microsoft Word - old.doc")\nCaseloads rose.')

    assert pdf.read(content, "a.pdf").title == ""


def test_a_pdf_with_a_password_is_refused() -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is protected by a password: save it"):
        pdf.read(bare_pdf("Caseloads rose.", encrypted=True), "a.pdf")


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"%PDF-1.7 rubbish" * 50, bare_pdf("Caseloads rose.")[:150]],
    ids=["empty", "only a header", "rubbish", "cut short"],
)
def test_a_damaged_pdf_is_refused(content: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is damaged or not a PDF: get the paper"):
        pdf.read(content, "a.pdf")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    """It is a library, or an attack."""
    content = bare_pdf(*[""] * (pdf.MAX_PAGES + 1))

    with pytest.raises(UnreadablePaper, match="has over 5,000 pages: split it and try again"):
        pdf.read(content, "a.pdf")


def test_a_pdf_of_as_many_pages_as_may_be_is_read() -> None:
    """The limit itself is allowed."""
    content = bare_pdf(*[""] * pdf.MAX_PAGES)

    assert len(pdf.read(content, "a.pdf").pages) == pdf.MAX_PAGES


@pytest.mark.parametrize(
    "file", ["deep_page_tree_3000.pdf", "loop_page_tree.pdf", "nested_arrays.pdf"]
)
def test_a_hostile_pdf_is_refused(file: str) -> None:
    """A tree of pages without an end is no paper."""
    content = needs(BAD / "bombs" / file).read_bytes()

    with pytest.raises(UnreadablePaper, match="is damaged"):
        pdf.read(content, file)


LEEDS = "80481_leeds__children-s-services-inspection-09-may-2022.pdf"


def test_a_real_report_keeps_its_numbered_paragraphs() -> None:
    """They are numbered without a gap from the first to the last."""
    found = blocks(pdf.read(needs(OFSTED / LEEDS).read_bytes(), LEEDS))

    numbers = [
        int(re.match(r"\d+", block.text).group())  # type: ignore[union-attr]
        for block in found
        if block.role is Role.NUMBERED
    ]
    assert len(numbers) > 20
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_real_report_is_labelled_as_it_is_printed() -> None:
    """From the second page on, each page's label is its number."""
    reading = pdf.read(needs(OFSTED / LEEDS).read_bytes(), LEEDS)

    labels = [page.label for page in reading.pages[1:]]
    assert labels == [str(number) for number in range(2, len(labels) + 2)]


PLAIN = "BT /F1 12 Tf 72 600 Td (Caseloads rose in every team of the council in that year.) Tj ET "
NAMED = "BT /F1 12 Tf 72 700 Td (The child is John Smith.) Tj ET "
OVER = "0 g 120 695 80 16 re f"
PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    " /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream"
)
HELD = "/XObject << /X 6 0 R >>"
SCAN = "q 595 0 0 842 0 0 cm /X Do Q "
FORM = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> >>"
    f" /Length {len(NAMED)} >>\nstream\n{NAMED}\nendstream"
)
NOTE = "<< /Type /Annot /Subtype /{} /Rect [120 695 200 711] {} >>"
DRAWN = f"<< /Type /XObject /Subtype /Form /BBox [120 695 200 711] /Length {len(OVER)} >>\nstream\n{OVER}\nendstream"
NOTED = "/Annots [6 0 R]"
HIDDEN = {
    "a bar over it": drawn_pdf(PLAIN + NAMED + OVER),
    "a bar over it in a group": drawn_pdf(PLAIN + "/X Do " + OVER, FORM, resources=HELD),
    "correcting fluid over it": drawn_pdf(PLAIN + NAMED + OVER.replace("0 g", "1 g")),
    "a square laid over it": drawn_pdf(
        PLAIN + NAMED, NOTE.format("Square", "/IC [0 0 0]"), page=NOTED
    ),
    "a square with a picture of itself": drawn_pdf(
        PLAIN + NAMED, NOTE.format("Square", "/IC [0 0 0] /AP << /N 7 0 R >>"), DRAWN, page=NOTED
    ),
    "marked for redaction": drawn_pdf(PLAIN + NAMED, NOTE.format("Redact", ""), page=NOTED),
    "black on black": drawn_pdf(PLAIN + OVER + " " + NAMED),
    "white on white": drawn_pdf(PLAIN + "1 g " + NAMED),
    "undrawn": drawn_pdf(PLAIN + "3 Tr " + NAMED),
    "beyond the crop box": drawn_pdf(PLAIN + NAMED, page="/CropBox [0 0 595 650]"),
    "beyond the paper": drawn_pdf(PLAIN + NAMED.replace("72 700", "72 900")),
}
SHOWN = {
    "white on a banner": drawn_pdf(PLAIN + "0 0 0.4 rg 60 690 300 30 re f 1 g " + NAMED),
    "white on a thick line": drawn_pdf(PLAIN + "20 w 60 705 m 360 705 l S 1 g " + NAMED),
    "white on a picture": drawn_pdf(
        PLAIN + "q 300 0 0 30 60 690 cm /X Do Q 1 g " + NAMED, PICTURE, resources=HELD
    ),
    "on a shaded cell": drawn_pdf(PLAIN + "0.9 g 60 690 300 30 re f 0 g " + NAMED),
    "beside a bar that is clipped": drawn_pdf(
        PLAIN + NAMED + "q 400 0 99 99 re W n 0 g 0 0 595 842 re f Q"
    ),
    "underlined": drawn_pdf(PLAIN + NAMED + "0 g 72 697 200 1 re f"),
    "struck through": drawn_pdf(PLAIN + NAMED + "0 g 72 703 200 1 re f"),
    "in a frame": drawn_pdf(PLAIN + NAMED + "60 690 300 30 re S"),
    "a link": drawn_pdf(PLAIN + NAMED, NOTE.format("Link", "/IC [0 0 0]"), page=NOTED),
    "a square that is not filled": drawn_pdf(PLAIN + NAMED, NOTE.format("Square", ""), page=NOTED),
    "outlined": drawn_pdf(PLAIN + "1 g 1 Tr " + NAMED),
}


@pytest.mark.parametrize("content", HIDDEN.values(), ids=HIDDEN)
def test_text_that_nobody_can_see_is_left_out(content: bytes) -> None:
    """A failed redaction is not quoted, and whoever ingests the paper is told the page."""
    reading = pdf.read(content, "a.pdf")

    words = " ".join(texts(reading))
    assert "Caseloads rose" in words
    assert "Smith" not in words
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith("page 1: text ")


@pytest.mark.parametrize("content", SHOWN.values(), ids=SHOWN)
def test_text_that_can_be_seen_is_kept(content: bytes) -> None:
    """Banners, shaded cells, frames and underlining are no redactions."""
    reading = pdf.read(content, "a.pdf")

    assert "The child is John Smith." in " ".join(texts(reading))
    assert reading.warnings == ()


def test_only_the_letters_under_a_bar_are_left_out() -> None:
    """What stands before and after them on the line is quoted."""
    reading = pdf.read(HIDDEN["a bar over it"], "a.pdf")

    assert "The child" in " ".join(texts(reading))


def test_spaces_that_nobody_can_see_are_nothing_to_warn_of() -> None:
    """Word processors leave them everywhere."""
    reading = pdf.read(
        drawn_pdf(PLAIN + "1 g " + NAMED.replace("The child is John Smith.", " ")), "a"
    )

    assert reading.warnings == ()


def test_letters_outside_the_first_plane_are_left_out_too() -> None:
    """PDFium counts them as two."""
    source = (
        '#set text(font: "New Computer Modern Math")\n𝒳𝒳 is how many there were of them all.\n'
        "#text(fill: white)[𝒴𝒴 secret] #text[𝒵𝒵 known]"
    )

    words = " ".join(texts(pdf.read(typeset(source), "a.pdf")))

    assert "secret" not in words
    assert "𝒴" not in words
    assert "𝒵𝒵 known" in words


def test_a_picture_without_text_is_unread() -> None:
    """OCR may read it."""
    reading = pdf.read(drawn_pdf(SCAN, PICTURE, resources=HELD), "a.pdf")

    assert reading.unread == (1,)


def test_a_picture_with_a_stamp_is_unread() -> None:
    """A scan often has a page number or a reference on it."""
    stamp = "BT /F1 12 Tf 72 20 Td (Page 15) Tj ET"

    assert pdf.read(drawn_pdf(SCAN + stamp, PICTURE, resources=HELD), "a.pdf").unread == (1,)


@pytest.mark.parametrize(
    "drawn", [SCAN + PLAIN, "q 99 0 0 99 0 0 cm /X Do Q "], ids=["text", "small"]
)
def test_a_picture_beside_text_or_a_small_one_is_not_unread(drawn: str) -> None:
    """A letterhead or a logo is no scan."""
    assert pdf.read(drawn_pdf(drawn, PICTURE, resources=HELD), "a.pdf").unread == ()


def test_letters_drawn_as_shapes_are_unread() -> None:
    """Some programs turn every letter into a shape when they print."""
    shapes = " ".join(
        f"{72 + 4 * n} 700 m {77 + 4 * n} 709 l {80 + 4 * n} 700 l f" for n in range(120)
    )

    assert pdf.read(drawn_pdf(shapes), "a.pdf").unread == (1,)


def test_undrawn_text_over_a_picture_of_the_page_was_read_by_ocr() -> None:
    """A council's own scanner may have read it, and it is marked as if we had."""
    reading = pdf.read(drawn_pdf(f"{SCAN}3 Tr {PLAIN}", PICTURE, resources=HELD), "a.pdf")

    assert [page.ocr for page in reading.pages] == [True]
    assert "Caseloads rose" in " ".join(texts(reading))


def test_the_wavering_size_of_lines_that_ocr_found_makes_no_headings() -> None:
    """It measures each line for itself."""
    lines = "".join(
        f"BT /F1 {size} Tf 72 {700 - 14 * n} Td (Caseloads rose in every team of it,) Tj ET "
        for n, size in enumerate([10, 11, 10, 9, 10])
    )

    found = blocks(pdf.read(drawn_pdf(f"{SCAN}3 Tr {lines}", PICTURE, resources=HELD), "a.pdf"))

    assert [block.role for block in found] == [Role.PARAGRAPH]


def test_more_text_than_fits_on_a_page_is_left_out() -> None:
    """It is a bomb, and the page is named."""
    bomb = "BT /F1 1 Tf 72 700 Td " + f"({'x' * 1000}) Tj " * 201 + "ET"

    reading = pdf.read(drawn_pdf(bomb), "a.pdf")

    assert texts(reading) == []
    assert reading.warnings == ("page 1: more text than fits on a page was left out",)


def test_a_pdf_that_pdfium_cannot_read_is_read_more_simply() -> None:
    """And whoever ingests it is told that it is damaged."""
    content = bare_pdf("Caseloads rose.").replace(b"/Root 1 0 R", b"")

    reading = pdf.read(content, "a.pdf")

    assert texts(reading) == ["Caseloads rose."]
    assert "the file is damaged" in reading.warnings[0]


def test_nothing_is_left_out_of_real_reports() -> None:
    """Of 80 as published, none hides anything, and none is a scan."""
    for file in sorted(needs(OFSTED).glob("*.pdf")):
        reading = pdf.read(file.read_bytes(), file.name)

        assert (reading.warnings, reading.unread) == ((), ())
        assert not any(page.ocr for page in reading.pages)


def test_letters_are_as_large_as_the_page_makes_them() -> None:
    """One report's font is of one point everywhere, scaled by the page to all its sizes."""
    file = (
        needs(OFSTED) / "80447_cheshire-east__children-s-services-inspection-15-september-2015.pdf"
    )

    found = blocks(pdf.read(file.read_bytes(), file.name))

    assert len(found) < 450
    assert {block.level for block in found if block.role is Role.HEADING} >= {1, 3, 4}


def test_a_font_may_say_by_its_name_that_it_is_bold() -> None:
    """Where its weight says nothing."""
    file = needs(MODERNGOV) / "kingston_ZebraCrossing.pdf"

    found = blocks(pdf.read(file.read_bytes(), file.name))

    headings = [block.text for block in found if block.role is Role.HEADING]
    assert {"Key Points", "Timescale", "Legal Implications"} <= set(headings)
