"""councilbot eval."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from corpus.settings import Settings
from corpus.shelf import Shelf
from evals import report
from evals.cases import cases
from evals.marked import Marked, marked
from evals.measures import measure
from evals.run import run as ask_all

_EVERY = 4
"""Of the questions of another set, one in so many is asked as one without an answer."""
QUESTIONS = Path(__file__).parent / "questions"


@click.group("eval")
def evaluate() -> None:
    """Measure the bot on known questions."""


@evaluate.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only this half of the cases.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one object.")
def run(paths: tuple[Path, ...], index: Path | None, split: str | None, as_json: bool) -> None:
    """Ask every case of PATHS (ours by default); exit 1 when a score is under its floor."""
    settings = Settings.from_environment()
    some = [case for case in cases(paths or [QUESTIONS]) if split in (None, case.split)]
    shelf = Shelf(replace(settings, index=index) if index else settings)
    progress = Console(stderr=True)
    with shelf.reading() as generation:
        scored = list(
            track(
                ask_all(some, generation),
                "Asking",
                len(some),
                console=progress,
                disable=not progress.is_terminal,
                transient=True,
            )
        )
    shelf.close()
    rates = measure(scored)
    if as_json:
        click.echo(json.dumps(report.as_object(rates, scored), ensure_ascii=False))
    else:
        report.show(rates, scored, Console(highlight=False))
    if report.below(rates):
        sys.exit(1)


@evaluate.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--indexes",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Where the index of each set lies as index-NAME, as `bench.py --keep` leaves it.",
)
def fit(folders: tuple[Path, ...], indexes: Path) -> None:
    """Fit the weights of ranking and of confidence to the marked questions of FOLDERS."""
    from evals import fitting

    settings = Settings.from_environment()
    sets = []
    for folder in folders:
        name = folder.resolve().name
        shelf = Shelf(replace(settings, index=indexes / f"index-{name}"))
        with shelf.reading() as generation:
            sets += [
                list(fitting.samples(questions, generation))
                for questions in (marked(folder), _strange(folders, folder))
            ]
        shelf.close()
        click.echo(f"{name}: {len(sets[-2])} questions", err=True)
    click.echo(f"WEIGHTS = {fitting.ranking(sets)}")
    weights, constant = fitting.confidence(sets)
    click.echo(f"_WEIGHTS = {weights}\n_CONSTANT = {constant}")


def _strange(folders: tuple[Path, ...], own: Path) -> list[Marked]:
    """Questions of the other sets, to which the papers of this one have no answer."""
    others = [folder for folder in folders if folder != own]
    questions = [one for folder in others for one in marked(folder)[::_EVERY]]
    return [replace(one, answerable=False, gold=()) for one in questions]
