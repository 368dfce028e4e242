"""Scanned pages are read by OCR. ocrmypdf, a program of its own, is kept behind this file."""

import logging
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import OcrNotInstalled, UnreadablePaper
from ingest.reading import isolation
from ingest.reading.blocks import Reading
from ingest.reading.pages import in_words

CHOICES = ("auto", "never", "always")
"""Use OCR when it is installed; do not use it; insist on it."""
_PROGRAMS = ("ocrmypdf", "tesseract")
_BESIDE = ("gs", "unpaper")
"""Programs that ocrmypdf calls besides; the path is all that it is told of the environment."""
_REMEDY = "install ocrmypdf and tesseract, or leave out --ocr never"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_SECONDS = 120
_SECONDS_A_PAGE = 30
"""A page takes some 5 s of CPU, and the machine may be busy."""
_LONGEST = 3600
_MEMORY = 3_000_000
"""KiB of address space, of each process that takes part; reading a page of A4 takes a tenth."""
_MOST_BYTES = 300_000_000
_LIMITED = 'ulimit -c 0; ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; shift 2; exec nice -n 10 "$@"'
_QUIETLY = ("--quiet", "--output-type", "pdf", "--optimize", "0", "--max-image-mpixels", "100")
_UPRIGHT = ("--rotate-pages", "--deskew", "--tesseract-timeout", "120")

_log = logging.getLogger(__name__)


def wanted(choice: str) -> bool:
    """Whether scans are to be read; raises `OcrNotInstalled` when they must be and cannot be."""
    installed = all(map(shutil.which, _PROGRAMS))
    if choice == "always" and not installed:
        raise OcrNotInstalled(
            "--ocr always needs ocrmypdf and tesseract: install them, or leave the option out."
        )
    return installed and choice != "never"


def read(content: bytes, name: str, *, ocr: bool) -> Reading:
    """
    The blocks of a paper, its scanned pages among them when `ocr` is wanted.

    Whatever stays unread is said in the reading's warnings; a paper of which nothing can be read
    is `UnreadablePaper`.
    """
    if content.startswith(_PICTURES):
        return _picture(content, name, ocr=ocr)
    reading = isolation.read(content, name)
    if not reading.unread:
        return reading
    return _again(content, name, reading) if ocr else _as_it_is(reading, name)


def _picture(content: bytes, name: str, *, ocr: bool) -> Reading:
    """The blocks of a picture of a page."""
    if not ocr:
        raise UnreadablePaper(f"{name} is a picture of a page: {_REMEDY}.", scanned=True)
    scan = _searchable(content, 1, ("--image-dpi", "300"))
    if scan is None:
        raise UnreadablePaper(f"{name} is a picture that OCR cannot read: save it as a PDF.")
    return _read(scan, name)


def _as_it_is(reading: Reading, name: str) -> Reading:
    if not _has_text(reading):
        raise UnreadablePaper(f"{name} is scanned: {_REMEDY}.", scanned=True)
    warning = f"{in_words(reading.unread)}: scanned, and not read: {_REMEDY}"
    return replace(reading, warnings=(*reading.warnings, warning))


def _again(content: bytes, name: str, reading: Reading) -> Reading:
    """The blocks of a paper after OCR of its unread pages."""
    listed = ",".join(map(str, reading.unread))
    scan = _searchable(content, len(reading.unread), ("--force-ocr", "--pages", listed))
    if scan is not None:
        return _read(scan, name)
    if not _has_text(reading):
        raise UnreadablePaper(f"{name} is scanned, and OCR cannot read it: scan it again.")
    warning = f"{in_words(reading.unread)}: scanned, and OCR cannot read it"
    return replace(reading, unread=(), warnings=(*reading.warnings, warning))


def _read(scan: bytes, name: str) -> Reading:
    """The blocks of a paper that has been through OCR."""
    reading = isolation.read(scan, name)
    if not _has_text(reading):
        raise UnreadablePaper(f"{name} is scanned, and OCR found no words in it: scan it again.")
    if not reading.unread:
        return reading
    warning = f"{in_words(reading.unread)}: pictures in which OCR found no words"
    return replace(reading, unread=(), warnings=(*reading.warnings, warning))


def _has_text(reading: Reading) -> bool:
    return any(block.text for page in reading.pages for block in page.blocks)


def _searchable(content: bytes, pages: int, options: Sequence[str]) -> bytes | None:
    """The paper as a PDF in which what was read lies unseen over its picture; None if it fails."""
    with TemporaryDirectory(prefix="councilbot-") as folder:
        scan, found = Path(folder) / "scan", Path(folder) / "found.pdf"
        scan.write_bytes(content)
        seconds = min(_LONGEST, _SECONDS + _SECONDS_A_PAGE * pages)
        code = run([*_QUIETLY, *_UPRIGHT, *options, str(scan), str(found)], folder, seconds)
        if code == 0 and found.exists() and found.stat().st_size <= _MOST_BYTES:
            return found.read_bytes()
    _log.debug("ocrmypdf ended with code %d", code)
    return None


def run(arguments: Sequence[str], folder: str, seconds: int) -> int:
    """The exit code of ocrmypdf, which is held to its limits with every program that it calls."""
    places = [Path(found).parent for found in map(shutil.which, (*_PROGRAMS, *_BESIDE)) if found]
    limits = ["/bin/sh", "-c", _LIMITED, "ocr", str(seconds), str(_MEMORY)]
    process = subprocess.Popen(  # noqa: S603 - no argument comes from a paper
        [*limits, _PROGRAMS[0], *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.pathsep.join([*map(str, places), os.defpath]), "TMPDIR": folder},
        start_new_session=True,
    )
    with process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return -signal.SIGALRM
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
