"""Photographs of pages, taken by Chromium without a window."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

SCALE = 2
"""Pixels of the photograph for one of the page."""
HEIGHTS = (1500, 9000)
"""Heights in which a page must fit; the second is tried where the first is too low."""
SECONDS = 60

_LINE = b"\xff\x00\xfe"
"""The colour, as red, green and blue, of a line drawn where the page ends."""
_ENDING = f"<style>html {{ border-bottom: 1px solid #{_LINE.hex()} }}</style>"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


class NoPhotograph(Exception):
    """A page could not be photographed."""


def browser() -> str | None:
    """Find Chromium or Chrome on the PATH."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def photograph(html: str, png: Path, width: int = 720) -> None:
    """
    Write a photograph of a page, as wide as told and as high as what it shows.

    `width` is in the page's own pixels. Raises NoPhotograph without a browser, and where the page
    is too high or the browser fails or takes longer than `SECONDS`.
    """
    found = browser()
    if not found:
        raise NoPhotograph("Chromium is not on the PATH: install it (Debian: apt install chromium)")
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "page.html").write_text(html + _ENDING, encoding="utf-8")
        for height in HEIGHTS:
            _take(found, folder, width, height)
            if _trimmed(folder / "page.png", png):
                return
    raise NoPhotograph(f"the page is higher than {HEIGHTS[-1]} pixels")


def _take(found: str, folder: Path, width: int, height: int) -> None:
    # Chromium's sandbox refuses to run as root; the page runs nothing and loads nothing.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [
        found,
        "--headless=new",
        *as_root,
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--no-first-run",
        f"--force-device-scale-factor={SCALE}",
        f"--window-size={width},{height}",
        f"--user-data-dir={folder / 'profile'}",
        f"--screenshot={folder / 'page.png'}",
        (folder / "page.html").as_uri(),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise NoPhotograph(f"Chromium took longer than {SECONDS} seconds") from None
    except subprocess.CalledProcessError as failed:
        raise NoPhotograph(f"Chromium failed with {failed.returncode}") from None


def _trimmed(taken: Path, png: Path) -> bool:
    """Save what stands above the line at the page's end, or tell that it is not to be seen."""
    with Image.open(taken) as opened:
        whole = opened.convert("RGB")
    edge = whole.crop((0, 0, 1, whole.height)).tobytes()
    rows = [edge[start : start + 3] for start in range(0, len(edge), 3)]
    if _LINE not in rows:
        return False
    whole.crop((0, 0, whole.width, rows.index(_LINE))).save(png, optimize=True)
    return True
