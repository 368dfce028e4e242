"""councilbot ingest."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Column, Table

from corpus.errors import CouncilbotError
from corpus.settings import Settings
from ingest.ingest import Report
from ingest.ingest import ingest as run
from ingest.papers import Paper
from ingest.reading.ocr import CHOICES


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)
@click.option(
    "--ocr",
    type=click.Choice(CHOICES),
    default="auto",
    help="Read scanned pages: when ocrmypdf is installed, never, or fail without it.",
)
@click.option("--quiet", is_flag=True, help="Say nothing when nothing has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one object.")
def ingest(
    paths: tuple[Path, ...], index: Path | None, ocr: str, quiet: bool, as_json: bool
) -> None:
    """Read papers, files or whole folders, into the index."""
    settings = Settings.from_environment()
    report = run(paths, replace(settings, index=index) if index else settings, _progress, ocr)
    if as_json:
        click.echo(json.dumps(_object(report), ensure_ascii=False))
    elif not quiet or report.added or report.changed or report.removed:
        _show(report, Console(highlight=False))
    if report.refused and not (report.added or report.changed or report.unchanged):
        raise CouncilbotError("None of these papers could be read.")


def _progress(papers: Sequence[Paper]) -> Iterable[Paper]:
    console = Console(stderr=True)
    return track(
        papers, "Reading papers", console=console, disable=not console.is_terminal, transient=True
    )


def _show(report: Report, console: Console) -> None:
    outcomes = ("added", "changed", "unchanged", "removed", "refused")
    table = Table("papers", *(Column(name, justify="right") for name in outcomes), box=SIMPLE)
    table.add_row("", *(str(len(getattr(report, name))) for name in outcomes))
    console.print(table)
    for reason in report.refused.values():
        console.print(f"refused: {reason}", soft_wrap=True)
    for path, warnings in report.warnings.items():
        for warning in warnings:
            console.print(f"{path.name}: {warning}.", soft_wrap=True)
    for copy, other in report.copies.items():
        console.print(f"{copy.name} is the same file as {other.name}.", soft_wrap=True)


def _object(report: Report) -> dict[str, object]:
    listed = {
        name: [str(path) for path in getattr(report, name)]
        for name in ("added", "changed", "unchanged", "removed")
    }
    return {
        **listed,
        "refused": {str(path): reason for path, reason in report.refused.items()},
        "warnings": {str(path): list(warnings) for path, warnings in report.warnings.items()},
        "copies": {str(path): str(other) for path, other in report.copies.items()},
        "passages": report.passages,
    }
