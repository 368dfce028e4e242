"""
How each case of a run stands, without answers or papers: small enough to be kept in the source.

    evals/baseline/
        setting.json      on what the run was made
        standing.json     the cases, and a row of values for each measure
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import BadRun
from evals import runs
from evals.measures import MEASURES
from evals.recorded import Setting
from evals.scored import Rate, Scored
from evals.summary import paper_of

BASELINE = Path(__file__).parent / "baseline"
"""The run of our own cases that others are held against."""
_FILE = "standing.json"
_DIGITS = 4


@dataclass(frozen=True)
class Standing:
    """The cases of a run, and in the same order what came of each."""

    cases: tuple[str, ...]
    """Their ids."""
    questions: tuple[str, ...]
    papers: tuple[str, ...]
    """What each is about; cases of one paper are not independent of one another."""
    right: tuple[bool, ...]
    measures: dict[str, tuple[float | None, ...]]
    """From 0 to 1 of each case; None where the measure does not apply to it."""


_STANDING = TypeAdapter(Standing)
_SETTING = TypeAdapter(Setting)


def standing(some: list[Scored]) -> Standing:
    """How scored answers stand."""
    return Standing(
        cases=tuple(one.case.id for one in some),
        questions=tuple(one.case.question for one in some),
        papers=tuple(map(paper_of, some)),
        right=tuple(one.right for one in some),
        measures={
            name: values
            for name in MEASURES
            if set(values := tuple(_value(one, name) for one in some)) - {None}
        },
    )


def read(folder: Path) -> tuple[Setting, Standing]:
    """A run or a baseline; raises `BadRun` when the folder holds neither, or not all of a run."""
    if (folder / _FILE).is_file():
        return _parsed(_SETTING, folder / "setting.json"), _parsed(_STANDING, folder / _FILE)
    run = runs.read(folder)
    some = runs.scores(run)
    if len(some) < len(run.cases):
        raise BadRun(
            f"The run in {folder} has measured {len(some)} of its {len(run.cases)} cases: go on"
            f" with  councilbot eval run --resume {folder}"
        )
    return run.setting, standing(some)


def failed(folder: Path) -> list[str]:
    """The ids of the cases on which the bot failed; a baseline has none."""
    return [] if (folder / _FILE).is_file() else runs.read(folder).failed


def save(setting: Setting, some: Standing, folder: Path) -> None:
    """Write a baseline, a line for each row, so that what changed can be read in a diff."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "setting.json").write_bytes(_SETTING.dump_json(setting, indent=2) + b"\n")
    rows = asdict(some)
    measures = rows.pop("measures")
    (folder / _FILE).write_text(
        f'{{\n{_lines(rows)},\n"measures": {{\n{_lines(measures)}\n}}\n}}\n', "utf-8"
    )


def _value(one: Scored, name: str) -> float | None:
    rate = Rate(*one.measures.get(name, (0, 0)))
    return round(rate.value, _DIGITS) if rate.total else None


def _lines(rows: dict[str, Any]) -> str:
    return ",\n".join(f"{json.dumps(name)}: {_row(row)}" for name, row in rows.items())


def _row(row: tuple[Any, ...]) -> str:
    short = [int(one) if one in (0.0, 1.0) and not isinstance(one, bool) else one for one in row]
    return json.dumps(short, ensure_ascii=False, separators=(",", ":"))


def _parsed(adapter: TypeAdapter[Any], file: Path) -> Any:
    try:
        return adapter.validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise BadRun(
            f"{file} is no part of a baseline: write it again with  councilbot eval baseline RUN"
        ) from error
