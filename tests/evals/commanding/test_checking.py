"""councilbot eval checks, as an evaluator runs it."""

import json
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.conftest import Cli, command

RIGHT = {"id": "a", "claim": "It is not fit for purpose.", "verdict": "exact"}
FALSE = {**RIGHT, "id": "b", "verdict": "altered"}


@pytest.fixture
def cli(sample: Settings) -> Cli:
    """The command with the index of the sample papers."""
    return command(sample)


def write(file: Path, *some: dict[str, str]) -> Path:
    """A file of cases, a line each."""
    file.write_text("\n".join(map(json.dumps, some)), "utf-8")
    return file


def test_right_verdicts_are_counted_in_a_table(cli: Cli, tmp_path: Path) -> None:
    """With their share and its interval; exit code 0."""
    ran = cli("eval", "checks", write(tmp_path / "a.jsonl", RIGHT), "--at-least", "1")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Right: 1 of 1, 1.000 (0.207 to 1.000)." in ran.stdout
    assert "Falsely called exact: 0." in ran.stdout


def test_words_falsely_called_exact_fail(cli: Cli, tmp_path: Path) -> None:
    """They are named first of all that is wrong."""
    file = write(tmp_path / "a.jsonl", RIGHT, FALSE)

    ran = cli("eval", "checks", file)

    assert ran.returncode == 1
    assert "FALSE EXACT b: altered -> exact: It is not fit for purpose." in ran.stdout
    told = json.loads(cli("eval", "checks", file, "--json").stdout)
    assert (told["cases"], told["right"], told["false_exact"]) == (2, 1, ["b"])
    assert told["confusion"]["altered"]["exact"] == 1


def test_too_few_right_verdicts_fail(cli: Cli, tmp_path: Path) -> None:
    """Where a share is asked for."""
    file = write(tmp_path / "a.jsonl", {**RIGHT, "verdict": "exact", "claim": "It never was fine."})

    assert cli("eval", "checks", file).returncode == 0
    assert cli("eval", "checks", file, "--at-least", "0.5").returncode == 1
