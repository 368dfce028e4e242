"""councilbot eval fit and ranker."""

from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from bot.reranking import Reranker
from corpus.errors import UsedWrongly
from corpus.ranker import SHIPPED, opened
from corpus.settings import Settings
from corpus.shelf import Shelf
from evals.marked import Marked, marked

_EVERY = 4
"""Of the questions of another set, one in so many is asked as one without an answer."""
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folders", nargs=-1, required=True, type=_FOLDER)
@click.option(
    "--indexes",
    type=_FOLDER,
    required=True,
    help="Where the index of each set lies as index-NAME, as `bench.py --keep` leaves it.",
)
@click.option(
    "--work",
    type=_FOLDER,
    help="Where `eval ranker` worked: the folds' rankers then read what they were not trained on.",
)
def fit(folders: tuple[Path, ...], indexes: Path, work: Path | None) -> None:
    """Fit the weights of ranking and of confidence to the marked questions of FOLDERS."""
    from evals import fitting
    from evals.ranker.folds import fold_of, ranker_of

    settings = Settings.from_environment()

    def reader(one: Marked) -> Reranker:
        return opened(ranker_of(work, fold_of(one.paper)) if work else SHIPPED)

    sets = []
    for folder in folders:
        name = folder.resolve().name
        shelf = Shelf(replace(settings, index=indexes / f"index-{name}"))
        with shelf.reading() as generation:
            sets += [
                list(fitting.samples(questions, generation, reader))
                for questions in (marked(folder), _strange(folders, folder))
            ]
        shelf.close()
        click.echo(f"{name}: {len(sets[-2])} questions", err=True)
    click.echo(f"WEIGHTS = {fitting.ranking(sets)}")
    alone, read = fitting.confidence(sets)
    click.echo(f"ALONE = {alone}\nREAD = {read}")


@click.command()
@click.argument("folders", nargs=-1, required=True, type=_FOLDER)
@click.option(
    "--finish",
    multiple=True,
    type=_FOLDER,
    help="A folder that training ends with; it is reported by folds over its papers.",
)
@click.option(
    "--report",
    "unseen",
    multiple=True,
    type=_FOLDER,
    help="A folder that is reported, and not trained on.",
)
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".cache/ranker"),
    help="Where what is done is kept, so that it can be broken off and gone on with.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=SHIPPED,
    help="The folder of the ranker; COUNCILBOT_RANKER can name it.",
)
@click.option(
    "--compare",
    type=click.IntRange(min=1),
    metavar="VISITS",
    help="Print a table instead: each loss and size, trained on so many questions of FOLDERS and"
    " judged on the other sets.",
)
def ranker(
    folders: tuple[Path, ...],
    finish: tuple[Path, ...],
    unseen: tuple[Path, ...],
    work: Path,
    out: Path,
    compare: int | None,
) -> None:
    """Train a ranker on the marked questions of FOLDERS, each with `questions.jsonl` and `docs`."""
    if not all(map(find_spec, ("accelerate", "datasets"))):
        raise UsedWrongly('Training needs more packages: pip install "councilbot[ranker]".')
    from evals.ranker.comparison import table
    from evals.ranker.recipe import Recipe

    say = partial(click.echo, err=True)
    recipe = Recipe(folders, finish, unseen, work, Settings.from_environment(), say)
    if compare:
        click.echo(table(recipe.compare(compare)))
        return
    for name, found in recipe.make(out).items():
        low, high = found.interval
        click.echo(
            f"{name}: right sentence first {found.first:.3f} ({low:.3f} to {high:.3f}),"
            f" among three {found.of_three:.3f}; {found.questions} questions"
        )


def _strange(folders: tuple[Path, ...], own: Path) -> list[Marked]:
    """Questions of the other sets, to which the papers of this one have no answer."""
    others = [folder for folder in folders if folder != own]
    questions = [one for folder in others for one in marked(folder)[::_EVERY]]
    return [replace(one, answerable=False, gold=(), within=one.paper) for one in questions]
