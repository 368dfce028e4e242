"""councilbot eval report."""

from pathlib import Path

import click
from rich.console import Console

from evals import runs
from evals.commanding.given import RUN
from evals.report import terminal
from evals.report.html import html
from evals.report.junit import junit
from evals.report.markdown import markdown
from evals.report.table import table

_FILE = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@RUN
@click.option("--html", "page", type=_FILE, help="Write a page that needs nothing else.")
@click.option("--markdown", "request", type=_FILE, help="Write a few lines for a pull request.")
@click.option("--csv", "rows", type=_FILE, help="Write a row a case, with every measure.")
@click.option("--junit", "suite", type=_FILE, help="Write a test a case, for a build server.")
def report(
    named: str, page: Path | None, request: Path | None, rows: Path | None, suite: Path | None
) -> None:
    """
    Report on RUN, a folder or an id of one that is scored; the newest by default.

    It is printed, unless a FILE is named to write it to; - is the standard output.
    """
    found = runs.read(runs.found(named))
    some, summary = runs.scores(found), runs.summary(found)
    if page:
        _write(page, html(found.setting, some, summary))
    if request:
        _write(request, markdown(found.setting, some, summary))
    if rows:
        _write(rows, table(some))
    if suite:
        _write(suite, junit(found.setting, some))
    if not (page or request or rows or suite):
        terminal.show(found.setting, some, summary, Console(highlight=False))


def _write(file: Path, text: str) -> None:
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"Written: {file}", err=True)
