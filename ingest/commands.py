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
from ingest import tables
from ingest.ingest import ingest as take_in
from ingest.ingest import rehearse
from ingest.papers import Paper, papers
from ingest.reading import ocr
from ingest.report import Report
from ingest.survey import survey


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
    "scans",
    type=click.Choice(ocr.CHOICES),
    default="auto",
    help="Read scanned pages: when ocrmypdf is installed, never, or fail without it.",
)
@click.option("--quiet", is_flag=True, help="Say nothing when nothing has changed.")
@click.option("--report", is_flag=True, help="Only say what is known of each paper; index nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one object.")
def ingest(
    paths: tuple[Path, ...],
    index: Path | None,
    scans: str,
    dry_run: bool,
    quiet: bool,
    report: bool,
    as_json: bool,
) -> None:
    """Read papers, files or whole folders, into the index."""
    if report:
        _survey(papers(paths, ocr=ocr.wanted(scans)), as_json=as_json)
        return
    settings = Settings.from_environment()
    run = rehearse if dry_run else take_in
    done = run(paths, replace(settings, index=index) if index else settings, _progress, scans)
    if as_json:
        click.echo(json.dumps(_object(done), ensure_ascii=False))
    elif not quiet or done.changes:
        _show(done, _console())
    readable = done.added or done.changed or done.unchanged or done.copies or done.renamed
    if done.refused and not readable:
        raise CouncilbotError("None of these papers could be read.")


def _survey(offered: Sequence[Paper], *, as_json: bool) -> None:
    """Print what is known of each paper."""
    found = list(survey(_progress(offered)))
    if as_json:
        click.echo(json.dumps(tables.as_object(found), ensure_ascii=False))
        return
    console = _console()
    console.print(tables.table(found))
    for one in found:
        lines = [one.refusal] if one.refusal else [f"{one.paper.shown}: {w}" for w in one.warnings]
        for line in lines:
            console.print(f"refused: {line}" if one.refusal else line, soft_wrap=True)


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _progress(offered: Sequence[Paper]) -> Iterable[Paper]:
    console = Console(stderr=True)
    return track(
        offered, "Reading papers", console=console, disable=not console.is_terminal, transient=True
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
            f"Papers that say the same as another, which answers for them: {len(report.twins)}.",
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
