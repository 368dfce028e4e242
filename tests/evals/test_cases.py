"""Reading known questions."""

from pathlib import Path

import pytest

from corpus.errors import BadCases
from evals.cases import QUESTIONS, cases, digest

HEAD = "schema: 1\nset: {name: x, version: 1}\nquestions:\n"
ONE = "- {id: a, question: 'Why?', answerable: false, category: date, split: dev, why: not said}\n"
LINE = (
    '{"id": "a", "question": "Why?", "answerable": false, "category": "date", "split": "dev",'
    ' "why": "not said"}'
)


def written(tmp_path: Path, text: str) -> Path:
    """A file of questions."""
    file = tmp_path / "questions.yaml"
    file.write_text(text, "utf-8")
    return file


def test_our_own_cases_can_be_read() -> None:
    """There are enough of them, of both kinds."""
    found = cases([QUESTIONS])

    assert len(found) >= 30
    assert {case.answerable for case in found} == {True, False}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("questions: [", "is not valid YAML"),
        (HEAD.rstrip() + " []\n", "There are no questions"),
        (HEAD + ONE + ONE, "Two cases have the id a"),
        (HEAD + ONE.replace("false", "true"), "a: an answerable case expects quotes"),
        (
            HEAD + ONE.replace("false", "true").replace("why: not said", "expected: [{any: []}]"),
            "a: a group of quotes is empty",
        ),
        (HEAD + ONE.replace("dev", "train"), "questions.0.split: Input should be 'dev' or 'test'"),
        (HEAD + ONE.replace("question:", "query:"), "questions.0.question: Field required"),
        (HEAD.replace("1", "9", 1) + ONE, "schema: Input should be 1"),
        (HEAD + ONE.replace("why: not said", "as_of: 2024-13-45"), "is not valid YAML"),
    ],
    ids=["yaml", "none", "twice", "no quotes", "no quote", "split", "field", "schema", "day"],
)
def test_a_file_that_is_wrong_says_where(tmp_path: Path, text: str, message: str) -> None:
    """In one line."""
    with pytest.raises(BadCases) as fault:
        cases([written(tmp_path, text)])

    assert message in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Before anything is asked."""
    with pytest.raises(BadCases, match=r"no file or folder .*none\.yaml"):
        cases([tmp_path / "none.yaml"])


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "line 2 is not valid JSON"), ('{"id": "b"}', "line 2: question: Field required")],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str, message: str) -> None:
    """In a file of a case a line."""
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{LINE}\n{line}\n", "utf-8")

    with pytest.raises(BadCases, match=message):
        cases([file])


def test_the_two_kinds_of_file_hold_the_same_cases(tmp_path: Path) -> None:
    """With or without a byte order mark, and empty lines."""
    lines = tmp_path / "questions.jsonl"
    lines.write_text(f"\ufeff\n{LINE}\n\n", "utf-8")

    assert cases([lines]) == cases([written(tmp_path, HEAD + ONE)])


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """In one line."""
    file = tmp_path / "questions.yaml"
    file.write_bytes(b"\xff\xfe")

    with pytest.raises(BadCases, match="is not UTF-8"):
        cases([file])


def test_other_cases_have_another_digest(tmp_path: Path) -> None:
    """Scores are compared with their like."""
    before = cases([written(tmp_path, HEAD + ONE)])
    after = cases([written(tmp_path, HEAD + ONE.replace("Why?", "When?"))])

    assert digest(before) == digest(before) != digest(after)
