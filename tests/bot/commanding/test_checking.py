"""councilbot check, as a user runs it."""

import json

import pytest

from corpus.settings import Settings
from tests.conftest import Cli, command

CASELOADS = "Caseloads are too high for social workers to do their best work"


@pytest.fixture
def check(sample: Settings) -> Cli:
    """The command with the sample papers."""
    return command(sample)


def test_exact_words_exit_with_0(check: Cli) -> None:
    """And are shown where they stand, with their receipt."""
    found = check("check", CASELOADS, "--said-of", "page 3 of the 2023 inspection report")

    assert found.returncode == 0
    assert found.stdout.startswith("Exact. These words stand here.\n")
    assert "page 3" in found.stdout
    assert "receipt " in found.stdout
    assert found.stderr == ""


def test_altered_words_exit_with_1(check: Cli) -> None:
    """What is different is marked where it stands, and named."""
    found = check("check", CASELOADS.replace("high", "low"))

    assert found.returncode == 1
    assert found.stdout.startswith("Altered. ")
    assert "Given: “Caseloads are too »low« for" in found.stdout
    assert "The opposite word: “low” is given, “high” is printed" in found.stdout


def test_prints_a_check_object(check: Cli) -> None:
    """One line of JSON, whatever the verdict."""
    found = check("check", "Councillors admitted that nobody had read a word of it", "--json")

    told = json.loads(found.stdout)
    assert (found.returncode, found.stdout.count("\n")) == (1, 1)
    assert told["verdict"] == "not found"
    assert len(told["searched"]["papers"]) == told["searched"]["documents"] == 32


def test_the_papers_that_do_not_say_it_are_named(check: Cli) -> None:
    """As many as a reader looks at, and how many more."""
    found = check("check", "Councillors admitted that nobody had read a word of it")

    assert "The closest passages, which are not these words:" in found.stdout
    assert "A harsh judgement, and what we do next (28 March 2023)" in found.stdout
    assert found.stdout.endswith("and 20 more\n")


@pytest.mark.parametrize("words", [[], ["…"]])
def test_without_words_it_says_what_to_give(check: Cli, words: list[str]) -> None:
    """In one line."""
    found = check("check", *words)

    assert found.returncode == 2
    assert found.stderr.count("\n") == 1
