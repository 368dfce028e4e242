"""
The ranker, from marked questions to the file that ships: what `make ranker` runs.

    examples     marked questions, and the sentences that our ranking puts first
    vocabulary   the embedding model's weights, with the words that are worth their place
    training     on the sets to train on; then on the sets to finish on
    figures      what is made of papers not seen: the second training leaves a fold out in turn
    shipping     the model that has seen all of them, in int8

Whatever is done is kept in a folder, so that what was broken off goes on from there.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import BadCases
from corpus.export import source_of
from corpus.settings import Settings
from corpus.shelf import Shelf
from evals.marked import Marked, marked, papers
from evals.ranker.comparison import Row, Starts, compare
from evals.ranker.examples import Example, examples, load, save
from evals.ranker.figures import Figures, Judged, figures, weight
from evals.ranker.folds import FOLDS, fold_of, ranker_of
from evals.ranker.shipping import ship
from evals.ranker.training import Schedule, judged, train
from evals.ranker.vocabulary import cut
from ingest.ingest import ingest

DEFAULT_WEIGHT = 0.1
"""Of a ranker that nothing is reported of."""
FIRST = Schedule(visits=12_000, rate=1.5e-4)
SECOND = Schedule(visits=2_400, rate=8e-5)
"""For each fold and for the model that ships."""
REPLAYED = 0.3
"""The share of the second training that goes over the first one's sets again."""
WORTH = {"ofsted": 3.5, "squad2": 7.0, "covidqa": 2.2, "sharc": 0.9}
"""What sets count for in the first training; another counts 2."""
SPOKEN = {"ofsted": 2, "covidqa": 0}
"""How often sets count when the vocabulary is chosen; another counts once."""
_SEED = 20261126
_READ_FOR_WORDS = 10
"""Sentences of a question that the vocabulary is chosen by."""

_Sets = dict[Path, list[Example]]
"""By the folders that they are of."""


@dataclass(frozen=True)
class Recipe:
    """From what a ranker is made, and where."""

    first: tuple[Path, ...]
    """Folders of marked questions to train on."""
    second: tuple[Path, ...]
    """Folders to finish on, which are reported by folds."""
    unseen: tuple[Path, ...]
    """Folders that are only reported."""
    work: Path
    settings: Settings
    say: Callable[[str], None]
    """Is told what is being done."""

    def make(self, target: Path) -> dict[str, Figures]:
        """Train a ranker and write it to `target`; what it makes of papers that it has not seen."""
        second, unseen = self._sets(self.second), self._sets(self.unseen)
        first = _measured_elsewhere(self._first(), _papers(second) | _papers(unseen))
        base = self._train("first", _shared(first), self._start(first), FIRST)
        folds = [
            self._finish(f"fold-{one}", first, _without(second, one), base)
            for one in range(FOLDS if second else 0)
        ]
        whole = _measured_elsewhere(second, _papers(unseen))
        last = self._finish("second", first, whole, base) if second else base
        held = {folder: judged(last, some) for folder, some in unseen.items()}
        for folder, some in second.items():
            parts = ((_fold(some, at), tuned) for at, tuned in enumerate(folds))
            held[folder] = [one for part, tuned in parts for one in judged(tuned, part)]
        held = {folder: some for folder, some in held.items() if any(map(_counts, some))}
        counts = weight(held.values()) if held else DEFAULT_WEIGHT
        self.say(f"A point of the ranker's score counts {counts}.")
        for at, tuned in enumerate(folds):
            ship(tuned, counts, ranker_of(self.work, at))
        ship(last, counts, target)
        return {_name(folder): figures(some, counts) for folder, some in held.items()}

    def compare(self, visits: int) -> list[Row]:
        """Rankers trained on the first sets, so many visits each, and judged on the others."""
        others = self._sets(self.second + self.unseen)
        first = _measured_elsewhere(self._first(), _papers(others))
        named = {_name(folder): some for folder, some in others.items()}
        starts = Starts(self._start(first), source_of(self.settings.model))
        self.say(f"Training rankers to compare, {visits:,} questions each.")
        work = self.work / f"comparison-{visits}"
        return compare(_shared(first), named, starts, work, visits)

    def _first(self) -> _Sets:
        """The sets of the first training, with no more questions than it reads."""
        return {
            folder: self._examples(folder, round(FIRST.visits * share))
            for folder, share in _shares(self.first)
        }

    def _sets(self, folders: Sequence[Path]) -> _Sets:
        return {folder: self._examples(folder) for folder in folders}

    def _examples(self, folder: Path, most: int | None = None) -> list[Example]:
        """The examples of a folder, or of so many questions, found once."""
        name = _name(folder)
        kept = self.work / "examples" / f"{name}.jsonl"
        if not kept.is_file():
            self.say(f"Finding sentences for the questions of {name}.")
            settings = replace(self.settings, index=self.work / "indexes" / name)
            ingest(papers(folder), settings)
            shelf = Shelf(settings)
            with shelf.reading() as generation:
                save(examples(_some(marked(folder), most), generation), kept)
            shelf.close()
        return load(kept)

    def _start(self, first: _Sets) -> Path:
        """The embedding model's weights, with the words that are worth their place."""
        start = self.work / "start"
        if not start.is_dir():
            self.say("Choosing the vocabulary.")
            unfinished = self.work / "start-unfinished"
            texts = [
                _texts(some)
                for folder, some in first.items()
                for _ in range(SPOKEN.get(folder.name, 1))
            ]
            cut(source_of(self.settings.model), unfinished, texts)
            unfinished.rename(start)
        return start

    def _finish(self, name: str, first: _Sets, second: _Sets, base: Path) -> Path:
        """The second training, which goes on from the first."""
        again = [(some, share * REPLAYED) for some, share in _shared(first)]
        new = [(some, (1 - REPLAYED) / len(second)) for some in second.values()]
        return self._train(name, again + new, base, SECOND)

    def _train(
        self, name: str, sets: list[tuple[list[Example], float]], start: Path, schedule: Schedule
    ) -> Path:
        target = self.work / name
        if not (target / "config.json").is_file():
            self.say(f"Training: {name}, {schedule.visits:,} questions.")
            train(sets, start, target, schedule)
        return target


