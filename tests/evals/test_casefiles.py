"""Question files as they are written, and where in them things stand."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadCases
from evals.casefiles import SCHEMA, as_yaml, entries, replace, schema, twice, write
from evals.cases import QUESTIONS, Case, files, read
from tests.corpus.conftest import UNTIMED
from tests.evals.drawing import CASES


@UNTIMED
@given(st.lists(CASES, max_size=3), st.sampled_from(["a.yaml", "a.jsonl"]))
def test_what_is_written_is_read_again(some: list[Case], name: str) -> None:
    """Whatever the words of a case hold."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        write(file, some)

        assert read(file).questions == tuple(some)
        assert [entry.given["id"] for entry in entries(file)] == [case.id for case in some]


@pytest.mark.parametrize("file", sorted(QUESTIONS.glob("*.yaml")), ids=lambda file: file.name)
def test_our_own_files_come_back_as_they_were(file: Path, tmp_path: Path) -> None:
    """Every case is the same; only comments are lost."""
    again = tmp_path / file.name

    again.write_text(as_yaml(read(file)), "utf-8")

    assert read(again) == read(file)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """And not written."""
    with pytest.raises(BadCases, match=r"must end in \.yaml or \.jsonl"):
        write(tmp_path / "a.csv", [])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path) -> None:
    """With one line that says so, and nothing left beside it."""
    (tmp_path / "a.yaml").mkdir()

    with pytest.raises(BadCases, match="cannot be written"):
        replace(tmp_path / "a.yaml", "x")

    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_the_published_schema_is_up_to_date() -> None:
    """`councilbot eval schema --out evals/questions/schema.json` writes it."""
    assert SCHEMA.read_text("utf-8") == schema()


def test_the_schema_tells_what_each_field_is() -> None:
    """As an editor shows it."""
    found = json.loads(schema())["$defs"]["Case"]["properties"]

    assert found["split"]["description"] == "Thresholds and weights are tuned on dev only."


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (("question",), 5),
        (("expected", 0, "any", 1, "page"), 11),
        (("expected", 0, "any", 0, "page"), 8),
        (("why",), 4),
    ],
)
def test_a_part_of_a_case_is_found_in_its_file(
    tmp_path: Path, way: tuple[str | int, ...], line: int
) -> None:
    """Or else the nearest part around it."""
    file = tmp_path / "a.yaml"
    file.write_text(
        "schema: 1\nset: {name: x, version: 1}\nquestions:\n- id: a\n  question: why\n"
        "  expected:\n  - any:\n    - quote: one\n      source: a.txt\n"
        "    - quote: two\n      page: 2\n"
    )

    (entry,) = entries(file)

    assert entry.line_of(way) == line


def test_a_key_that_is_given_twice_is_found(tmp_path: Path) -> None:
    """At any depth, as YAML itself lets it pass."""
    file = tmp_path / "a.yaml"
    file.write_text(
        "schema: 1\nset: {name: x, version: 1}\nquestions:\n- {id: a, expected: [{b: 1, b: 2}]}\n"
    )

    (entry,) = entries(file)

    assert entry.node
    assert [key.value for key in twice(entry.node)] == ["b"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "questions: [", r"a\.yaml:1 is not valid YAML"),
        ("a.yaml", "date: 2024-13-45", "is not valid YAML"),
        ("a.yaml", "schema: 1", "has no list of questions"),
        ("a.yaml", "", "has no list of questions"),
        ("a.yaml", "schema: 2\nset: {name: x, version: 1}\nquestions: []", "schema: Input"),
        ("a.jsonl", "{}\n{", r"a\.jsonl:2 is not valid JSON"),
    ],
)
def test_a_file_whose_cases_cannot_be_told_apart_is_refused(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    """In one line that says where."""
    (tmp_path / name).write_text(text, "utf-8")

    with pytest.raises(BadCases, match=message):
        entries(tmp_path / name)


def test_a_folder_may_hold_both_kinds(tmp_path: Path) -> None:
    """And other files beside them."""
    for name in ("b.jsonl", "a.yaml", "schema.json", "notes.md"):
        (tmp_path / name).touch()

    assert [file.name for file in files([tmp_path])] == ["a.yaml", "b.jsonl"]
