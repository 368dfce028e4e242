"""councilbot ingest."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Column, Table

from corpus.errors import CouncilbotError
from corpus.settings import Settings
from ingest.ingest import ingest as take_in
from ingest.ingest import rehearse
from ingest.papers import Paper
from ingest.reading.ocr import CHOICES
from ingest.report import Report


class _PathsOrSource(click.Command):
    """Takes paths, or hands over to a source of papers that the first word names."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the command that is meant."""
        if args[:1] == ["moderngov"]:
            from ingest.moderngov.commands import moderngov

            return moderngov.make_context(f"{info_name} moderngov", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(
    cls=_PathsOrSource,
    epilog="councilbot ingest moderngov --help  says how to fetch a council’s papers first.",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)
@click.option("--dry-run", is_flag=True, help="Read, and say what would change; change nothing.")
@click.option(
    "--ocr",
    type=click.Choice(CHOICES),
    default="auto",
    help="Read scanned pages: when ocrmypdf is installed, never, or fail without it.",
)
@click.option("--quiet", is_flag=True, help="Say nothing when nothing has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one object.")
def ingest(
    paths: tuple[Path, ...],
    index: Path | None,
    ocr: str,
    dry_run: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read papers, files or whole folders, into the index."""
    settings = Settings.from_environment()
    run = rehearse if dry_run else take_in
    report = run(paths, replace(settings, index=index) if index else settings, _progress, ocr)
    if as_json:
        click.echo(json.dumps(_object(report), ensure_ascii=False))
    elif not quiet or report.changes:
        _show(report, Console(highlight=False, markup=False, emoji=False))
    readable = report.added or report.changed or report.unchanged or report.copies or report.renamed
    if report.refused and not readable:
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
    for path, before in report.renamed.items():
        console.print(f"{before.name} is now {path.name}.", soft_wrap=True)
    if report.twins:
        console.print(
            f"{len(report.twins)} papers say the same as another, which answers for them.",
            soft_wrap=True,
        )


def _object(report: Report) -> dict[str, object]:
    listed = {
        name: [_printable(path) for path in getattr(report, name)]
        for name in ("added", "changed", "unchanged", "removed")
    }
    return {
        **listed,
        "refused": {_printable(path): reason for path, reason in report.refused.items()},
        "copies": {_printable(path): _printable(other) for path, other in report.copies.items()},
        "renamed": {_printable(path): _printable(old) for path, old in report.renamed.items()},
        "warnings": {_printable(path): list(said) for path, said in report.warnings.items()},
        "twins": report.twins,
        "passages": report.passages,
    }


def _printable(path: Path) -> str:
    """A path whose bytes may be no text, as text."""
    return os.fsencode(path).decode("utf-8", errors="replace")
