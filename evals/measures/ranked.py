"""
Recall, nDCG and reciprocal rank of what retrieval found, as trec_eval defines them.

A unit is a passage, a page or a paper. The first unit that holds a group is relevant; one that only
repeats it is not needed, and counts as any other. So a paper that holds two groups is one relevant
paper, and of places of which any one is enough only one has to be found. ir_measures is behind this
file.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

import ir_measures
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from evals.measures.spans import Length, characters, meets
from evals.places import Place, Stretch
from evals.recorded import Found
from evals.scored import Rate

_NAMES = {
    R @ 1: "recall@1",
    R @ 5: "recall@5",
    R @ 10: "recall@10",
    nDCG @ 10: "ndcg@10",
    RR @ 10: "rr@10",
}


class _Level(NamedTuple):
    key: Callable[[Found], Hashable]
    """What tells one unit from another."""
    holds: Callable[[Found, Place, Length], bool]


_LEVELS = {
    "passage": _Level(
        lambda unit: unit,
        lambda unit, place, length: meets(_stretch(unit), place.stretch, length),
    ),
    "page": _Level(
        lambda unit: (unit.document, unit.page),
        lambda unit, place, _: unit.document == place.stretch.document and unit.page in place.pages,
    ),
    "paper": _Level(
        lambda unit: unit.document,
        lambda unit, place, _: unit.document == place.stretch.document,
    ),
}
Groups = Sequence[Sequence[Place]]


def retrieval(
    found: Sequence[Found], groups: Groups, length: Length = characters
) -> dict[str, Rate]:
    """
    Every ranked measure of an answerable case, by its name in `MEASURES`.

    A passage is on the page on which it begins. Pages are left out unless every group has one.
    """
    qrels: list[Qrel] = []
    run: list[ScoredDoc] = []
    for name, level in _LEVELS.items():
        if name == "page" and not all(any(place.pages for place in group) for group in groups):
            continue
        ranked = _units(found, level)
        missing = _units([_unit(place) for group in groups for place in group], level)
        relevant = _relevant([*ranked, *missing], groups, level, length)
        qrels += [Qrel(name, _name(level.key(unit)), 1) for unit in relevant]
        run += _scored(name, [_name(level.key(unit)) for unit in ranked])
    return {
        f"{metric.query_id} {_NAMES[metric.measure]}": Rate(float(metric.value), 1)
        for metric in ir_measures.iter_calc(list(_NAMES), qrels, run)
    }


def _scored(query: str, names: Sequence[str]) -> Iterator[ScoredDoc]:
    """A ranked list with scores that fall strictly, since trec_eval's tools break ties apart."""
    return (ScoredDoc(query, name, -float(rank)) for rank, name in enumerate(names))


def _units(found: Iterable[Found], level: _Level) -> list[Found]:
    """The units, each where it comes first."""
    first: dict[Hashable, Found] = {}
    for one in found:
        first.setdefault(level.key(one), one)
    return list(first.values())


def _relevant(
    units: Iterable[Found], groups: Groups, level: _Level, length: Length
) -> Iterator[Found]:
    """The units that are the first to hold some group."""
    wanted = list(groups)
    for unit in units:
        left = [
            group for group in wanted if not any(level.holds(unit, one, length) for one in group)
        ]
        if len(left) < len(wanted):
            yield unit
        wanted = left


def _unit(place: Place) -> Found:
    return Found(*place.stretch, place.pages[0] if place.pages else None)


def _stretch(unit: Found) -> Stretch:
    return Stretch(unit.document, unit.start, unit.end)


def _name(key: Hashable) -> str:
    return repr(key)
