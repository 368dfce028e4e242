"""Photographs of pages."""

from pathlib import Path

import pytest
from PIL import Image

from tests.blockkit import photograph as camera
from tests.blockkit.photograph import NoPhotograph, browser, photograph

TALL = "<!doctype html><body style='margin: 0; background: red'><div style='height: 600px'>"


@pytest.mark.skipif(browser() is None, reason="Chromium is not on the PATH")
def test_a_photograph_is_as_high_as_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And as wide as told, two pixels for one, though the page does not fit at first."""
    monkeypatch.setattr(camera, "HEIGHTS", (500, 700))

    photograph(TALL, tmp_path / "page.png", width=600)

    with Image.open(tmp_path / "page.png") as taken:
        assert taken.size == (1200, 1200)
        assert taken.convert("RGB").getcolors() == [(1200 * 1200, (255, 0, 0))]


def test_without_a_browser_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoPhotograph, match="install it"):
        photograph("x", tmp_path / "page.png")

    assert not (tmp_path / "page.png").exists()


@pytest.mark.parametrize(
    ("script", "said"), [("exit 3", "failed with 3"), ("exec sleep 30", "longer")]
)
def test_a_browser_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """As is one that does not end."""
    chromium = tmp_path / "chromium"
    chromium.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    chromium.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(camera, "SECONDS", 0.5)

    with pytest.raises(NoPhotograph, match=said):
        photograph("x", tmp_path / "page.png")
