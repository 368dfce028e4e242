"""
Two runs of the same cases -> what differs, and which of it is more than chance.

Cases are paired by their ids. A measure is compared over the cases to which it applies in both
runs, each of which counts once.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from pydantic.dataclasses import dataclass

from corpus.errors import BadRun
from evals.recorded import Setting
from evals.standing import Standing
from evals.statistics import Interval, Numbers, bootstrap, draws, holm, permutation


@dataclass(frozen=True)
class Difference:
    """A measure in two runs, over the cases that have it in both."""

    name: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    """The ends of the 95 % interval of the difference: a bootstrap of the pairs by paper."""
    alone: float
    """How likely so much would be by chance: a permutation test by paper."""
    p: float
    """The same made larger for how many measures were looked at (Holm)."""
    better: int
    worse: int
    same: int
    """Cases."""

    @property
    def cases(self) -> int:
        """All that have the measure twice."""
        return self.better + self.worse + self.same


@dataclass(frozen=True)
class Flip:
    """A case that was right in one run only."""

    case: str
    question: str


@dataclass(frozen=True)
class Comparison:
    """What differs between two runs."""

    before: str
    after: str
    """Their ids."""
    cases: int
    """That were asked in both."""
    apart: int
    """That were asked in one only, and are left out."""
    differences: tuple[Difference, ...]
    newly_wrong: tuple[Flip, ...]
    newly_right: tuple[Flip, ...]
    failed: tuple[int, int] = (0, 0)
    """On how many cases the bot failed, before and after; they count as wrong."""


Told = tuple[Setting, Standing]
Paired = tuple[float, float, str]
"""What a measure is of a case before and after, and the case's paper."""


def check(before: Setting, after: Setting, advice: str) -> None:
    """Raise `BadRun`, with advice, when two runs asked other cases, or of other papers."""
    for what in ("cases", "papers"):
        one, other = getattr(before, what), getattr(after, what)
        if one != other:
            raise BadRun(
                f"{before.id} and {after.id} are of different {what} ({one} and {other}): {advice}"
            )


def compare(before: Told, after: Told, only: Sequence[str] = ()) -> Comparison:
    """What differs in the cases that both runs asked; of the measures `only` these, if any."""
    (first, one), (second, other) = before, after
    pairs = _pairs(one, other)
    if not pairs:
        raise BadRun(f"{first.id} and {second.id} have no case in common: compare other runs.")
    names = [name for name in only or one.measures if name in one.measures.keys() & other.measures]
    return Comparison(
        before=first.id,
        after=second.id,
        cases=len(pairs),
        apart=len(one.cases) + len(other.cases) - 2 * len(pairs),
        differences=differences({name: _paired(name, one, other, pairs) for name in names}),
        newly_wrong=_flips(one, other, pairs),
        newly_right=_flips(other, one, [(b, a) for a, b in pairs]),
    )


def differences(values: Mapping[str, Sequence[Paired]]) -> tuple[Difference, ...]:
    """How measures differ over the cases that have them twice; one that none has is left out."""
    return tuple(_adjusted([_difference(name, some) for name, some in values.items() if some]))


def _pairs(one: Standing, other: Standing) -> list[tuple[int, int]]:
    """Where the same question stands in both, in the order of the second."""
    known = {pair: at for at, pair in enumerate(zip(one.cases, one.questions, strict=True))}
    asked = enumerate(zip(other.cases, other.questions, strict=True))
    return [(known[pair], at) for at, pair in asked if pair in known]


def _paired(
    name: str, one: Standing, other: Standing, pairs: Sequence[tuple[int, int]]
) -> list[Paired]:
    return [
        (before, after, other.papers[at])
        for was, at in pairs
        if (before := one.measures[name][was]) is not None
        and (after := other.measures[name][at]) is not None
    ]


def _difference(name: str, values: Sequence[Paired]) -> Difference:
    papers = [paper for _, _, paper in values]
    first, last = (np.array([value[at] for value in values], float) for at in (0, 1))
    moved = last - first
    low, high = _interval(moved, papers)
    alone = permutation(moved.tolist(), papers)
    return Difference(
        name=name,
        before=float(first.mean()),
        after=float(last.mean()),
        difference=float(moved.mean()),
        low=low,
        high=high,
        alone=alone,
        p=alone,
        better=int((moved > 0).sum()),
        worse=int((moved < 0).sum()),
        same=int((moved == 0).sum()),
    )


def _interval(moved: Numbers, papers: Sequence[str]) -> Interval:
    drawn = draws(papers)
    with np.errstate(invalid="ignore"):
        return bootstrap((drawn @ moved) / drawn.sum(axis=1))


def _adjusted(some: Sequence[Difference]) -> list[Difference]:
    adjusted = holm({one.name: one.alone for one in some})
    return [Difference(**{**vars(one), "p": adjusted[one.name]}) for one in some]


def _flips(one: Standing, other: Standing, pairs: Sequence[tuple[int, int]]) -> tuple[Flip, ...]:
    """The cases that are right in the first only."""
    return tuple(
        Flip(one.cases[was], one.questions[was])
        for was, at in pairs
        if one.right[was] and not other.right[at]
    )
