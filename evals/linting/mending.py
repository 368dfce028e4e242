"""Filling in what is certain, in the files themselves, with every comment left where it is."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from corpus.errors import BadCases
from evals.casefiles import Entry, Way, entries, replace
from evals.cases import text_of

_MARK = "\ufeff"


class Mend(NamedTuple):
    """What to fill in at a part of a case."""

    entry: Entry
    way: Way
    """To one expected quote."""
    keys: Mapping[str, int]


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def mend(file: Path, mends: Sequence[Mend]) -> None:
    """Fill in all of it or, with `BadCases`, nothing, where it cannot be done without harm."""
    text = text_of(file)
    mark = _MARK if file.read_bytes().startswith(_MARK.encode()) else ""
    edits = _in_lines(text, mends) if file.suffix == ".jsonl" else _in_yaml(text, mends)
    mended = _edited(text, edits)
    beside = file.with_name(f".mended.{file.name}")
    replace(beside, mended)
    try:
        good = _as_wanted(beside, file, mends)
    finally:
        beside.unlink()
    if not good:
        raise BadCases(f"{file} is written in a way that cannot be mended: fill it in by hand.")
    replace(file, mark + mended)


def _as_wanted(mended: Path, file: Path, mends: Sequence[Mend]) -> bool:
    """Whether a mended file says what the file said, with what was filled in and no more."""
    wanted = {one.line: _copy(one.given) for one in entries(file)}
    for one in mends:
        _part(wanted[one.entry.line], one.way).update(one.keys)
    try:
        return [one.given for one in entries(mended)] == list(wanted.values())
    except BadCases:
        return False


def _copy(given: Any) -> Any:
    if isinstance(given, dict):
        return {key: _copy(value) for key, value in given.items()}
    return [_copy(one) for one in given] if isinstance(given, list) else given


def _part(given: Any, way: Way) -> Any:
    for step in way:
        given = given[step]
    return given


def _in_lines(text: str, mends: Sequence[Mend]) -> list[_Edit]:
    lines = text.split("\n")
    changed = {one.entry.line: _copy(one.entry.given) for one in mends}
    for one in mends:
        _part(changed[one.entry.line], one.way).update(one.keys)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return [
        _Edit(starts[at - 1], starts[at] - 1, json.dumps(given, ensure_ascii=False))
        for at, given in changed.items()
    ]


def _in_yaml(text: str, mends: Sequence[Mend]) -> list[_Edit]:
    return [
        _written(text, one.entry.node_of(one.way), key, value)
        for one in mends
        for key, value in one.keys.items()
    ]


def _written(text: str, node: yaml.Node, key: str, value: int) -> _Edit:
    """A key in place of its old value, or after the source: on a line of its own in a block."""
    pairs = {name.value: (name, found) for name, found in node.value}
    if key in pairs:
        old = pairs[key][1]
        return _Edit(old.start_mark.index, old.end_mark.index, str(value))
    name, source = pairs["source"]
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return _Edit(source.end_mark.index, source.end_mark.index, f", {key}: {value}")
    end = text.find("\n", max(0, source.end_mark.index - 1))
    at = end + 1 if end >= 0 else len(text)
    break_ = "\r\n" if text[:at].endswith("\r\n") else "\n"
    line = f"{' ' * name.start_mark.column}{key}: {value}"
    return _Edit(at, at, f"{line}{break_}" if end >= 0 else f"{break_}{line}")


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    for one in sorted(edits, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text
