"""The command that photographs a file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.blockkit.photograph import browser
from tests.conftest import ROOT


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """`python -m tests.blockkit` as a user would."""
    command = [sys.executable, "-m", "tests.blockkit", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=90
    )


@pytest.mark.skipif(browser() is None, reason="Chromium is not on the PATH")
def test_a_thread_in_a_file_is_photographed(tmp_path: Path) -> None:
    """With the names and images that are given."""
    file = {"id": "F1", "name": "page.png", "mimetype": "image/png"}
    said = [
        {"author": "alice", "payload": {"text": "<@U1> why?"}},
        {"author": "councilbot", "payload": {"text": "So.", "files": [file]}},
    ]
    (tmp_path / "in.json").write_text(json.dumps(said), encoding="utf-8")
    Image.new("RGB", (300, 200), (255, 0, 0)).save(tmp_path / "page.png")
    given = ("--name", "U1=@councilbot", "--image", f"F1={tmp_path / 'page.png'}")

    ended = run(tmp_path / "in.json", tmp_path / "out.png", *given)

    assert (ended.returncode, ended.stderr) == (0, "")
    with Image.open(tmp_path / "out.png") as taken:
        assert taken.width == 1440
        assert taken.convert("RGB").crop((300, 500, 301, 501)).getpixel((0, 0)) == (255, 0, 0)


def test_what_cannot_be_shown_is_told_in_one_line(tmp_path: Path) -> None:
    """Without a traceback."""
    (tmp_path / "in.json").write_text('{"blocks": [{"type": "video"}]}', encoding="utf-8")

    ended = run(tmp_path / "in.json", tmp_path / "out.png")

    assert ended.returncode == 1
    assert ended.stderr == "there is no picture of a block of type 'video'\n"
