"""PDFs are read page by page, as they were printed."""

import re

import pypdfium2
import pytest

from corpus.errors import UnreadablePaper
from ingest.reading import pdf
from ingest.reading.blocks import Role
from tests.ingest.conftest import BAD, MODERNGOV, OFSTED, bare_pdf, blocks, needs, texts, typeset

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
