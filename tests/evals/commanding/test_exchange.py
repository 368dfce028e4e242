"""councilbot eval import and export, as an evaluator runs them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import BadCases, BadRun, UsedWrongly
from corpus.settings import Settings
from evals import runs
from evals.casefiles import write
from evals.cases import Case, Expected, Group, read
from evals.commands import evaluate
from evals.recorded import Found, Recorded, Setting, Shown
from evals.scored import Scored, Summary
from tests.corpus.conftest import shelve
from tests.evals.conftest import PAPERS

LETTER = PAPERS[1]
CASE = Case(
    "A-1", "How high are caseloads?", answerable=True, category="number", split="dev",
    expected=(Group((Expected("come down to 17 children", "letter.txt"),)),),
)  # fmt: skip
SHOWN = Shown(LETTER.text[:9], LETTER.id, LETTER.name, 0, 9)
ANSWERED = Recorded("A-1", "answered", quotes=(SHOWN,), found=(Found(LETTER.id, 0, 9),))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the small papers."""
    folder = tmp_path_factory.mktemp("index")
    shelve(replace(Settings.from_environment({}), index=folder), *PAPERS)
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The folder of a run of one case."""
    setting = Setting("r-1", datetime(2026, 1, 1, tzinfo=UTC), "c", "p", 1, "1")
    folder = runs.begin(tmp_path / "runs", setting, [CASE])
    runs.add(folder, ANSWERED)
    runs.keep(folder, [Scored(CASE, ANSWERED, {"hit@1": (1, 1)}, right=True)], Summary((), {}))
    return folder


def run(*arguments: object) -> Result:
    """What came of a command; an error that people are told is the result's exception."""
    return CliRunner().invoke(evaluate, [str(one) for one in arguments])


def test_a_set_becomes_a_question_file(tmp_path: Path) -> None:
    """And its papers files to be ingested."""
    asked = {"id": "1", "question": "Who?", "answers": [{"text": "They", "answer_start": 0}]}
    article = {"title": "A b", "paragraphs": [{"context": "They won.", "qas": [asked]}]}
    (tmp_path / "dev.json").write_text(json.dumps({"data": [article]}), "utf-8")
    out, papers = tmp_path / "squad.yaml", tmp_path / "papers"

    found = run(
        "import", "squad", tmp_path / "dev.json", "--out", out, "--papers", papers, "--split", "dev"
    )

    (case,) = read(out).questions
    assert found.exit_code == 0, found.output
    assert (case.id, case.split) == ("1", "dev")
    assert (papers / "A_b.txt").read_text("utf-8") == "They won.\n"
    assert found.stderr.splitlines() == [
        f"Wrote 1 papers into {papers}.", f"Wrote 1 cases into {out}.",
    ]  # fmt: skip


def test_what_is_no_set_leaves_nothing(tmp_path: Path) -> None:
    """But one line."""
    (tmp_path / "dev.json").write_text("{}", "utf-8")

    found = run("import", "squad", tmp_path / "dev.json", "--out", tmp_path / "squad.yaml")

    assert isinstance(found.exception, BadCases)
    assert not (tmp_path / "squad.yaml").exists()


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("jsonl", '{"id": "A-1"'),
        ("bench", '{"id": "A-1"'),
        ("inspect", '{"id": "A-1"'),
        ("trec", "A-1 0 letter.txt 2"),
        ("squad", '{"version": "v2.0"'),
        ("ragas", '{"user_input": "How high'),
    ],
)
def test_cases_are_exported(tmp_path: Path, index: Path, kind: str, begins: str) -> None:
    """To the terminal, or into a file."""
    write(tmp_path / "a.yaml", [CASE])
    printed = run("export", kind, tmp_path, "--index", index)

    run("export", kind, tmp_path / "a.yaml", "--index", index, "--out", tmp_path / "out")

    assert printed.stdout.startswith(begins), printed.exception
    assert (tmp_path / "out").read_text("utf-8") == printed.stdout


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("inspect", '{"id": "A-1", "value": "C"'),
        ("trec", "A-1 Q0 letter.txt 1 0 r-1"),
        ("squad", '{"A-1": "'),
        ("ragas", '{"user_input": "How high'),
    ],
)
def test_a_run_is_exported(index: Path, made: Path, kind: str, begins: str) -> None:
    """As what was answered."""
    found = run("export", kind, "--run", made, "--index", index)

    assert found.stdout.startswith(begins), found.exception
    assert kind != "ragas" or "retrieved_contexts" in found.stdout


def test_a_run_on_other_papers_is_not_given_names(tmp_path: Path, index: Path, made: Path) -> None:
    """One line tells which index is wanted."""
    runs.add(made, replace(ANSWERED, found=(Found("gone", 0, 9),)))

    found = run("export", "trec", "--run", made, "--index", index)

    assert isinstance(found.exception, BadRun)
    assert "has no document gone" in str(found.exception)


@pytest.mark.parametrize("kind", ["inspect", "trec", "squad", "ragas"])
def test_a_run_in_which_the_bot_failed_is_not_exported(index: Path, made: Path, kind: str) -> None:
    """There it would count as an abstention; one line tells how to ask again."""
    runs.add(made, Recorded("A-1", "failed", "ZeroDivisionError"))

    found = run("export", kind, "--run", made, "--index", index)

    assert isinstance(found.exception, UsedWrongly)
    assert "--resume" in str(found.exception)
    assert not found.stdout


def test_a_format_without_answers_is_refused(made: Path) -> None:
    """It would be the cases again."""
    found = run("export", "jsonl", "--run", made)

    assert isinstance(found.exception, UsedWrongly)
    assert "has no place for answers" in str(found.exception)


def test_a_run_is_exported_as_a_whole(tmp_path: Path, made: Path) -> None:
    """Cases beside it would not be those that it asked."""
    found = run("export", "ragas", tmp_path, "--run", made)

    assert isinstance(found.exception, UsedWrongly)
