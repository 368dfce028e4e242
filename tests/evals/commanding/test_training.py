"""councilbot eval fit and ranker, as a developer runs them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.ranker import SHIPPED
from evals.commands import evaluate
from evals.ranker.comparison import Found, Row
from evals.ranker.figures import Figures
from evals.ranker.recipe import Recipe


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
