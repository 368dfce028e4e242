"""Scores for people and for programs."""

import io

from rich.console import Console

from evals.measures import Rate
from evals.report import FLOORS, below, show

GOOD = {name: Rate(100, 100) for name in FLOORS}


def test_a_score_under_its_floor_is_named() -> None:
    """And only that one."""
    assert below({**GOOD, "verbatim": Rate(99, 100)}) == ["verbatim"]


def test_a_score_at_its_floor_is_not() -> None:
    """The floor itself will do."""
    at_floor = {name: Rate(round(floor * 1000), 1000) for name, floor in FLOORS.items()}

    assert below(at_floor) == []


def test_a_score_of_nothing_is_not_under_its_floor() -> None:
    """There was nothing to get wrong."""
    assert below({**GOOD, "right page": Rate(0, 0)}) == []


def test_the_table_names_what_is_under_its_floor() -> None:
    """In words, beside the number."""
    page = io.StringIO()

    show({**GOOD, "hit@1": Rate(1, 100)}, [], Console(file=page, width=100))

    line = next(line for line in page.getvalue().splitlines() if "hit@1" in line)
    assert "0.010" in line
    assert "under its floor" in line
