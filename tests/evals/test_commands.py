"""councilbot eval, as an evaluator runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.ranker import SHIPPED
from corpus.settings import Settings
from evals.commands import evaluate
from evals.ranker.comparison import Found, Row
from evals.ranker.figures import Figures
from evals.ranker.recipe import Recipe
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


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Recipe, Path]]:
    """The rankers that are made, and where; each is said to be right half of the time."""
    recipes: list[tuple[Recipe, Path]] = []

    def make(recipe: Recipe, target: Path) -> dict[str, Figures]:
        recipes.append((recipe, target))
        recipe.say("Training.")
        return {"bench-one": Figures(4, 0.5, 3 / 4, (1 / 8, 7 / 8))}

    monkeypatch.setattr(Recipe, "make", make)
    return recipes


def test_what_a_ranker_makes_of_each_set_is_printed(
    made: list[tuple[Recipe, Path]], tmp_path: Path
) -> None:
    """A line each, with its interval; what is being done goes aside."""
    found = CliRunner().invoke(evaluate, ["ranker", str(tmp_path)])

    assert found.stdout == (
        "bench-one: right sentence first 0.500 (0.125 to 0.875), among three 0.750; 4 questions\n"
    )
    assert found.stderr == "Training.\n"


def test_a_ranker_is_made_of_the_folders_that_are_named(
    made: list[tuple[Recipe, Path]], tmp_path: Path
) -> None:
    """To train on, to finish on and to report, each as it was meant."""
    one, two, three, four, work, out = (tmp_path / str(at) for at in range(6))
    for folder in (one, two, three, four):
        folder.mkdir()
    options = {"--finish": three, "--report": four, "--work": work, "--out": out}

    CliRunner().invoke(
        evaluate,
        ["ranker", str(one), str(two), *(str(at) for pair in options.items() for at in pair)],
    )

    ((recipe, target),) = made
    assert (recipe.first, recipe.second, recipe.unseen) == ((one, two), (three,), (four,))
    assert (recipe.work, target) == (work, out)


def test_a_ranker_is_made_where_it_ships(made: list[tuple[Recipe, Path]], tmp_path: Path) -> None:
    """Where no other place is named."""
    CliRunner().invoke(evaluate, ["ranker", str(tmp_path)])

    ((recipe, target),) = made
    assert target == SHIPPED
    assert (recipe.second, recipe.unseen) == ((), ())


def test_losses_and_sizes_are_compared_instead(
    made: list[tuple[Recipe, Path]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As a table, and nothing else on stdout."""
    asked: list[tuple[Recipe, int]] = []

    def compare(recipe: Recipe, visits: int) -> list[Row]:
        asked.append((recipe, visits))
        recipe.say("Training.")
        return [Row("binary", 0.1, {"bench-one": Found(0.5, 0.75)}, 2.0)]

    monkeypatch.setattr(Recipe, "compare", compare)

    found = CliRunner().invoke(
        evaluate, ["ranker", str(tmp_path), "--report", str(tmp_path), "--compare", "60"]
    )

    assert found.stdout.splitlines()[-1] == "| binary | 0.1 | 0.500 | 0.750 | 2.000 |"
    assert len(found.stdout.splitlines()) == 3
    ((recipe, visits),) = asked
    assert (recipe.first, recipe.unseen, visits) == ((tmp_path,), (tmp_path,), 60)
    assert made == []


@pytest.mark.parametrize("visits", ["0", "-1", "many"])
def test_there_is_no_comparison_without_visits(
    made: list[tuple[Recipe, Path]], visits: str, tmp_path: Path
) -> None:
    """And no ranker is made instead."""
    found = CliRunner().invoke(evaluate, ["ranker", str(tmp_path), "--compare", visits])

    assert found.exit_code == 2
    assert made == []


@pytest.mark.parametrize("arguments", [[], ["no-such-folder"], [__file__]])
def test_a_ranker_is_made_of_nothing_else(
    made: list[tuple[Recipe, Path]], arguments: list[str]
) -> None:
    """A folder that is not there is told at once, and not after an hour."""
    found = CliRunner().invoke(evaluate, ["ranker", *arguments])

    assert found.exit_code == 2
    assert made == []
