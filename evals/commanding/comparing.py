"""councilbot eval compare, gate and baseline."""

import json
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
from evals import comparison, gates, runs, standing
from evals.commanding.given import RUN
from evals.comparison import Comparison, Flip
from evals.gates import Verdict
from evals.standing import BASELINE

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
@RUN
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
@click.option("--json", "as_json", is_flag=True, help="Print what the gates say as one object.")
def gate(named: str, file: Path, before: str, as_json: bool) -> None:
    """
    Say of each gate whether RUN may follow the baseline.

    Exit code 1 when a gate does not hold, 3 when the bot failed on a case.
    """
    wanted = gates.read(file)
    run = runs.read(runs.found(named))
    after = standing.read(run.folder)
    told = gates.judge(wanted, runs.summary(run), standing.read(_found(before)), after)
    held = all(one.held for one in told)
    if as_json:
        verdicts = [one._asdict() for one in told]
        printed = {"held": held, "gates": verdicts, "failed": run.failed}
        click.echo(json.dumps(printed, ensure_ascii=False))
    else:
        _tell(told, run.failed)
    if run.failed:
        sys.exit(3)
    if not held:
        sys.exit(1)


@click.command()
@RUN
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


def _found(named: str) -> Path:
    """The folder of a run or of a baseline; `baseline` is always ours."""
    return BASELINE if named == _NAMED else runs.found(named)


def _tell(told: Sequence[Verdict], failed: Sequence[str]) -> None:
    for one in told:
        click.echo(f"{'pass' if one.held else 'FAIL'}  {one.told}")
    if failed:
        click.echo(f"FAIL  the bot failed on {len(failed)}: {', '.join(failed)}")


def _show(found: Comparison, console: Console) -> None:
    console.print(f"{found.before} -> {found.after}: {found.cases} cases")
    if found.apart:
        console.print(f"{found.apart} cases were asked in one run only, and are left out.")
    if any(found.failed):
        first, last = found.failed
        console.print(f"The bot failed on {first} cases before and {last} after: all count wrong.")
    headings = ("before", "after", "change", "95 %", "p", "better", "worse")
    table = numbers("measure", *headings)
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


def numbers(first: str, *headings: str) -> Table:
    """A narrow table of numbers, whose columns are not cut."""
    columns = [Column(heading, justify="right", no_wrap=True) for heading in headings]
    return Table(Column(first, no_wrap=True), *columns, box=SIMPLE, padding=0, show_edge=False)
