"""
The ranker, from marked questions to the file that ships: what `make ranker` runs.

    examples     marked questions, and the sentences that our ranking puts first
    vocabulary   the embedding model's weights, with the words that are worth their place
    training     on the sets to train on; then on the sets to finish on
    figures      what is made of papers not seen: the second training leaves a fold out in turn
    shipping     the model that has seen all of them, in int8

Whatever is done is kept in a folder, so that what was broken off goes on from there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.export import source_of
from corpus.settings import Settings
from evals.ranker.comparison import Row, Starts, compare
from evals.ranker.examples import MOST, Example
from evals.ranker.figures import Figures, Judged, figures, weight
from evals.ranker.folds import FOLDS, ranker_of
from evals.ranker.provenance import claim
from evals.ranker.sets import Finding, Sets, asked_about, name_of, of_fold, to_train_on, without
from evals.ranker.shipping import ship
from evals.ranker.training import SENTENCES, TOKENS, Schedule, judged, train
from evals.ranker.vocabulary import WORDS, cut

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
READ_AGAIN = 20
"""How often a question is read at most, where there are few."""
_READ_FOR_WORDS = 10
"""Sentences of a question that the vocabulary is chosen by."""


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
        self._claim()
        second, unseen = self._sets(self.second), self._sets(self.unseen)
        first = to_train_on(self._first(), asked_about(second) | asked_about(unseen))
        whole = to_train_on(second, asked_about(unseen)) if second else {}
        base = self._train("first", _shared(first), self._start(first), FIRST)
        folds = [
            self._finish(f"fold-{one}", first, without(second, one), base)
            for one in range(FOLDS if second else 0)
        ]
        last = self._finish("second", first, whole, base) if second else base
        held = {folder: judged(last, some) for folder, some in unseen.items()}
        for folder, some in second.items():
            parts = ((of_fold(some, at), tuned) for at, tuned in enumerate(folds))
            held[folder] = [one for part, tuned in parts for one in judged(tuned, part)]
        held = {folder: some for folder, some in held.items() if any(map(_counts, some))}
        counts = weight(held.values()) if held else DEFAULT_WEIGHT
        self.say(f"A point of the ranker's score counts {counts}.")
        for at, tuned in enumerate(folds):
            ship(tuned, counts, ranker_of(self.work, at))
        ship(last, counts, target)
        return {name_of(folder): figures(some, counts) for folder, some in held.items()}

    def compare(self, visits: int) -> list[Row]:
        """Rankers trained on the first sets, so many visits each, and judged on the others."""
        self._claim()
        others = self._sets(self.second + self.unseen)
        first = to_train_on(self._first(), asked_about(others))
        named = {name_of(folder): some for folder, some in others.items()}
        starts = Starts(self._start(first), source_of(self.settings.model))
        self.say(f"Training rankers to compare, {visits:,} questions each.")
        work = self.work / f"comparison-{visits}"
        return compare(_shared(first), named, starts, work, visits)

    def _claim(self) -> None:
        parts = (FIRST, SECOND, REPLAYED, WORTH, SPOKEN, SENTENCES, TOKENS, MOST, WORDS)
        recipe = repr((*parts, self.settings.model))
        claim(self.work, (self.first, self.second, self.unseen), recipe)

    def _first(self) -> Sets:
        """The sets of the first training, with no more questions than it reads."""
        shares = _shares(self.first)
        return {folder: self._found(folder, round(FIRST.visits * one)) for folder, one in shares}

    def _sets(self, folders: Iterable[Path]) -> Sets:
        return {folder: self._found(folder) for folder in folders}

    def _found(self, folder: Path, most: int | None = None) -> list[Example]:
        return Finding(self.work, self.settings, self.say).examples(folder, most)

    def _start(self, first: Sets) -> Path:
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

    def _finish(self, name: str, first: Sets, second: Sets, base: Path) -> Path:
        """The second training, which goes on from the first."""
        again = [(some, share * REPLAYED) for some, share in _shared(first)]
        new = [(some, (1 - REPLAYED) / len(second)) for some in second.values()]
        return self._train(name, again + new, base, SECOND)

    def _train(
        self, name: str, sets: list[tuple[list[Example], float]], start: Path, schedule: Schedule
    ) -> Path:
        target = self.work / name
        if not (target / "config.json").is_file():
            teaching = sum(one.teaches for some, _ in sets for one in some)
            visits = min(schedule.visits, READ_AGAIN * teaching)
            self.say(f"Training: {name}, {visits:,} questions.")
            train(sets, start, target, replace(schedule, visits=visits))
        return target


def _shares(folders: Iterable[Path]) -> list[tuple[Path, float]]:
    """The folders with their shares of the visits, which add up to 1."""
    worth = {folder: WORTH.get(folder.name, 2.0) for folder in folders}
    whole = sum(worth.values())
    return [(folder, one / whole) for folder, one in worth.items()]


def _shared(first: Sets) -> list[tuple[list[Example], float]]:
    """The sets with their shares of the visits."""
    return [(first[folder], share) for folder, share in _shares(first)]


def _counts(one: Judged) -> bool:
    """Whether figures can be made of it; of a set without any, nothing is reported."""
    return one.example.answerable


def _texts(some: Sequence[Example]) -> list[str]:
    return [text for one in some for text in (one.question, *one.texts[:_READ_FOR_WORDS])]
