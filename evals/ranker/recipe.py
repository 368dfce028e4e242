"""
The ranker, from marked questions to the file that ships: what `make ranker` runs.

    examples     marked questions, and the sentences that our ranking puts first
    vocabulary   the embedding model's weights, with the words that are worth their place
    training     on the sets to train on; then on the sets to finish on
    figures      what is made of papers not seen: the second training leaves a fold out in turn
    shipping     the model that has seen all of them, in int8

Whatever is done is kept in a folder, so that what was broken off goes on from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.export import source_of
from corpus.settings import Settings
from corpus.shelf import Shelf
from evals.marked import marked, papers
from evals.ranker.examples import Example, examples, load, save
from evals.ranker.figures import Figures, Judged, figures, weight
from evals.ranker.folds import FOLDS, fold_of, ranker_of
from evals.ranker.shipping import ship
from evals.ranker.training import Schedule, judged, train
from evals.ranker.vocabulary import cut
from ingest.ingest import ingest

DEFAULT_WEIGHT = 0.1
"""Of a ranker that nothing is reported of."""
FIRST = Schedule(visits=15_600, rate=1.5e-4)
"""65 minutes on two cores."""
SECOND = Schedule(visits=1_800, rate=5e-5)
"""7 minutes, for each fold and for the model that ships."""
REPLAYED = 0.4
"""The share of the second training that goes over the first one's sets again."""
WORTH = {"ofsted": 3.5, "squad2": 7.0, "covidqa": 2.2, "sharc": 0.9}
"""What sets count for in the first training; another counts 2."""
SPOKEN = {"ofsted": 2, "covidqa": 0}
"""How often sets count when the vocabulary is chosen; another counts once."""
_READ_FOR_WORDS = 10
"""Sentences of a question that the vocabulary is chosen by."""

_Sets = dict[str, list[Example]]


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
        first, second, unseen = map(self._sets, (self.first, self.second, self.unseen))
        base = self._start(first)
        folds = [
            self._finish(f"fold-{one}", first, _without(second, one), base)
            for one in range(FOLDS if second else 0)
        ]
        last = self._finish("second", first, second, base) if second else base
        held = {name: judged(last, some) for name, some in unseen.items()}
        for name, some in second.items():
            parts = ((_fold(some, at, inside=True), tuned) for at, tuned in enumerate(folds))
            held[name] = [one for part, tuned in parts for one in judged(tuned, part)]
        held = {name: some for name, some in held.items() if any(map(_counts, some))}
        counts = weight(held.values()) if held else DEFAULT_WEIGHT
        self.say(f"A point of the ranker's score counts {counts}.")
        for at, tuned in enumerate(folds):
            ship(tuned, counts, ranker_of(self.work, at))
        ship(last, counts, target)
        return {name: figures(some, counts) for name, some in held.items()}

    def _sets(self, folders: Sequence[Path]) -> _Sets:
        return {f"{one.resolve().parent.name}-{one.name}": self._examples(one) for one in folders}

    def _examples(self, folder: Path) -> list[Example]:
        """The examples of a folder, found once."""
        name = f"{folder.resolve().parent.name}-{folder.name}"
        kept = self.work / "examples" / f"{name}.jsonl"
        if not kept.is_file():
            self.say(f"Finding sentences for the questions of {name}.")
            settings = replace(self.settings, index=self.work / "indexes" / name)
            ingest(papers(folder), settings)
            shelf = Shelf(settings)
            with shelf.reading() as generation:
                save(examples(marked(folder), generation), kept)
            shelf.close()
        return load(kept)

    def _start(self, first: _Sets) -> Path:
        """The first training, from the embedding model's weights."""
        start = self.work / "start"
        if not start.is_dir():
            self.say("Choosing the vocabulary.")
            unfinished = self.work / "start-unfinished"
            texts = [
                _texts(some)
                for name, some in first.items()
                for _ in range(SPOKEN.get(name.partition("-")[2], 1))
            ]
            cut(source_of(self.settings.model), unfinished, texts)
            unfinished.rename(start)
        return self._train("first", _shares(first), start, FIRST)

    def _finish(self, name: str, first: _Sets, second: _Sets, base: Path) -> Path:
        """The second training, which goes on from the first."""
        again = [(some, share * REPLAYED) for some, share in _shares(first)]
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


def _shares(first: _Sets) -> list[tuple[list[Example], float]]:
    """The sets with their shares of the visits, which add up to 1."""
    worth = {name: WORTH.get(name.partition("-")[2], 2.0) for name in first}
    whole = sum(worth.values())
    return [(some, worth[name] / whole) for name, some in first.items()]


def _counts(one: Judged) -> bool:
    """Whether figures can be made of it; of a set without any, nothing is reported."""
    return one.example.answerable


def _fold(some: Sequence[Example], fold: int, *, inside: bool) -> list[Example]:
    """The examples of a fold's papers, or the others."""
    return [one for one in some if (fold_of(one.paper) == fold) is inside]


def _without(sets: _Sets, fold: int) -> _Sets:
    return {name: _fold(some, fold, inside=False) for name, some in sets.items()}


def _texts(some: Sequence[Example]) -> list[str]:
    return [text for one in some for text in (one.question, *one.texts[:_READ_FOR_WORDS])]
