"""What a fetch and the ingest after it have come to, for a person and for a program."""

from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from ingest.moderngov.errand import Fetched
from ingest.report import Report


def show_fetched(fetched: Fetched, folder: Path, console: Console) -> None:
    """What became of the meetings and papers, as a table and a line for whatever is amiss."""
    counts = {
        "meetings": fetched.meetings,
        "pages": len(fetched.pages),
        "files": len(fetched.files),
        "unchanged": len(fetched.unchanged),
        "withdrawn": len(fetched.withdrawn),
        "skipped": len(fetched.skipped),
        "not public": len(fetched.restricted),
    }
    table = Table(*(Column(name, justify="right") for name in counts), box=SIMPLE)
    table.add_row(*map(str, counts.values()))
    console.print(table)
    lines = [
        *(f"withdrawn by the council: {name}" for name in fetched.withdrawn),
        *(f"skipped: {url}: {reason}" for url, reason in fetched.skipped.items()),
        *(f"not public, not fetched: {where}" for where in fetched.restricted),
    ]
    if fetched.settled:
        lines.append(f"Meetings complete before, and not looked at again: {fetched.settled}.")
    lines.append(f"The papers are in {folder}.")
    for line in lines:
        console.print(line, soft_wrap=True, markup=False, emoji=False)


def show_ingested(report: Report, console: Console) -> None:
    """What became of the papers in the index."""
    outcomes = ("added", "changed", "unchanged", "removed", "refused")
    table = Table("papers", *(Column(name, justify="right") for name in outcomes), box=SIMPLE)
    table.add_row("", *(str(len(getattr(report, name))) for name in outcomes))
    console.print(table)
    for reason in report.refused.values():
        console.print(f"refused: {reason}", soft_wrap=True, markup=False, emoji=False)


def plain(report: Report) -> dict[str, object]:
    """A report in figures, lists and words, whatever it has come to hold."""
    return {name: _plain(value) for name, value in vars(report).items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Path) else value
