"""A page as Chromium leaves it after scripts of ours have tried it."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.blockkit.photograph import browser

SECONDS = 60


def left(page: str, script: str) -> str:
    """
    The page, written as HTML, after `script` ran in it and what it waited for has come.

    The script stands before the page's policy, which would forbid it; it is run when all of the
    page is there.
    """
    found = browser()
    assert found
    waiting = f"addEventListener('load', async () => {{ {script} }});"
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        file = Path(name) / "page.html"
        file.write_text(page.replace("<head>", f"<head><script>{waiting}</script>", 1), "utf-8")
        ended = subprocess.run(
            [
                found,
                "--headless=new",
                *(["--no-sandbox"] if os.geteuid() == 0 else []),
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--virtual-time-budget=30000",
                f"--user-data-dir={Path(name) / 'profile'}",
                "--dump-dom",
                file.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
    return ended.stdout.decode()
