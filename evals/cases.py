"""Known questions and what a right answer must quote. pydantic and YAML are behind this file."""

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import BadCases

QUESTIONS = Path(__file__).parent / "questions"
"""Our own, about the sample papers."""
_STRICT = ConfigDict(extra="forbid")


Category = Literal[
    "date",
    "number",
    "who-said",
    "decision",
    "recommendation",
    "progress",
    "policy",
    "compare",
    "definition",
]
UnanswerableKind = Literal[
    "off-topic",
    "not-in-corpus",
    "wrong-council",
    "after-as-of",
    "false-premise",
    "near-miss",
    "opinion",
    "personal-data",
    "underspecified",
    "restricted",
]


@dataclass(frozen=True, config=_STRICT)
class Expected:
    """Words of a paper that answer a question; where they stand is found in the paper."""

    quote: str
    source: str
    """The paper's file name."""
    page: int | None = None
    """Counted from 1, where the paper has pages."""
    speaker: str | None = None
    """Whose words they are, as the citation must name them; None where nobody is to be named."""
    date: datetime.date | None = None
    """That the citation must give; None for the paper's own."""
    occurrence: int | None = None
    """Which of several places is meant, counted from 1; None for any."""


@dataclass(frozen=True, config=_STRICT)
class Group:
    """Quotes of which any one is enough."""

    any: tuple[Expected, ...]


@dataclass(frozen=True, config=_STRICT)
class Nugget:
    """Something that the quotes must say, in any of these words."""

    text: str
    """What it is, for people."""
    any: tuple[str, ...]
    vital: bool = True
    """Whether an answer without it is wrong, not only poorer."""


@dataclass(frozen=True, config=_STRICT)
class Case:
    """A known question; an answerable one expects a quote of every group."""

    id: str
    """Never used again for another question."""
    question: str
    answerable: bool
    category: Category
    split: Literal["dev", "test"]
    """Thresholds and weights are tuned on dev only."""
    expected: tuple[Group, ...] = ()
    acceptable: tuple[Expected, ...] = ()
    """Quotes that are to the point and not needed."""
    must_include: tuple[Nugget, ...] = ()
    must_not_include: tuple[str, ...] = ()
    """Words that no quote may hold, as a figure that was corrected."""
    why: str = ""
    """Of a question that is not answerable: why it is not."""
    unanswerable_kind: UnanswerableKind | Literal[""] = ""
    as_of: datetime.date | None = None
    """The day after which no paper may be used."""
    audience: Literal["councillor", "officer", "evaluator"] = "councillor"
    difficulty: Literal["single", "multi-passage", "multi-document"] = "single"
    history: tuple[str, ...] = ()
    """The questions before it in the same conversation."""
    traps: tuple[str, ...] = ()
    """What goes wrong elsewhere and is tried here, in a word or two each."""
    author: str = ""
    reviewed_by: str = ""
    notes: str = ""


@dataclass(frozen=True, config=_STRICT)
class _Set:
    name: str
    version: int


@dataclass(frozen=True, config=_STRICT)
class _File:
    schema: Literal[1]
    set: _Set
    questions: tuple[Case, ...]


def cases(paths: Iterable[Path]) -> list[Case]:
    """The cases of question files, or of the folders that hold them."""
    files = [file for path in paths for file in _files(path)]
    found = [case for file in files for case in _read(file).questions]
    if not found:
        raise BadCases("There are no questions: name a .yaml file of them, or a folder.")
    _check(found)
    return found


def digest(some: Sequence[Case]) -> str:
    """Tells one list of cases from another, so that scores are compared with their like."""
    return hashlib.sha256(repr(some).encode()).hexdigest()[:12]


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise BadCases(f"There is no file or folder {path}.")
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _read(file: Path) -> _File:
    try:
        given: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        return TypeAdapter(_File).validate_python(given)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadCases(f"{file} is not valid YAML: mend it and try again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadCases(f"{file}: {where}: {first['msg']}.") from error


def _check(found: Sequence[Case]) -> None:
    seen: set[str] = set()
    for case in found:
        if case.id in seen:
            raise BadCases(f"Two cases have the id {case.id}: give each its own.")
        seen.add(case.id)
        if case.answerable != bool(case.expected):
            raise BadCases(f"{case.id}: an answerable case expects quotes, and only such a case.")
