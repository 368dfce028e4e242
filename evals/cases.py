"""Known questions and what a right answer must quote. pydantic and YAML are behind this file."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import BadCases

QUESTIONS = Path(__file__).parent / "questions"
"""Our own, about the sample papers."""
_STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_T = TypeVar("_T")
FORMATS = (".yaml", ".yml", ".jsonl")
"""How the name of a question file ends: YAML for people, or a case a line for programs."""


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
    """That the citation must give; None where it is not asked for."""
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
class Set:
    """What cases are together."""

    name: str
    version: int
    """Goes up when a case is changed or added."""


@dataclass(frozen=True, config=_STRICT)
class Questions:
    """A question file."""

    schema: Literal[1]
    """The edition of this format."""
    set: Set
    questions: tuple[Case, ...]


def cases(paths: Iterable[Path]) -> list[Case]:
    """The cases of question files, or of the folders that hold them."""
    found = [case for file in files(paths) for case in read(file).questions]
    if not found:
        raise BadCases("There are no questions: name a .yaml or .jsonl file of them, or a folder.")
    _check(found)
    return found


def digest(some: Sequence[Case]) -> str:
    """Tells one list of cases from another, so that scores are compared with their like."""
    return hashlib.sha256(repr(some).encode()).hexdigest()[:12]


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The question files among paths: those that are named, and those in the folders, by name."""
    for path in paths:
        if not path.exists():
            raise BadCases(f"There is no file or folder {path}.")
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix in FORMATS)
        else:
            yield path


def read(file: Path) -> Questions:
    """The cases of one file, with the set that they are."""
    text = text_of(file)
    if file.suffix == ".jsonl":
        lines = enumerate(text.split("\n"), 1)
        found = [_line(line, f"{file}, line {at}") for at, line in lines if line.strip()]
        return Questions(1, Set(file.stem, 1), tuple(found))
    try:
        given: Any = yaml.load(text, _QUICK)  # noqa: S506  (it is a safe one)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadCases(f"{file} is not valid YAML: mend it and try again.") from error
    return validated(TypeAdapter(Questions), given, str(file))


def text_of(file: Path) -> str:
    """What a file says; its line ends stay as they are."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadCases(f"{file} cannot be read: name a file that you may read.") from error
    except UnicodeDecodeError as error:
        raise BadCases(f"{file} is not UTF-8: save it as UTF-8 and try again.") from error


def _line(line: str, where: str) -> Case:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCases(f"{where} is not valid JSON: mend it and try again.") from error
    return validated(TypeAdapter(Case), given, where)


def validated(model: TypeAdapter[_T], given: object, where: str) -> _T:
    """What is given, as the model has it; raises `BadCases` with the first thing that is wrong."""
    try:
        return model.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        at = "".join(f"{part}." for part in first["loc"])[:-1]
        raise BadCases(f"{where}: {at}: {first['msg']}.") from error


def _check(found: Sequence[Case]) -> None:
    seen: set[str] = set()
    for case in found:
        if case.id in seen:
            raise BadCases(f"Two cases have the id {case.id}: give each its own.")
        seen.add(case.id)
        if case.answerable != bool(case.expected):
            raise BadCases(f"{case.id}: an answerable case expects quotes, and only such a case.")
        if not all(group.any for group in case.expected):
            raise BadCases(f"{case.id}: a group of quotes is empty: give it one, or leave it out.")
