"""councilbot eval compare, gate, baseline and threshold."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from pydantic import TypeAdapter
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from corpus.errors import UsedWrongly
from evals import comparison, gates, runs, standing, thresholds
from evals.comparison import Comparison, Flip
from evals.measures.abstention import Judged
from evals.standing import BASELINE
from evals.summary import judged
from evals.thresholds import Point

_NAMED = "baseline"
_ADVICE = "with --force the cases that are in both are compared."
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("before", metavar="RUN_A")
@click.argument("after", metavar="RUN_B")
@click.option("--force", is_flag=True, help="Of runs of other cases or papers, compare the common.")
@click.option("--json", "as_json", is_flag=True, help="Print what differs as one object.")
def compare(before: str, after: str, force: bool, as_json: bool) -> None:
    """
    Say what is better and what is worse in RUN_B than in RUN_A, and which of it may be chance.

    Each is the folder of a run, the name of one in `runs`, `newest`, or `baseline`. Exit code 3
    when the bot failed on a case of either.
    """
    folders = _found(before), _found(after)
    one, other = map(standing.read, folders)
    if not force:
        comparison.check(one[0], other[0], _ADVICE)
    first, last = (len(standing.failed(folder)) for folder in folders)
    found = replace(comparison.compare(one, other), failed=(first, last))
    if as_json:
        click.echo(TypeAdapter(Comparison).dump_json(found))
    else:
        _show(found, Console(highlight=False))
    if any(found.failed):
        sys.exit(3)


@click.command()
@click.argument("named", metavar="RUN")
@click.option(
    "--gates",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=gates.GATES,
    help="A TOML file of gates; evals/gates.toml by default.",
)
@click.option(
    "--baseline",
    "before",
    metavar="RUN",
    default=str(BASELINE),
    help="What it is held against; evals/baseline by default.",
)
def gate(named: str, file: Path, before: str) -> None:
    """
    Say of each gate whether RUN may follow the baseline.

    Exit code 1 when a gate does not hold, 3 when the bot failed on a case.
    """
    wanted = gates.read(file)
    run = runs.read(runs.found(named))
    after = standing.read(run.folder)
    told = gates.judge(wanted, runs.summary(run), standing.read(_found(before)), after)
    for one in told:
        click.echo(f"{'pass' if one.held else 'FAIL'}  {one.told}")
    if run.failed:
        click.echo(f"FAIL  the bot failed on {len(run.failed)}: {', '.join(run.failed)}")
        sys.exit(3)
    if not all(one.held for one in told):
        sys.exit(1)


@click.command()
@click.argument("named", metavar="RUN")
@click.option(
    "--out",
    type=_FOLDER,
    default=BASELINE,
    help="The folder to write; evals/baseline by default.",
)
def baseline(named: str, out: Path) -> None:
    """Make RUN the one that others are held against, once what changed is meant."""
    run = runs.read(runs.found(named))
    if run.failed:
        raise UsedWrongly(
            f"The bot failed on {len(run.failed)} cases of {run.folder}, which is no baseline: go"
            f" on with  councilbot eval run --resume {run.folder}"
        )
    standing.save(*standing.read(run.folder), out)
    click.echo(f"{run.setting.id} is the baseline in {out}.")


@click.command()
@click.argument("named", metavar="RUN")
@click.option(
    "--risk",
    type=click.FloatRange(0, 1),
    help="Choose the threshold that answers most with at most so many wrong of those answered;"
    " without, the one with most outcomes right.",
)
def threshold(named: str, risk: float | None) -> None:
    """
    Choose the confidence from which the bot answers, by the dev cases of RUN.

    What it would have made of the test cases stands beside it.
    """
    run = runs.read(runs.found(named))
    some = runs.scores(run)
    dev, test = (
        judged([one for one in some if one.case.split == split]) for split in ("dev", "test")
    )
    if not dev:
        raise UsedWrongly("The run has no dev cases to choose by: make one with --split dev.")
    wanted = 0.05 if risk is None else risk
    choice = thresholds.choose(thresholds.curve(dev), wanted)
    now = thresholds.point(dev, run.setting.threshold)
    rows = {
        "as it was": now,
        "most right": choice.outcome,
        "best F1": choice.refusal,
        f"risk up to {wanted:g}": choice.coverage,
    }
    chosen = choice.outcome if risk is None else choice.coverage
    click.echo(f"{len(dev)} dev cases, by which it is chosen, and {len(test)} test cases")
    Console(highlight=False).print(_of_points(rows, test))
    if chosen is None:
        click.echo(f"No threshold has a risk of at most {wanted:g} on the dev cases.")
        sys.exit(1)
    click.echo(f"For bot/abstention.py:  THRESHOLD = {chosen.threshold:g}")


def _found(named: str) -> Path:
    """The folder of a run or of a baseline; `baseline` is always ours."""
    return BASELINE if named == _NAMED else runs.found(named)


def _show(found: Comparison, console: Console) -> None:
    console.print(f"{found.before} -> {found.after}: {found.cases} cases")
    if found.apart:
        console.print(f"{found.apart} cases were asked in one run only, and are left out.")
    if any(found.failed):
        first, last = found.failed
        console.print(f"The bot failed on {first} cases before and {last} after: all count wrong.")
    headings = ("before", "after", "change", "95 %", "p", "better", "worse")
    table = _table("measure", *headings)
    for one in found.differences:
        table.add_row(
            one.name,
            f"{one.before:.3f}",
            f"{one.after:.3f}",
            f"{one.difference:+.3f}",
            f"{one.low:+.3f} to {one.high:+.3f}",
            f"{one.p:.3f}",
            *map(str, (one.better, one.worse)),
        )
    console.print(table)
    _flips("right -> wrong", found.newly_wrong, console)
    _flips("wrong -> right", found.newly_right, console)


def _flips(heading: str, some: Sequence[Flip], console: Console) -> None:
    console.print(f"{heading}: {len(some)}")
    for one in some:
        console.print(f"  {one.case}: {one.question}", markup=False)


def _of_points(rows: dict[str, Point | None], unseen: Sequence[Judged]) -> Table:
    """A row for each way to choose, on the dev cases and then on the test cases."""
    of = (
        f"{name}\n{split}"
        for split in ("dev", "test")
        for name in ("answers", "risk", "F1", "right")
    )
    table = _table("chosen by", "threshold", *of)
    for name, one in rows.items():
        table.add_row(name, *(_cells(one, unseen) if one else ("none",)))
    return table


def _cells(one: Point, unseen: Sequence[Judged]) -> list[str]:
    there = thresholds.point(unseen, one.threshold)
    return [f"{value:.3f}" for value in (*one, *(there[1:] if unseen else ()))]


def _table(first: str, *numbers: str) -> Table:
    """A narrow one, whose columns are not cut."""
    columns = [Column(heading, justify="right", no_wrap=True) for heading in numbers]
    return Table(Column(first, no_wrap=True), *columns, box=SIMPLE, padding=0, show_edge=False)
