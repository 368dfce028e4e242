"""Sets of examples, by the folders that they are of, and what of them a training may read."""

import random
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from corpus.errors import BadCases
from corpus.settings import Settings
from corpus.shelf import Shelf
from evals.marked import Marked, marked, papers
from evals.ranker.examples import Example, examples, load, save
from evals.ranker.folds import fold_of
from ingest.ingest import ingest

Sets = dict[Path, list[Example]]
_T = TypeVar("_T")
_SEED = 20261126


@dataclass(frozen=True)
class Finding:
    """How sentences are found for the questions of a folder, once."""

    work: Path
    settings: Settings
    say: Callable[[str], None]

    def examples(self, folder: Path, most: int | None = None) -> list[Example]:
        """The examples of a folder, or of so many of its questions."""
        name = name_of(folder)
        kept = self.work / "examples" / f"{name}.jsonl"
        if not kept.is_file():
            self.say(f"Finding sentences for the questions of {name}.")
            settings = replace(self.settings, index=self.work / "indexes" / name)
            report = ingest(papers(folder), settings, progress=partial(_shown, "Reading papers"))
            for reason in report.refused.values():
                self.say(f"refused: {reason}")
            asked = _some(marked(folder), most)
            shelf = Shelf(settings)
            with shelf.reading() as generation:
                save(examples(_shown("Asking", asked), generation), kept)
            shelf.close()
        found = load(kept)
        teaching = sum(one.teaches for one in found)
        self.say(f"{name}: {teaching:,} of {len(found):,} questions teach.")
        return found


def name_of(folder: Path) -> str:
    """What a set is called: its folder and the one that this lies in."""
    return f"{folder.resolve().parent.name}-{folder.name}"


def asked_about(sets: Sets) -> set[str]:
    """The papers that questions of the sets are about."""
    return {one.paper for some in sets.values() for one in some}


def to_train_on(sets: Sets, measured: Collection[str]) -> Sets:
    """
    The sets without any sentence of the papers by which a ranker is measured.

    Raises `BadCases` where a set asks about one of these papers itself, or no question teaches
    what an answer is.
    """
    for folder, some in sets.items():
        shared = sorted({one.paper for one in some} & set(measured))
        if shared:
            raise BadCases(
                f"{folder} asks about {shared[0]}, and so does a set that the ranker is measured"
                " by: leave that paper out of one of them."
            )
    if not any(one.teaches and one.answerable for some in sets.values() for one in some):
        raise BadCases(
            f"No question of {', '.join(map(str, sets))} has a sentence that answers it, beside"
            ' others: each "doc" must be a paper\'s file name without its ending, and each "text"'
            " words of that paper."
        )
    return _apart(sets, measured)


def without(sets: Sets, fold: int) -> Sets:
    """The sets without a fold's papers, neither asked about nor as what does not answer."""
    every = {paper for some in sets.values() for one in some for paper in (one.paper, *one.papers)}
    return _apart(sets, {paper for paper in every if fold_of(paper) == fold})


def of_fold(some: Sequence[Example], fold: int) -> list[Example]:
    """The examples that are about a fold's papers."""
    return [one for one in some if fold_of(one.paper) == fold]


def _apart(sets: Sets, papers: Collection[str]) -> Sets:
    return {
        folder: [one.apart(papers) for one in some if one.paper not in papers]
        for folder, some in sets.items()
    }


def _some(asked: list[Marked], most: int | None) -> list[Marked]:
    """So many of the questions, in their order; the same every time."""
    if most is None or len(asked) <= most:
        return asked
    chosen = sorted(random.Random(_SEED).sample(range(len(asked)), most))
    return [asked[at] for at in chosen]


def _shown(what: str, some: Sequence[_T]) -> Iterable[_T]:
    """Hands things on one by one, with a bar where somebody looks."""
    console = Console(stderr=True)
    return track(some, what, console=console, disable=not console.is_terminal)
