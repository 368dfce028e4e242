"""Question files, checked as a whole."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from evals.casefiles import write
from evals.cases import Case, Expected, read
from evals.linting.library import Library
from evals.linting.lint import fix, lint
from tests.evals.linting.conftest import CASE, expecting


def messages(tmp_path: Path, *some: Case, library: Library | None = None) -> list[str]:
    """What is wrong with some cases in one file."""
    write(tmp_path / "a.yaml", some)
    return [one.fault.message for one in lint([tmp_path], library).faults]


def test_a_sound_file_has_no_faults(tmp_path: Path, library: Library) -> None:
    """And its cases are counted by what they are."""
    write(tmp_path / "a.yaml", [CASE])
    other = replace(CASE, id="A-2", question="When was it agreed?", split="test")
    write(tmp_path / "b.jsonl", [other])

    report = lint([tmp_path], library)

    assert (report.faults, report.errors) == ((), 0)
    assert report.counts == Counter({("number", True, "dev"): 1, ("number", True, "test"): 1})


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    """Also beside a case that cannot be read, and in the order of the file."""
    (tmp_path / "a.yaml").write_text(
        "schema: 1\nset: {name: x, version: 1}\nquestions:\n"
        "- id: a\n  question: Why?\n  split: train\n  category: date\n  answer: no\n"
        "- {id: b, question: When, answerable: false, category: date, split: dev}\n"
    )

    report = lint([tmp_path], None)

    found = [(one.line, one.case, one.fault.check) for one in report.faults]
    assert found == [
        (4, "a", "schema"), (6, "a", "schema"), (8, "a", "schema"), (9, "b", "outcome"),
        (9, "b", "outcome"), (9, "b", "review"),
    ]  # fmt: skip
    assert (report.errors, len(report.cases)) == (5, 1)


def test_a_file_that_cannot_be_parsed_does_not_hide_another(tmp_path: Path) -> None:
    """It is one fault."""
    (tmp_path / "a.yaml").write_text("questions: [")
    write(tmp_path / "b.yaml", [CASE])

    report = lint([tmp_path], None)

    assert [one.fault.check for one in report.faults] == ["schema"]
    assert len(report.cases) == 1


def test_an_id_is_used_once(tmp_path: Path) -> None:
    """In all of the files together."""
    (found,) = messages(tmp_path, CASE, replace(CASE, question="When was it agreed?"))

    assert found == f"the id is that of {tmp_path / 'a.yaml'}:4 too: give each its own"


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("how high are  caseloads", "A-1 asks the same"),
        ("How high are the caseloads?", "much like A-1: “How high are caseloads?”"),
    ],
)
def test_a_question_is_asked_once(tmp_path: Path, question: str, message: str) -> None:
    """Or a person looks at the two."""
    assert messages(tmp_path, CASE, replace(CASE, id="A-2", question=question)) == [message]


def test_the_same_words_after_other_questions_ask_something_else(tmp_path: Path) -> None:
    """As "and in Wirral?" does."""
    one = replace(CASE, question="And in Wirral?", history=("How high are caseloads?",))
    two = replace(one, id="A-2", history=("What was agreed?",))

    assert messages(tmp_path, one, two) == []


def test_a_key_that_is_given_twice_is_an_error(tmp_path: Path) -> None:
    """YAML would let the last one win."""
    write(tmp_path / "a.yaml", [CASE])
    text = (tmp_path / "a.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(f"{text}  split: test\n", "utf-8")

    (found,) = lint([tmp_path], None).faults

    assert found.fault.message == "split is given twice"


def test_what_is_certain_is_filled_in(tmp_path: Path, library: Library) -> None:
    """And then nothing is wrong with it."""
    case = expecting(
        Expected("The hub opens in May.", "minutes.pdf"),
        Expected("It was agreed.", "minutes.pdf", page=1, occurrence=2),
    )
    write(tmp_path / "a.yaml", [CASE, replace(case, id="A-2", question="When does it open?")])

    mended, refused = fix(lint([tmp_path], library))

    quotes = read(tmp_path / "a.yaml").questions[1].expected[0].any
    assert (mended, refused) == (2, [])
    assert [(one.page, one.occurrence) for one in quotes] == [(2, None), (2, 2)]
    assert lint([tmp_path], library).faults == ()


def test_a_file_that_cannot_be_mended_is_named(tmp_path: Path, library: Library) -> None:
    """The others are mended."""
    case = expecting(Expected("The hub opens in May.", "minutes.pdf"))
    write(tmp_path / "a.yaml", [case])
    text = (tmp_path / "a.yaml").read_text("utf-8")
    text = text.replace("source: minutes.pdf", "? source\n      : minutes.pdf")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    write(tmp_path / "b.yaml", [replace(case, id="A-2", question="When does it open?")])

    mended, refused = fix(lint([tmp_path], library))

    assert mended == 1
    assert (tmp_path / "a.yaml").read_text("utf-8") == text
    assert refused == [
        f"{tmp_path / 'a.yaml'} is written in a way that cannot be mended: fill it in by hand."
    ]
