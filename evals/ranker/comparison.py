"""Rankers that are trained alike but for their loss or their size, side by side."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from evals.ranker.clock import seconds
from evals.ranker.examples import Example
from evals.ranker.figures import Judged, area, figures, weight
from evals.ranker.layers import thin
from evals.ranker.training import LOSSES, STATE, Schedule, judged, train

HALF = "odds and order, every second layer"
TAUGHT = "margin, every second layer"
WHOLE = "odds and order, every word"


class Starts(NamedTuple):
    """Folders of the weights that training starts from."""

    cut: Path
    """With the words that are worth their place."""
    whole: Path
    """With all of their words."""


class Found(NamedTuple):
    """What a ranker makes of a set that it has not read."""

    first: float
    """Of the answerable questions, those whose right sentence comes first; from 0 to 1."""
    area: float
    """Under the curve, from 0 to 1; see `figures.area`."""


@dataclass(frozen=True)
class Row:
    """A ranker of the comparison."""

    name: str
    """How it was trained."""
    weight: float
    """What a point of its score counts: that with which it does best on the sets."""
    found: dict[str, Found]
    """By the name of each set."""
    seconds: float
    """What a step of its training took."""


def compare(
    sets: Sequence[tuple[Sequence[Example], float]],
    unseen: Mapping[str, Sequence[Example]],
    starts: Starts,
    work: Path,
    visits: int,
) -> list[Row]:
    """
    Rankers that were trained on the same sets, for so many visits each.

    There is one of each loss, one that learns the margins of the first, two of half the layers, and
    one with all words. All are kept in `work` with what they say, so that what was broken off goes
    on. Of `unseen`, sets without an answerable question are left out.
    """
    asked = {name: some for name, some in unseen.items() if any(one.answerable for one in some)}
    work.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, begin, schedule in _tries(starts, work, visits):
        target = _folder(work, name)
        if not target.is_dir():
            train(sets, begin, target, schedule)
        rows.append(_row(name, target, asked))
    return rows


def table(rows: Iterable[Row]) -> str:
    """The comparison in Markdown, a line for each ranker; a dash where there is no figure."""
    listed = list(rows)
    names = list(dict.fromkeys(name for row in listed for name in row.found))
    heads = [f"{name}: {what}" for name in names for what in ("right first", "area under curve")]
    lines = [["trained with", "weight", *heads, "seconds a step"]]
    lines.append(["---"] * len(lines[0]))
    for row in listed:
        told = [_number(figure) for name in names for figure in row.found[name]]
        lines.append([row.name, f"{row.weight:g}", *told, _number(row.seconds)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _tries(starts: Starts, work: Path, visits: int) -> Iterator[tuple[str, Path, Schedule]]:
    """What each ranker is called, what it starts from, and how it is trained."""
    for loss in LOSSES:
        yield loss, starts.cut, Schedule(visits, loss=loss)
    taught = Schedule(visits, teacher=_folder(work, LOSSES[0]))
    half = _half(starts.cut, work)
    yield "margin", starts.cut, taught
    yield HALF, half, Schedule(visits)
    yield TAUGHT, half, taught
    yield WHOLE, starts.whole, Schedule(visits)


def _folder(work: Path, name: str) -> Path:
    return work / name.replace(",", "").replace(" ", "-")


def _half(start: Path, work: Path) -> Path:
    half = work / "half-start"
    if not half.is_dir():
        unfinished = work / "half-start-unfinished"
        thin(start, unfinished)
        unfinished.rename(half)
    return half


def _row(name: str, ranker: Path, sets: Mapping[str, Sequence[Example]]) -> Row:
    held = {one: _judged(ranker, one, some) for one, some in sets.items()}
    counts = weight(held.values())
    found = {
        one: Found(figures(some, counts).first, area(some, counts)) for one, some in held.items()
    }
    return Row(name, counts, found, seconds(ranker / STATE))


def _judged(ranker: Path, name: str, some: Sequence[Example]) -> list[Judged]:
    """What a ranker says of a set, which it is asked once."""
    kept = ranker / f"says-{name}.json"
    if not kept.is_file():
        unfinished = kept.with_suffix(".part")
        unfinished.write_text(json.dumps([one.says for one in judged(ranker, some)]), "utf-8")
        unfinished.replace(kept)
    says = json.loads(kept.read_text(encoding="utf-8"))
    return [Judged(one, tuple(said)) for one, said in zip(some, says, strict=True)]


def _number(figure: float) -> str:
    return "–" if math.isnan(figure) else f"{figure:.3f}"
