"""councilbot eval run."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from corpus.ranker import load
from corpus.settings import Settings
from corpus.shelf import Shelf
from evals import report
from evals.cases import QUESTIONS, cases
from evals.measures import measure
from evals.run import run as ask_all


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only this half of the cases.")
@click.option("--fast", is_flag=True, help="Ask without the ranker, as `ask --fast` does.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one object.")
def run(
    paths: tuple[Path, ...], index: Path | None, split: str | None, fast: bool, as_json: bool
) -> None:
    """Ask every case of PATHS (ours by default); exit 1 when a score is under its floor."""
    settings = Settings.from_environment()
    some = [case for case in cases(paths or [QUESTIONS]) if split in (None, case.split)]
    shelf = Shelf(replace(settings, index=index) if index else settings)
    progress = Console(stderr=True)
    with shelf.reading() as generation:
        scored = list(
            track(
                ask_all(some, generation, None if fast else load(settings)),
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
