"""councilbot eval run and score."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

import click
from rich.console import Console
from rich.progress import track

from corpus import ranker
from corpus.errors import BadRun, UsedWrongly
from corpus.settings import Settings
from corpus.shelf import Generation
from evals import runs
from evals.cases import QUESTIONS, Case, Category, cases
from evals.commanding.given import INDEX, RUN, generation
from evals.commanding.given import settings as settings_of
from evals.index import opened
from evals.places import Documents, acceptable, groups
from evals.recorded import Setting
from evals.report.objects import as_object
from evals.report.terminal import show
from evals.run import ask
from evals.scored import Scored, Summary
from evals.scoring import score as scored
from evals.setting import setting
from evals.summary import summary

_ASKED_ON = ("commit", "model", "ranker", "threshold", "edition", "papers", "versions")
"""Of a setting, what must not change while a run lasts."""
_as_json = click.option("--json", "as_json", is_flag=True, help="Print the scores as one object.")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@INDEX
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only this half of the cases.")
@click.option("--category", type=click.Choice(get_args(Category)), help="Only cases of this sort.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many, the first.")
@click.option("--fast", is_flag=True, help="Ask without the ranker, as `ask --fast` does.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=runs.RUNS,
    show_default=True,
    help="The folder in which the run gets a folder of its own.",
)
@click.option("--resume", metavar="RUN", help="Go on with a run that was broken off.")
@_as_json
def run(
    paths: tuple[Path, ...],
    index: Path | None,
    split: str | None,
    category: str | None,
    limit: int | None,
    fast: bool,
    out: Path,
    resume: str | None,
    as_json: bool,
) -> None:
    """
    Ask every case of PATHS (ours by default), and score the answers.

    Exit code 3 when the bot failed on a case; `eval gate` says whether the scores will do.
    """
    if resume and (paths or split or category or limit or fast):
        raise UsedWrongly("A run is gone on with as it was begun: give --resume by itself.")
    before = runs.read(runs.found(resume, out)) if resume else None
    left = before.left if before else _chosen(paths or (QUESTIONS,), split, category, limit)
    settings = settings_of(index, fast=fast or bool(before and "fast" in before.setting.options))
    options = {"split": split, "category": category, "limit": limit, "fast": fast}
    with opened(settings) as papers:
        if before:
            _same(before, setting(before.cases, papers, settings))
            runs.go_on(before.folder)
            folder = before.folder
        else:
            _check(left, papers)
            told = {name: str(value) for name, value in options.items() if value}
            made = setting(left, papers, settings, told)
            folder = runs.begin(out, made, left)
        click.echo(f"Kept in {folder}; go on with --resume when it is broken off.", err=True)
        _ask(left, folder, papers, settings)
        found, measured = _scored(folder, papers)
    _print(folder, found, measured, as_json=as_json)


@click.command()
@RUN
@INDEX
@_as_json
def score(named: str, index: Path | None, as_json: bool) -> None:
    """
    Measure the answers of RUN again, without asking anything.

    RUN is the folder of a run, the name of one in `runs`, or `newest`, as by default.
    """
    folder = runs.found(named)
    with generation(index) as papers:
        found, measured = _scored(folder, papers)
    _print(folder, found, measured, as_json=as_json)


def _chosen(
    paths: Sequence[Path], split: str | None, category: str | None, limit: int | None
) -> list[Case]:
    """The cases that are asked for, in order."""
    some = [
        case
        for case in cases(paths)
        if split in (None, case.split) and category in (None, case.category)
    ]
    if not some:
        raise UsedWrongly("No case is of that split and category: ask for another.")
    return some[:limit]


def _check(some: Iterable[Case], index: Documents) -> None:
    """Raise `BadCases` where a case expects what no paper says, before anything is asked."""
    for case in some:
        groups(case, index)
        acceptable(case, index)


def _same(before: runs.Run, now: Setting) -> None:
    """Raise `BadRun` where answers of today would be another bot's, or of other papers."""
    changed = [one for one in _ASKED_ON if getattr(before.setting, one) != getattr(now, one)]
    if changed:
        raise BadRun(
            f"{before.folder} was begun on something else (its {', '.join(changed)}): begin a new"
            " run."
        )


def _ask(some: Sequence[Case], folder: Path, index: Generation, settings: Settings) -> None:
    reader = ranker.load(settings)
    progress = Console(stderr=True)
    hidden = not progress.is_terminal
    for case in track(some, "Asking", console=progress, disable=hidden, transient=True):
        runs.add(folder, ask(case, index, reader))


def _scored(folder: Path, index: Documents) -> tuple[Summary, list[Scored]]:
    """What is measured of a run's answers, written down beside them."""
    run = runs.read(folder)
    measured = list(scored(run.pairs, index))
    if not measured:
        raise BadRun(f"The run in {folder} has no answers: go on with --resume {folder}")
    found = summary(measured, left=len(run.cases) - len(measured))
    runs.keep(folder, measured, found)
    return found, measured


def _print(folder: Path, found: Summary, measured: Sequence[Scored], *, as_json: bool) -> None:
    if as_json:
        printed = {"run": str(folder), **as_object(found, measured)}
        click.echo(json.dumps(printed, ensure_ascii=False))
    else:
        show(runs.read(folder).setting, measured, found, Console(highlight=False))
    if any(one.recorded.outcome == "failed" for one in measured):
        sys.exit(3)
