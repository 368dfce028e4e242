"""councilbot eval, as an evaluator runs it."""

import json
from pathlib import Path

from corpus.settings import Settings
from tests.conftest import Cli, command

HARD = """\
schema: 1
set: {name: hard, version: 1}
questions:
- id: hard-1
  question: What did the inspection say about the Lodestar team?
  answerable: false
  why: it does say
  category: number
  split: dev
"""


def test_our_own_cases_pass_their_floors(sample: Settings) -> None:
    """With a table of scores and exit code 0."""
    found = command(sample)("eval", "run")

    assert found.returncode == 0, found.stdout
    assert "hit@1" in found.stdout
    assert "category" in found.stdout


def test_a_score_under_its_floor_is_exit_code_1(sample: Settings, tmp_path: Path) -> None:
    """As a gate needs it."""
    (tmp_path / "hard.yaml").write_text(HARD, "utf-8")

    found = command(sample)("eval", "run", tmp_path, "--json")

    assert found.returncode == 1
    assert "abstained when not" in json.loads(found.stdout)["under"]


def test_one_half_of_the_cases_can_be_asked(sample: Settings) -> None:
    """Tuning on one must not see the other."""
    halves = [
        {
            case["id"]
            for case in json.loads(
                command(sample)("eval", "run", "--json", "--split", split).stdout
            )["cases"]
        }
        for split in ("dev", "test")
    ]

    assert all(halves)
    assert not set.intersection(*halves)


def test_questions_that_cannot_be_read_end_in_one_line(cli: Cli, tmp_path: Path) -> None:
    """And exit code 2."""
    found = cli("eval", "run", tmp_path / "none.yaml")

    assert found.returncode == 2
    assert found.stderr == f"councilbot: There is no file or folder {tmp_path / 'none.yaml'}.\n"
