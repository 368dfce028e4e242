"""Words that a paper is said to say, and the verdict that is right. pydantic reads them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from bot.checking.verdicts import Kind, Verdict
from corpus.errors import BadCases
from evals.cases import Set, files, text_of, validated

CHECKS = Path(__file__).parents[1] / "checks"
"""Our own, about the sample papers."""
KINDS = {kind.name.lower().replace("_", "-"): kind for kind in Kind}
"""The kinds of differences as a case names them."""
_STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ABSENT = {"absent": Verdict.NOT_FOUND.value}
"""What the shared cases call a verdict."""


@dataclass(frozen=True, config=_STRICT)
class Marked:
    """Words, and what is true of them whatever the check says."""

    id: str
    """Never used again for other words."""
    words: str
    verdict: Literal["exact", "elsewhere", "altered", "not found", "cannot check"]
    said_of: str = ""
    """What they are said to be from; empty for any paper."""
    source: str = ""
    """The file of the paper in which they stand, or of that to which they are close."""
    page: int | None = None
    """On which they begin there, counted from 1, where the paper has pages."""
    kinds: tuple[str, ...] = ()
    """Of the differences, all of them, where they are marked."""
    about: str = ""
    """What is tried, in a word or two."""
    notes: str = ""


@dataclass(frozen=True, config=_STRICT)
class Checks:
    """A file of marked words."""

    schema: Literal[1]
    """The edition of this format."""
    set: Set
    checks: tuple[Marked, ...]


def cases(paths: Iterable[Path]) -> list[Marked]:
    """The marked words of files, or of the folders that hold them."""
    found = [one for file in files(paths) for one in read(file)]
    if not found:
        raise BadCases("There are no words to check: name a .yaml or .jsonl file, or a folder.")
    seen: set[str] = set()
    for one in found:
        if one.id in seen:
            raise BadCases(f"Two cases have the id {one.id}: give each its own.")
        seen.add(one.id)
        if unknown := set(one.kinds) - KINDS.keys():
            raise BadCases(f"{one.id}: {min(unknown)} is no kind: name one of {', '.join(KINDS)}.")
    return found


def read(file: Path) -> list[Marked]:
    """The marked words of one file: ours, or a case a line as ../shared/bench/quote-check."""
    text = text_of(file)
    if file.suffix == ".jsonl":
        lines = enumerate(text.split("\n"), 1)
        return [_line(line, f"{file}, line {at}") for at, line in lines if line.strip()]
    try:
        given: Any = yaml.load(text, _QUICK)  # noqa: S506  (it is a safe one)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadCases(f"{file} is not valid YAML: mend it and try again.") from error
    return list(validated(TypeAdapter(Checks), given, str(file)).checks)


def _line(line: str, where: str) -> Marked:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCases(f"{where} is not valid JSON: mend it and try again.") from error
    if isinstance(given, dict) and "claim" in given:
        given = _shared(given)
    return validated(TypeAdapter(Marked), given, where)


def _shared(given: dict[str, Any]) -> dict[str, Any]:
    """A case in the shape of the shared benches, in ours."""
    gold = given.get("gold") or [{}]
    first = gold[0] if isinstance(gold, list) and isinstance(gold[0], dict) else {}
    return {
        "id": given.get("id"),
        "words": given["claim"],
        "said_of": given.get("said_of") or "",
        "verdict": _ABSENT.get(str(given.get("verdict")), given.get("verdict")),
        "source": first.get("doc") or "",
        "page": first.get("page"),
    }
