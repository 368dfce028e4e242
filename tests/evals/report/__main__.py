"""
Photograph the report of a run for the README: `python -m tests.evals.report RUN FOLDER`.

RUN is as `councilbot eval report` takes it. FOLDER gets report.png, the beginning of the page, and
case.png, a case that failed.
"""

import re
import sys
from pathlib import Path

from corpus.errors import BadRun
from evals import runs
from evals.report.html import html
from tests.blockkit.photograph import NoPhotograph, photograph

WIDTH = 1000
_PARTS = {
    "report.png": """
        nav, footer, main > section:not([aria-labelledby=short]) { display: none }
        h2 { margin-top: 1rem }
    """,
    "case.png": """
        body > :not(main), main > section:not([aria-labelledby=failed]),
        #cases > li:nth-child(n + 5) { display: none }
        h2 { margin-top: 1rem }
    """,
}
_CASE = "<details>\n      <summary><h3><span"
_POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')


def photographs(page: str, folder: Path) -> None:
    """Write the photographs of a report's page; the first of its failed cases is opened."""
    folder.mkdir(parents=True, exist_ok=True)
    # The page's policy would forbid the style that hides the rest of the page.
    free = _POLICY.sub("", page).replace(_CASE, _CASE.replace(">", " open>", 1), 1)
    for name, style in _PARTS.items():
        shown = free.replace("</head>", f"<style>{style}</style></head>", 1)
        photograph(shown, folder / name, WIDTH)


def main(arguments: list[str]) -> None:
    """Read the run and write the photographs."""
    run, folder = arguments
    try:
        found = runs.read(runs.found(run))
        page = html(found.setting, runs.scores(found), runs.summary(found))
        photographs(page, Path(folder))
    except (BadRun, NoPhotograph) as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
