"""councilbot eval protocol, as an evaluator runs it."""

import json
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.conftest import Cli, command
from tests.corpus.conftest import shelve
from tests.evals.protocols.conftest import OURS, THEIRS

QUESTIONS = """
schema: 1
set: {name: small, version: 1}
questions:
- id: K-1
  question: What was the average caseload of social workers in Kesterwold in December?
  answerable: true
  expected: [{any: [{quote: was 19 children in December, source: minutes.txt}]}]
  category: number
  split: dev
- id: K-2
  question: Who won the football cup final in Rome?
  answerable: false
  why: no paper says
  category: who-said
  split: dev
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """The command, on an index of one council's papers."""
    settings = Settings.from_environment({})
    folder = tmp_path_factory.mktemp("protocols")
    settings = Settings(**{**vars(settings), "index": folder / "index"})
    shelve(settings, *OURS)
    return command(settings)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A file of one case that is answerable and one that is not."""
    file = tmp_path / "questions.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file


def test_a_table_is_printed_and_the_answers_to_be_read(run: Cli, questions: Path) -> None:
    """Each with its question and its first quote."""
    done = run("eval", "protocol", "gold-removed", questions, "--fast")

    assert (done.returncode, done.stderr) == (0, "")
    assert "unsupported answers" in done.stdout
    assert "K-1, number: unsupported answers" in done.stdout
    assert "    What was the average caseload of social workers in Kesterwold" in done.stdout


def test_one_object_is_printed(run: Cli, questions: Path) -> None:
    """With a row for every question that was asked."""
    done = run("eval", "protocol", "paraphrase", questions, "--fast", "--json", "--limit", "1")

    printed = json.loads(done.stdout)
    assert printed["protocol"] == "paraphrase"
    assert {row["id"] for row in printed["cases"]} == {"K-1"}
    assert {row["sort"] for row in printed["cases"]} == set(printed["sorts"])
    assert printed["whole"][0]["total"] == len(printed["cases"])


def test_other_papers_are_read_for_the_while(run: Cli, questions: Path, tmp_path: Path) -> None:
    """Another council's, in a folder."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "aldermere.txt").write_text(THEIRS[0].text, encoding="utf-8")
    (folder / "papers.toml").write_text(
        '[[paper]]\nfile = "aldermere.txt"\ncouncil = "County of Aldermere"\n', encoding="utf-8"
    )
    done = run("eval", "protocol", "paper-swap", questions, "--papers", folder, "--fast", "--json")

    printed = json.loads(done.stdout)
    assert [row["sort"] for row in printed["cases"]] == ["as asked", "renamed"]


def test_what_is_missing_is_said(run: Cli, questions: Path) -> None:
    """In one line, with exit code 2."""
    done = run("eval", "protocol", "cut-size", questions, "--fast")

    assert done.returncode == 2
    assert "Give the papers of the index with --papers" in done.stderr
    assert "Traceback" not in done.stderr
