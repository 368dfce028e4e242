"""The page of a PDF with a quote marked on it, drawn in a child process that can do no harm."""

import json
import logging
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Timer

from bot.alignment import Sought
from bot.picture_limits import LONGEST, MOST_BYTES, WALL_SECONDS
from bot.quotes import Quote
from corpus.documents import Span

_ROOT = Path(__file__).parents[1]
_COMMAND = [sys.executable, "-P", "-m", "bot.picture_child"]
_PDF = b"%PDF-"
_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_PNG, _IEND = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
"""What a PNG begins and ends with."""
_SIZE, _SIZE_AT = struct.Struct(">II"), 16
"""Where it tells its width and height."""
_NEAR = 300
"""Characters on each side of a quote, by which it is told from the same words elsewhere."""
_SHOWN = 300
"""Characters of a quote, or of a title, in what describes a picture."""
_AT_ONCE = BoundedSemaphore(2)
"""Pages that may be drawn at once: each may take a GiB."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Picture:
    """A page as a picture, sized for a phone."""

    png: bytes
    alt: str
    """What it shows, for who cannot see it."""
    width: int
    """In pixels."""
    height: int
    page: int
    """Counted from 1, as a PDF reader counts."""
    marked: bool
    """Whether the quote is marked on it; it is not where too little of it is found there."""


def picture(quote: Quote, original: bytes) -> Picture | None:
    """
    The page on which a quote begins, with its words there marked; `original` is its paper's bytes.

    None where the paper is no PDF, its page was read by OCR, or it cannot be drawn within limits.
    """
    page = quote.page
    if page is None or page.ocr or _PDF not in original[:_HEAD]:
        return None
    asked = {"page": page.number, "sought": _sought(quote)}
    with _AT_ONCE:
        found = _answer(json.dumps(asked).encode() + b"\n" + original)
    sign, png = found[:1], found[1:]
    width, height = _SIZE.unpack_from(png, _SIZE_AT) if _is_sound(png) else (0, 0)
    if not 0 < max(width, height) <= LONGEST:
        document = quote.passage.document.id
        _log.warning("Page %d of document %s could not be drawn.", page.number, document)
        return None
    marked = sign == b"M"
    return Picture(png, _alt(quote, marked=marked), width, height, page.number, marked)


def _here(quote: Quote) -> Span:
    """The part of a quote that stands on the page on which it begins."""
    after = (page.start for page in quote.passage.document.pages if page.start > quote.start)
    return Span(quote.start, min(quote.end, *after, quote.end))


def _sought(quote: Quote) -> Sought:
    text, (start, end) = quote.passage.document.text, _here(quote)
    return Sought(text[start:end], text[max(0, start - _NEAR) : start], text[end : end + _NEAR])


def _alt(quote: Quote, *, marked: bool) -> str:
    """Which page it is, and the quote, which is said to be marked only where it is."""
    document, here = quote.passage.document, _here(quote)
    title = _shortened(document.details.title or document.name)
    how = "with the quoted words marked" if marked else "on which the quoted words are not marked"
    leaf = any(map(str.isalnum, document.text[here.end : quote.end]))
    overleaf = "; they go on overleaf" if leaf else ""
    number = quote.page and quote.page.number
    return f"Page {number} of {title}, {how}{overleaf}: “{_shortened(quote.text)}”"


def _shortened(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _SHOWN else f"{whole[: _SHOWN - 1].rstrip()}…"


def _is_sound(png: bytes) -> bool:
    whole = png.startswith(_PNG) and png.endswith(_IEND)
    return whole and _SIZE_AT + _SIZE.size < len(png) <= MOST_BYTES


def _answer(asked: bytes) -> bytes:
    """What the child process hands back (see `picture_child.drawn`); cut, or empty, if it fails."""
    try:
        with _started() as process:
            watch = Timer(WALL_SECONDS, process.kill)
            watch.start()
            try:
                return _exchanged(process, asked)
            finally:
                watch.cancel()
                process.kill()
    except OSError:
        return b""


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - no argument comes from a paper
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PYTHONPATH": str(_ROOT)},
        start_new_session=True,
    )


def _exchanged(process: "subprocess.Popen[bytes]", asked: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    with process.stdin:
        process.stdin.write(asked)
    return process.stdout.read(MOST_BYTES + 2)
