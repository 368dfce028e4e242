"""councilbot eval lint, new and schema, as somebody who writes cases runs them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import CouncilbotError, IndexNotBuilt, UsedWrongly
from corpus.settings import Settings
from evals.casefiles import SCHEMA, write
from evals.cases import Case, Expected, Group, read
from evals.commands import evaluate
from tests.corpus.conftest import shelve
from tests.evals.conftest import PAPERS

CASE = Case(
    "A-1", "How high are caseloads?", answerable=True, category="number", split="dev",
    expected=(Group((Expected("come down to 17 children", "letter.txt"),)),), author="Ann",
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the small papers."""
    folder = tmp_path_factory.mktemp("index")
    shelve(replace(Settings.from_environment({}), index=folder), *PAPERS)
    return folder


def run(*arguments: object) -> Result:
    """What came of a command; an error that people are told is the result's exception."""
    return CliRunner().invoke(evaluate, [str(one) for one in arguments])


def told(found: Result) -> str:
    """What somebody is told who used a command wrongly."""
    assert isinstance(found.exception, CouncilbotError)
    return str(found.exception)


def test_warnings_do_not_fail(tmp_path: Path, index: Path) -> None:
    """Those that say the same are shown once, and then what cases there are."""
    write(tmp_path / "a.yaml", [CASE, replace(CASE, id="A-2", question="When was it said?")])

    found = run("lint", tmp_path, "--index", index)

    assert found.exit_code == 0, found.output
    first, *_, last = found.stdout.splitlines()
    assert first == (
        f"{tmp_path / 'a.yaml'}:4: A-1, A-2: warning: author and reviewed_by are not both given"
    )
    assert last == "2 cases: 0 errors, 2 warnings."
    assert "number" in found.stdout


def test_an_error_is_exit_code_1(tmp_path: Path, index: Path) -> None:
    """As a gate needs it; a program reads all of it."""
    quotes = (Group((Expected("come down to 16 children", "letter.txt"),)),)
    write(tmp_path / "a.jsonl", [replace(CASE, expected=quotes)])

    found = run("lint", tmp_path, "--index", index, "--json")

    given = json.loads(found.stdout)
    assert found.exit_code == 1
    assert (given["cases"], given["errors"], given["warnings"]) == (1, 1, 1)
    assert given["counts"] == [
        {"category": "number", "answerable": True, "split": "dev", "cases": 1}
    ]
    error = next(one for one in given["faults"] if one["serious"])
    assert (error["line"], error["case"], error["check"]) == (1, "A-1", "quote")
    assert "come down to 17 children" in error["message"]


def test_without_an_index_the_rest_is_checked(tmp_path: Path) -> None:
    """One line says how to make one, and nothing is ingested."""
    write(tmp_path / "a.yaml", [replace(CASE, question="")])

    found = run("lint", tmp_path, "--index", tmp_path / "none")

    assert "error: The question is empty" in found.stdout
    assert isinstance(found.exception, IndexNotBuilt)
    assert told(found).startswith("The quotes were not looked for. There is no index in")
    assert "councilbot ingest" in told(found)
    assert not (tmp_path / "none").exists()


def test_what_is_mended_is_counted(tmp_path: Path, index: Path) -> None:
    """And what is left is told."""
    write(tmp_path / "a.yaml", [CASE])

    found = run("lint", tmp_path, "--index", index, "--fix")

    assert found.stderr == "Mended: 0 quotes.\n"
    assert found.exit_code == 0


def test_a_quote_becomes_a_case(tmp_path: Path, index: Path) -> None:
    """That can be put into a file and passes but for what a person must add."""
    write(tmp_path / "a.yaml", [CASE])

    found = run(
        "new", "has come down to", "--question", "How far?", "--after", tmp_path, "--index", index
    )
    with (tmp_path / "a.yaml").open("a", encoding="utf-8") as file:
        file.write(found.stdout)

    new = read(tmp_path / "a.yaml").questions[1]
    assert found.exit_code == 0
    assert (new.id, new.question) == ("A-2", "How far?")
    assert new.expected[0].any[0].quote == "has come down to"
    assert run("lint", tmp_path, "--index", index).exit_code == 0


def test_a_quote_that_no_paper_says_is_exit_code_1(index: Path) -> None:
    """With what comes closest."""
    found = run("new", "caseload of social workers came down to 17", "--index", index)

    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("councilbot: No public paper says just these words. The closest")
    assert "letter.txt" in found.stderr


def test_a_quote_that_is_like_nothing_has_no_hint(index: Path) -> None:
    """A wrong one is worse than none."""
    found = run("new", "xyzzy xyzzy xyzzy", "--index", index)

    assert found.stderr == "councilbot: No public paper says just these words.\n"


def test_votes_become_cases(tmp_path: Path, index: Path) -> None:
    """And how many is told aside."""
    vote = {"question": "Is it?", "outcome": "answered", "good": False, "reason": "no", "shown": []}
    (tmp_path / "votes.jsonl").write_text(json.dumps(vote), "utf-8")

    found = run("new", "--from-feedback", tmp_path / "votes.jsonl", "--index", index)

    assert found.stderr == "Begun: 1 cases.\n"
    assert 'notes: "Voted against (answered): no"' in found.stdout


@pytest.mark.parametrize("arguments", [[], ["x", "--from-feedback", __file__]])
def test_a_case_is_begun_from_one_thing(arguments: list[str]) -> None:
    """Neither from nothing nor from two."""
    found = run("new", *arguments)

    assert isinstance(found.exception, UsedWrongly)
    assert "one of the two" in told(found)


def test_the_schema_is_printed_or_written(tmp_path: Path) -> None:
    """As it is published."""
    run("schema", "--out", tmp_path / "schema.json")

    assert run("schema").stdout == SCHEMA.read_text("utf-8")
    assert (tmp_path / "schema.json").read_text("utf-8") == SCHEMA.read_text("utf-8")
