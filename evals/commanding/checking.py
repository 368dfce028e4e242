"""councilbot eval checks."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from evals.checking.cases import CHECKS, Marked, cases
from evals.checking.figures import VERDICTS, Figures, figures
from evals.checking.judging import Judged, judged
from evals.commanding.comparing import numbers
from evals.commanding.given import INDEX, generation


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@INDEX
@click.option(
    "--at-least",
    "floor",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="The share that must be right, such as 0.95; none by default.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what came out as one object.")
def checks(paths: tuple[Path, ...], index: Path | None, floor: float, as_json: bool) -> None:
    """
    Check marked words (ours by default), and print which verdicts were right.

    PATHS are YAML files, JSON lines as in ../shared/bench/quote-check, or folders of them. Exit
    code 1 when words are called exact that are not so, or when less is right than --at-least.
    """
    some = cases(paths or (CHECKS,))
    with generation(index) as papers:
        found = list(judged(_watched(some), papers))
    told = figures(found)
    if as_json:
        click.echo(json.dumps(_object(told), ensure_ascii=False))
    else:
        _show(told, found, Console(highlight=False, markup=False))
    if not told.holds(floor):
        sys.exit(1)


def _watched(some: Sequence[Marked]) -> Iterable[Marked]:
    console = Console(stderr=True)
    hidden = not console.is_terminal
    return track(some, "Checking", console=console, disable=hidden, transient=True)


def _show(told: Figures, found: Sequence[Judged], console: Console) -> None:
    table = numbers("marked", *VERDICTS)
    for marked in VERDICTS:
        row = told.confusion[marked]
        table.add_row(marked, *(str(row[given] or "·") for given in VERDICTS))
    console.print(table)
    console.print("A row is what is marked, a column what the check says.")
    right, total = told.accuracy
    low, high = told.interval
    console.print(f"Right: {right:g} of {total:g}, {right / total:.3f} ({low:.3f} to {high:.3f}).")
    console.print(f"Falsely called exact: {len(told.false_exact)}.")
    for name, (held, of) in (("kinds of differences", told.kinds), ("places", told.places)):
        if of:
            console.print(f"Right {name}: {held:g} of {of:g}.")
    console.print(f"Seconds for one: {told.median:.3f} (95 in 100 within {told.slowest:.3f}).")
    for one in told.wrong:
        mark = "FALSE EXACT " if one.false_exact else ""
        said = f"{mark}{one.marked.id}: {one.marked.verdict} -> {one.given}"
        console.print(f"  {said}: {one.marked.words}", soft_wrap=True)
    for one in found:
        if one.names_kinds is False:
            wanted, named = sorted(one.marked.kinds), sorted(one.kinds)
            console.print(f"  {one.marked.id}: kinds {', '.join(wanted)} -> {', '.join(named)}")
        if one.right and one.there is False:
            console.print(f"  {one.marked.id}: not shown in {_place(one.marked)}")


def _place(one: Marked) -> str:
    return f"{one.source}, page {one.page}" if one.page else one.source


def _object(told: Figures) -> dict[str, Any]:
    return {
        "cases": told.accuracy.total,
        "right": told.accuracy.right,
        "low": told.interval.low,
        "high": told.interval.high,
        "confusion": told.confusion,
        "false_exact": [one.marked.id for one in told.false_exact],
        "wrong": [
            {"id": one.marked.id, "marked": one.marked.verdict, "given": one.given}
            for one in told.wrong
        ],
        "kinds": told.kinds._asdict(),
        "places": told.places._asdict(),
        "seconds": {"median": told.median, "p95": told.slowest},
    }
