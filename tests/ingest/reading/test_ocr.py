"""Scanned pages are read by OCR where it is installed, and are never silently empty."""

import shutil
import time
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from corpus.errors import OcrNotInstalled, UnreadablePaper
from ingest.reading import ocr
from tests.ingest.conftest import bare_pdf, scanned_pdf, texts

SCAN = scanned_pdf("#set page(height: 9cm)\n12. Caseloads rose in every team of the council.")
INSTALLED = pytest.mark.skipif(
    not all(map(shutil.which, ("ocrmypdf", "tesseract"))), reason="ocrmypdf is not installed"
)


@pytest.fixture
def mixed() -> bytes:
    """A PDF of a page of text and a scanned page."""
    mixed = pypdfium2.PdfDocument(
        bare_pdf("The annex was noted by all of the members of the board.")
    )
    mixed.import_pages(pypdfium2.PdfDocument(SCAN))
    found = BytesIO()
    mixed.save(found)
    return found.getvalue()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands alone in the path of programs, with a tesseract that does nothing."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    install(folder, "tesseract", "")
    return folder


def install(folder: Path, name: str, body: str) -> None:
    """A program of this name that does this."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


def test_ocr_is_wanted_when_it_is_installed(programs: Path) -> None:
    """Unless it is not to be used."""
    install(programs, "ocrmypdf", "")

    assert [ocr.wanted(choice) for choice in ocr.CHOICES] == [True, False, True]


def test_ocr_is_not_wanted_when_it_is_not_installed(programs: Path) -> None:
    """One of the two programs is not enough."""
    assert [ocr.wanted(choice) for choice in ("auto", "never")] == [False, False]


def test_ocr_that_is_insisted_on_must_be_installed(programs: Path) -> None:
    """The message names what to install."""
    with pytest.raises(OcrNotInstalled, match="needs ocrmypdf and tesseract: install them"):
        ocr.wanted("always")


@INSTALLED
def test_a_scan_is_read() -> None:
    """And its page is marked, since the words may differ."""
    reading = ocr.read(SCAN, "a.pdf", ocr=True)

    assert texts(reading) == ["12. Caseloads rose in every team of the council."]
    assert [page.ocr for page in reading.pages] == [True]
    assert (reading.unread, reading.warnings) == ((), ())


@INSTALLED
def test_only_scanned_pages_are_read_by_ocr(mixed: bytes) -> None:
    """The others keep their own words."""
    reading = ocr.read(mixed, "a.pdf", ocr=True)

    assert [page.ocr for page in reading.pages] == [False, True]
    assert [len(page.blocks) for page in reading.pages] == [1, 1]


@INSTALLED
def test_a_picture_of_a_page_is_read(tmp_path: Path) -> None:
    """A photograph or a scan that was never made a PDF."""
    picture = tmp_path / "a.png"
    pypdfium2.PdfDocument(SCAN)[0].render(scale=200 / 72).to_pil().save(picture)

    reading = ocr.read(picture.read_bytes(), "a.png", ocr=True)

    assert "Caseloads rose in every team" in " ".join(texts(reading))
    assert reading.pages[0].ocr


def test_a_scan_is_refused_without_ocr() -> None:
    """The refusal says that OCR would help."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is scanned: install ocrmypdf") as refusal:
        ocr.read(SCAN, "a.pdf", ocr=False)

    assert refusal.value.scanned


@pytest.mark.parametrize("start", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*"])
def test_a_picture_is_refused_without_ocr(start: bytes) -> None:
    """By name, and with what to do."""
    with pytest.raises(
        UnreadablePaper, match=r"^a\.png is a picture of a page: install"
    ) as refusal:
        ocr.read(start + bytes(99), "a.png", ocr=False)

    assert refusal.value.scanned


def test_a_scanned_page_among_others_is_reported_without_ocr(mixed: bytes) -> None:
    """The others are read."""
    reading = ocr.read(mixed, "a.pdf", ocr=False)

    assert len(texts(reading)) == 1
    assert reading.unread == (2,)
    assert reading.warnings[0].startswith("page 2: scanned, and not read: install ocrmypdf")


def test_a_paper_without_scans_needs_no_ocr(programs: Path) -> None:
    """No program is run for it."""
    assert texts(ocr.read(b"Caseloads rose.", "a.txt", ocr=True)) == ["Caseloads rose."]


def test_a_scan_that_ocr_cannot_read_is_refused(programs: Path) -> None:
    """OCR would not help the next time either."""
    install(programs, "ocrmypdf", "exit 2")

    with pytest.raises(UnreadablePaper, match="is scanned, and OCR cannot read it") as refusal:
        ocr.read(SCAN, "a.pdf", ocr=True)

    assert not refusal.value.scanned


def test_a_page_that_ocr_cannot_read_is_reported(programs: Path, mixed: bytes) -> None:
    """The others are read."""
    install(programs, "ocrmypdf", "exit 2")

    reading = ocr.read(mixed, "a.pdf", ocr=True)

    assert reading.unread == ()
    assert reading.warnings == ("page 2: scanned, and OCR cannot read it",)


def copies(programs: Path, mixed: bytes, tmp_path: Path) -> None:
    """An OCR that finds nothing: it hands back what it was given."""
    (tmp_path / "copy.pdf").write_bytes(mixed)
    body = f'for last; do :; done; /bin/cp "{tmp_path}/copy.pdf" "$last"'
    install(programs, "ocrmypdf", body)


def test_a_page_on_which_ocr_finds_nothing_is_reported(
    programs: Path, mixed: bytes, tmp_path: Path
) -> None:
    """It may be a photograph."""
    copies(programs, mixed, tmp_path)

    reading = ocr.read(mixed, "a.pdf", ocr=True)

    assert reading.unread == ()
    assert reading.warnings == ("page 2: pictures in which OCR found no words",)


def test_a_scan_in_which_ocr_finds_nothing_is_refused(programs: Path, tmp_path: Path) -> None:
    """There is nothing in it to quote."""
    copies(programs, SCAN, tmp_path)

    with pytest.raises(UnreadablePaper, match="is scanned, and OCR found no words in it"):
        ocr.read(SCAN, "a.pdf", ocr=True)


def test_a_picture_that_ocr_cannot_read_is_refused(programs: Path) -> None:
    """It is damaged, or no picture."""
    install(programs, "ocrmypdf", "exit 2")

    with pytest.raises(UnreadablePaper, match=r"^a\.png is a picture that OCR cannot read: save"):
        ocr.read(b"\x89PNG rubbish", "a.png", ocr=True)


def test_ocr_that_takes_too_long_is_ended(programs: Path, tmp_path: Path) -> None:
    """With whatever it started."""
    install(programs, "ocrmypdf", "/bin/sleep 60 & wait")
    before = time.monotonic()

    code = ocr.run([], str(tmp_path), 1)

    assert code < 0
    assert time.monotonic() - before < 30


def test_ocr_knows_nothing_of_the_environment(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No secret can be had from it."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    install(programs, "ocrmypdf", f'/usr/bin/env > "{tmp_path}/known"')

    ocr.run([], str(tmp_path), 30)

    assert "xoxb" not in (tmp_path / "known").read_text()


def test_nothing_is_left_behind(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files that OCR works on are a paper's too."""
    install(programs, "ocrmypdf", "exit 2")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with pytest.raises(UnreadablePaper):
        ocr.read(SCAN, "a.pdf", ocr=True)

    assert [path.name for path in tmp_path.iterdir()] == ["programs"]
