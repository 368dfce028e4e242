"""
The folder of a run, in which everything is kept that came of it.

    runs/20261126T161500-3f2a91c07b1d/
        setting.json      on what it was made
        cases.jsonl       the cases as they were asked
        answers.jsonl     an answer a line, each written down before the next case is asked
        scores.jsonl      what is measured of each answer
        summary.json      every measure over all of them

A run that was killed goes on where it stopped: a line that was not written to its end is dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import BadRun
from evals.cases import Case, digest
from evals.recorded import Recorded, Setting
from evals.scored import Scored, Summary

RUNS = Path("runs")
_OF_SCORING = ("scores.jsonl", "summary.json")
_T = TypeVar("_T")
_CASES = TypeAdapter(Case)
_ANSWERS = TypeAdapter(Recorded)
_SETTING = TypeAdapter(Setting)
_SUMMARY = TypeAdapter(Summary)


@dataclass(frozen=True)
class Measured:
    """What is measured of one case, as it is written down."""

    case: str
    right: bool
    measures: dict[str, tuple[float, float]]
    overlaps: tuple[tuple[tuple[int, int], ...], ...] = ()


_MEASURED = TypeAdapter(Measured)


@dataclass(frozen=True)
class Run:
    """A run, read from its folder."""

    folder: Path
    setting: Setting
    cases: tuple[Case, ...]
    answers: dict[str, Recorded]
    """By the case's id; those of which nothing is recorded are absent."""

    @property
    def pairs(self) -> list[tuple[Case, Recorded]]:
        """The cases that were asked, each with its answer."""
        return [(case, self.answers[case.id]) for case in self.cases if case.id in self.answers]

    @property
    def left(self) -> list[Case]:
        """The cases to go on with: those without an answer, and those on which the bot failed."""
        done = {name for name, one in self.answers.items() if one.outcome != "failed"}
        return [case for case in self.cases if case.id not in done]

    @property
    def failed(self) -> list[str]:
        """The ids of the cases on which the bot failed."""
        return [case.id for case, one in self.pairs if one.outcome == "failed"]


def identity(cases: Sequence[Case], started: datetime) -> str:
    """
    The id of a run that asks these cases from this moment on.

    >>> identity([], datetime(2026, 11, 26, 16, 15, tzinfo=UTC))
    '20261126T161500-4f53cda18c2b'
    """
    return f"{started.astimezone(UTC):%Y%m%dT%H%M%S}-{digest(cases)}"


def begin(out: Path, setting: Setting, cases: Iterable[Case]) -> Path:
    """Make the folder of a new run, named by its id."""
    folder = out / setting.id
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise BadRun(f"There is a run in {folder} already: name another folder.") from error
    _write_lines(folder / "cases.jsonl", [_CASES.dump_json(case) for case in cases])
    _write(folder / "setting.json", _SETTING.dump_json(setting, indent=2))
    return folder


def add(folder: Path, recorded: Recorded) -> None:
    """Write an answer down, so that it outlives the process."""
    with (folder / "answers.jsonl").open("ab", buffering=0) as file:
        file.write(_ANSWERS.dump_json(recorded) + b"\n")


def go_on(folder: Path) -> None:
    """Make a run that was broken off ready for more answers, after which it is scored anew."""
    for stale in _OF_SCORING:
        (folder / stale).unlink(missing_ok=True)
    file = folder / "answers.jsonl"
    if file.exists():
        whole = file.read_bytes()
        if not whole.endswith(b"\n"):
            _write(file, whole[: whole.rfind(b"\n") + 1])


def read(folder: Path) -> Run:
    """A run as far as it came; raises `BadRun` when the folder holds none that can be read."""
    setting = _parsed(_SETTING, _bytes(folder, "setting.json"), folder / "setting.json")
    cases = _lines(_CASES, folder, "cases.jsonl")
    answers = _lines(_ANSWERS, folder, "answers.jsonl") if _has(folder, "answers.jsonl") else []
    return Run(folder, setting, tuple(cases), {one.case: one for one in answers})


def keep(folder: Path, some: Iterable[Scored], summary: Summary) -> None:
    """Write down what is measured, in place of what was."""
    lines = [
        _MEASURED.dump_json(Measured(one.case.id, one.right, one.measures, one.overlaps))
        for one in some
    ]
    _write_lines(folder / "scores.jsonl", lines)
    _write(folder / "summary.json", _SUMMARY.dump_json(summary, indent=2))


def scores(run: Run) -> list[Scored]:
    """What was measured of each case; raises `BadRun` where the run was not scored."""
    pairs = {case.id: (case, recorded) for case, recorded in run.pairs}
    return [
        Scored(*pairs[one.case], one.measures, one.overlaps, one.right)
        for one in _lines(_MEASURED, run.folder, "scores.jsonl")
        if one.case in pairs
    ]


def summary(run: Run) -> Summary:
    """What came out over all cases; raises `BadRun` where the run was not scored."""
    file = "summary.json"
    return _parsed(_SUMMARY, _bytes(run.folder, file), run.folder / file)


def listed(out: Path = RUNS) -> list[Path]:
    """The folders of the runs, that which was begun first at first; no baseline is among them."""
    folders = (file.parent for file in out.glob("*/cases.jsonl"))
    begun = {folder: when for folder in sorted(folders) if (when := _begun(folder)) is not None}
    return sorted(begun, key=begun.__getitem__)


def found(named: str, out: Path = RUNS) -> Path:
    """The folder of a run by its path, its id, or `newest`; raises `BadRun` when it is none."""
    if named == "newest" and (known := listed(out)):
        return known[-1]
    for folder in (Path(named), out / named):
        if _has(folder, "setting.json"):
            return folder
    raise BadRun(f"There is no run {named}: make one with  councilbot eval run")


def _begun(folder: Path) -> float | None:
    """When a run was begun, in seconds of the epoch; None of one that cannot be read."""
    try:
        setting = _parsed(_SETTING, _bytes(folder, "setting.json"), folder / "setting.json")
    except BadRun:
        return None
    return setting.started.timestamp()


def _has(folder: Path, file: str) -> bool:
    return (folder / file).is_file()


def _bytes(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        scored = file in _OF_SCORING and _has(folder, "setting.json")
        raise BadRun(
            f"The run in {folder} is not scored: run  councilbot eval score {folder}"
            if scored
            else f"{folder} is not the folder of a run: it has no {file} that can be read."
        ) from error


def _lines(adapter: TypeAdapter[_T], folder: Path, file: str) -> list[_T]:
    """What a file holds, a line each; a last line without its end was not written whole."""
    whole, _, _ = _bytes(folder, file).rpartition(b"\n")
    return [_parsed(adapter, line, folder / file) for line in whole.splitlines()]


def _parsed(adapter: TypeAdapter[_T], given: bytes, file: Path) -> _T:
    try:
        return adapter.validate_json(given)
    except ValidationError as error:
        raise BadRun(
            f"{file} holds what no run of this version writes: make the run again."
        ) from error


def _write_lines(file: Path, lines: Iterable[bytes]) -> None:
    _write(file, b"".join(line + b"\n" for line in lines))


def _write(file: Path, content: bytes) -> None:
    """All of it or nothing, whenever the process ends."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
