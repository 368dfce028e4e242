"""Damaged PDFs are read as far as they can be."""

import pytest

from corpus.errors import UnreadablePaper
from ingest.reading import simple_pdf
from tests.ingest.conftest import bare_pdf, texts


def test_pages_are_kept() -> None:
    """The pages after a blank one keep their numbers."""
    reading = simple_pdf.read(bare_pdf("Caseloads rose.", "", "They fell."), "a.pdf")

    assert reading.paged
    assert [[block.text for block in page.blocks] for page in reading.pages] == [
        ["Caseloads rose."],
        [],
        ["They fell."],
    ]


def test_a_reader_is_told_that_the_file_is_damaged() -> None:
    """Hidden text cannot be told from other text, and some may be missing."""
    reading = simple_pdf.read(bare_pdf("Caseloads rose."), "a.pdf")

    assert [warning.split(":")[0] for warning in reading.warnings] == ["the file is damaged"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"%PDF-1.7 rubbish" * 50])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is damaged or not a PDF: get the paper"):
        simple_pdf.read(content, "a.pdf")


def test_a_long_one_is_refused() -> None:
    """It would take longer than a paper may."""
    with pytest.raises(UnreadablePaper, match="is damaged and too long to mend"):
        simple_pdf.read(bare_pdf(*[""] * 1001), "a.pdf")


@pytest.mark.parametrize("cut", range(50, 650, 30))
def test_a_pdf_cut_anywhere_is_read_or_refused(cut: int) -> None:
    """Pypdf raises many things, and only a refusal leaves here."""
    content = bare_pdf("Caseloads rose.")[:cut]

    try:
        found = texts(simple_pdf.read(content, "a.pdf"))
    except UnreadablePaper:
        return
    assert found in ([], ["Caseloads rose."])
