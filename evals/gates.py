"""Whether a run may follow the one before: floors, drops, and cases that are newly wrong."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import BadGates, BadRun
from evals.comparison import Comparison, Difference, Told, check, compare
from evals.measures import LESS_IS_BETTER, MEASURES
from evals.recorded import Setting
from evals.scored import Summary

GATES = Path(__file__).parent / "gates.toml"
_ADVICE = "read what came out, and make it the baseline with  councilbot eval baseline RUN"
_OVER_ALL = {
    "refusal precision",
    "refusal recall",
    "refusal f1",
    "over-refusal",
    "unsupported answers",
    "auroc",
    "coverage at 5 % risk",
    "coverage at 10 % risk",
    "calibration error",
}
"""Measures of no single case, which can have a floor and cannot be paired."""
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_STRICT)
class Drops:
    """Measures that must not be worse than before by more than chance."""

    alpha: Annotated[float, Field(gt=0, lt=1)]
    measures: tuple[str, ...]


@dataclass(frozen=True, config=_STRICT)
class NewlyWrong:
    """How many cases that were right may be wrong."""

    most: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, config=_STRICT)
class Gates:
    """What is asked of a run."""

    floors: dict[str, float]
    drops: Drops
    newly_wrong: NewlyWrong


class Verdict(NamedTuple):
    """What a gate says of a run."""

    held: bool
    told: str
    """In one line, with the numbers."""


_GATES = TypeAdapter(Gates)


def read(file: Path = GATES) -> Gates:
    """The gates of a file; raises `BadGates` when they cannot be used."""
    try:
        found = _GATES.validate_python(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise BadGates(f"There is no file {file} that can be read: name one of gates.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadGates(f"{file} cannot be read as TOML: mend it and try again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadGates(f"{file}: {where}: {first['msg']}.") from error
    for name in (*found.floors, *found.drops.measures):
        if name not in MEASURES:
            raise BadGates(f"{file}: {name} is not measured; evals/measures names what is.")
    if over_all := sorted(_OVER_ALL & {*found.drops.measures}):
        raise BadGates(f"{file}: {over_all[0]} is of no single case: only a floor can be given.")
    if falling := sorted(LESS_IS_BETTER & found.floors.keys()):
        raise BadGates(f"{file}: of {falling[0]} less is better: it cannot have a floor.")
    return found


def judge(gates: Gates, summary: Summary, before: Told, after: Told) -> list[Verdict]:
    """
    What each gate says of the run `after`, held against the one `before`.

    Raises `BadRun` where the two cannot be held against each other.
    """
    check(before[0], after[0], _ADVICE)
    _check_fast(before[0], after[0])
    found = compare(before, after, gates.drops.measures)
    return [*_floors(gates, summary), *_drops(gates, before, after, found), _flips(gates, found)]


def _check_fast(before: Setting, after: Setting) -> None:
    """Raise `BadRun` when one was asked without the ranker, as another bot."""
    if ("fast" in before.options) != ("fast" in after.options):
        raise BadRun(
            f"Only one of {before.id} and {after.id} was asked with --fast: gate like with like,"
            " or see  councilbot eval compare"
        )


def _floors(gates: Gates, summary: Summary) -> Iterator[Verdict]:
    estimates = {one.name: one for one in summary.whole}
    for name, floor in gates.floors.items():
        if one := estimates.get(name):
            told = f"{name} is {one.value:.3f} ({one.right:g} of {one.total:g}; floor {floor:.3f})"
            yield Verdict(one.value >= floor, told)
        else:
            yield Verdict(held=False, told=f"{name} (floor {floor:.3f}): nothing was counted")


def _drops(gates: Gates, before: Told, after: Told, found: Comparison) -> Iterator[Verdict]:
    differences = {one.name: one for one in found.differences}
    for name in gates.drops.measures:
        if one := differences.get(name):
            yield _drop(one, gates.drops.alpha)
        elif name in before[1].measures:
            yield Verdict(held=False, told=f"{name}: no case has it in both runs")
        else:
            gone = name not in after[1].measures
            yield Verdict(held=True, told=f"{name} {'applies to no case' if gone else 'is new'}")


def _drop(one: Difference, alpha: float) -> Verdict:
    fell = one.difference < 0 and one.p < alpha
    return Verdict(
        not fell,
        f"{one.name} {one.before:.3f} -> {one.after:.3f}: {one.difference:+.3f}"
        f" ({one.low:+.3f} to {one.high:+.3f}), p {one.p:.4f} (alpha {alpha:g});"
        f" of {one.cases} cases {one.better} better, {one.worse} worse",
    )


def _flips(gates: Gates, found: Comparison) -> Verdict:
    wrong, most = found.newly_wrong, gates.newly_wrong.most
    named = "".join(f"\n        {one.case}: {one.question}" for one in wrong)
    return Verdict(len(wrong) <= most, f"{len(wrong)} newly wrong (at most {most}){named}")
