"""Question files as they are written, their JSON Schema, and where in them each case stands."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import TypeAdapter

from corpus.errors import BadCases
from evals.cases import FORMATS, Case, Questions, Set, text_of, validated

SCHEMA = Path(__file__).parent / "questions" / "schema.json"
"""Where the JSON Schema of a question file is published."""
_ORDER = (
    "id", "question", "history", "answerable", "expected", "acceptable", "must_include",
    "must_not_include", "why", "unanswerable_kind", "category", "split",
)  # fmt: skip
"""How people read a case; whatever else it has comes after."""
Way = tuple[str | int, ...]
"""From a case to a part of it, as ("expected", 0, "any", 1, "page")."""


@dataclass(frozen=True)
class Entry:
    """A case as it stands in a file, right or wrong."""

    file: Path
    line: int
    """Counted from 1."""
    given: Any
    node: yaml.Node | None = field(default=None, compare=False, repr=False)
    """Where YAML says it; None in a file of JSON lines."""

    def line_of(self, way: Way) -> int:
        """The line on which a part of it stands, or else the nearest part around it."""
        return self.node_of(way).start_mark.line + 1 if self.node else self.line

    def node_of(self, way: Way) -> yaml.Node:
        """The part itself, or the nearest around it that is there."""
        node = self.node
        for step in way:
            inner = _inner(node, step)
            if inner is None:
                break
            node = inner
        if node is None:
            raise ValueError("only a case of a YAML file has nodes")
        return node


def entries(file: Path) -> list[Entry]:
    """The cases of a file, unchecked; raises `BadCases` where there is no telling them apart."""
    text = text_of(file)
    if file.suffix == ".jsonl":
        lines = enumerate(text.split("\n"), 1)
        return [Entry(file, at, _loaded(line, file, at)) for at, line in lines if line.strip()]
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        given: Any = loader.construct_document(root) if root else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadCases(
            f"{_place(file, error)} is not valid YAML: mend it and try again."
        ) from error
    listed = _inner(root, "questions") if isinstance(given, dict) else None
    if not isinstance(listed, yaml.SequenceNode):
        raise BadCases(f"{file} has no list of questions: begin it with schema, set, questions.")
    validated(TypeAdapter(Questions), {**given, "questions": ()}, str(file))
    pairs = zip(listed.value, given["questions"], strict=True)
    return [Entry(file, node.start_mark.line + 1, one, node) for node, one in pairs]


def twice(node: yaml.Node) -> Iterator[yaml.Node]:
    """The keys that a mapping has already: YAML lets the last one win without a word."""
    for child in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from twice(child)
    seen: set[str] = set()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in seen:
            yield key
        seen.add(key.value)
        yield from twice(value)


def write(file: Path, some: Sequence[Case], name: str = "") -> None:
    """Write cases as the name of the file ends, all of them or none; it is replaced."""
    if file.suffix not in FORMATS:
        raise BadCases(f"{file} must end in .yaml or .jsonl: name it so.")
    questions = Questions(1, Set(name or file.stem, 1), tuple(some))
    replace(file, as_lines(some) if file.suffix == ".jsonl" else as_yaml(questions))


def replace(file: Path, text: str) -> None:
    """Put a text in place of a file, so that nobody ever sees half of it."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadCases(f"{file} cannot be written: name a place that you may write to.") from error


def as_lines(some: Sequence[Case]) -> str:
    """Cases for exchange, one JSON object a line, without what is as it is by default."""
    return "".join(json.dumps(as_object(one), ensure_ascii=False) + "\n" for one in some)


def as_yaml(questions: Questions) -> str:
    """A question file for people."""
    given = {
        "schema": questions.schema,
        "set": _Inline(name=questions.set.name, version=questions.set.version),
        "questions": [as_object(one, "python") for one in questions.questions],
    }
    return dumped(given)


def dumped(given: object) -> str:
    """YAML as our own files have it: words in double quotation marks, on one line."""
    return yaml.dump(given, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"))


def as_object(case: Case, mode: Literal["json", "python"] = "json") -> dict[str, Any]:
    """A case without what is as it is by default, in the order that people read."""
    given = TypeAdapter(Case).dump_python(case, mode=mode, exclude_defaults=True)
    order = [*_ORDER, *given]
    return {key: given[key] for key in dict.fromkeys(order) if key in given}


def schema() -> str:
    """The JSON Schema of a question file; a line of a .jsonl file is its `Case`."""
    made = TypeAdapter(Questions).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **made}, indent=2, ensure_ascii=False) + "\n"


class _Inline(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  (its name is PyYAML's)
        return True


def _words(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    plain = text and all(one.isalnum() or one in "-_./" for one in text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def _inline(dumper: yaml.SafeDumper, given: _Inline) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", given, flow_style=True)


_Dumper.add_representer(str, _words)
_Dumper.add_representer(_Inline, _inline)


def _loaded(line: str, file: Path, at: int) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCases(f"{file}:{at} is not valid JSON: mend it and try again.") from error


def _place(file: Path, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"{file}:{mark.line + 1}" if mark else str(file)


def _inner(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None
