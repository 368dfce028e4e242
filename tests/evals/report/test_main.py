"""The pictures for the README."""

from pathlib import Path

import pytest
from PIL import Image

from evals.report.html import html
from tests.blockkit.photograph import SCALE, browser
from tests.evals.report.__main__ import WIDTH, main, photographs
from tests.evals.report.sample import SETTING, sample, whole


@pytest.mark.skipif(browser() is None, reason="Chromium is not on the PATH")
def test_a_report_is_photographed(tmp_path: Path) -> None:
    """Its beginning and a case, each a part of the page and not all of it."""
    photographs(html(SETTING, sample(), whole()), tmp_path / "new")

    for name in ("report.png", "case.png"):
        with Image.open(tmp_path / "new" / name) as taken:
            assert taken.width == SCALE * WIDTH
            assert SCALE * 300 < taken.height < SCALE * 1400


def test_a_run_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Without a traceback."""
    with pytest.raises(SystemExit, match="There is no run no-such-run"):
        main(["no-such-run", str(tmp_path)])