def _shares(folders: Iterable[Path]) -> list[tuple[Path, float]]:
    """The folders with their shares of the visits, which add up to 1."""
    worth = {folder: WORTH.get(folder.name, 2.0) for folder in folders}
    whole = sum(worth.values())
    return [(folder, one / whole) for folder, one in worth.items()]


def _shared(first: _Sets) -> list[tuple[list[Example], float]]:
    """The sets with their shares of the visits."""
    return [(first[folder], share) for folder, share in _shares(first)]


def _some(asked: list[Marked], most: int | None) -> list[Marked]:
    """So many of the questions, in their order; the same every time."""
    if most is None or len(asked) <= most:
        return asked
    chosen = sorted(random.Random(_SEED).sample(range(len(asked)), most))
    return [asked[at] for at in chosen]


def _name(folder: Path) -> str:
    """What a set is called: its folder and the one that this lies in."""
    return f"{folder.resolve().parent.name}-{folder.name}"


def _counts(one: Judged) -> bool:
    """Whether figures can be made of it; of a set without any, nothing is reported."""
    return one.example.answerable


def _fold(some: Sequence[Example], fold: int) -> list[Example]:
    """The examples that are about a fold's papers."""
    return [one for one in some if fold_of(one.paper) == fold]


def _without(sets: _Sets, fold: int) -> _Sets:
    """The sets without a fold's papers, neither asked about nor as what does not answer."""
    inside = {
        paper
        for some in sets.values()
        for one in some
        for paper in (one.paper, *one.papers)
        if fold_of(paper) == fold
    }
    return _apart(sets, inside)


def _papers(sets: _Sets) -> set[str]:
    """What the questions of sets are about."""
    return {one.paper for some in sets.values() for one in some}


def _measured_elsewhere(sets: _Sets, papers: set[str]) -> _Sets:
    """
    The sets to train on, without what other questions, by which it is measured, are about.

    Raises `BadCases` where a set asks about one of these papers itself.
    """
    for folder, some in sets.items():
        shared = sorted({one.paper for one in some} & papers)
        if shared:
            raise BadCases(
                f"{folder} asks about {shared[0]}, and so does a set that the ranker is measured"
                " by: leave that paper out of one of them."
            )
    return _apart(sets, papers)


def _apart(sets: _Sets, papers: set[str]) -> _Sets:
    """The sets without these papers, of which no sentence is shown, not even as a wrong one."""
    return {
        folder: [one.apart(papers) for one in some if one.paper not in papers]
        for folder, some in sets.items()
    }


def _texts(some: Sequence[Example]) -> list[str]:
    return [text for one in some for text in (one.question, *one.texts[:_READ_FOR_WORDS])]
