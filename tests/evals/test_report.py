"""What came out, for people and for programs."""

import io

from rich.console import Console

from evals.report import FLOORS, as_object, below, show
from evals.scored import Estimate, Summary


def found(**values: float) -> Summary:
    """A run that is at every floor, but for some measures."""
    values = {**FLOORS, **{name.replace("_", " "): value for name, value in values.items()}}
    return Summary(
        tuple(
            Estimate(name, value, value / 2, 1.0, 100 * value, 100, 100)
            for name, value in values.items()
        ),
        {},
    )


def test_a_measure_under_its_floor_is_named() -> None:
    """And only that one."""
    assert below(found(verbatim=0.99)) == ["verbatim"]


def test_a_measure_at_its_floor_is_not() -> None:
    """The floor itself will do."""
    assert below(found()) == []


def test_a_measure_that_does_not_apply_is_not_under_its_floor() -> None:
    """There was nothing to get wrong."""
    assert below(Summary((), {})) == []


def test_the_table_names_what_is_under_its_floor() -> None:
    """In words, beside the value, its interval and how many were counted."""
    page = io.StringIO()

    show(found(right_outcome=0.01), [], Console(file=page, width=100))

    line = next(line for line in page.getvalue().splitlines() if "right outcome" in line)
    assert "0.010" in line
    assert "0.005 to 1.000" in line
    assert "100" in line
    assert "under its floor" in line


def test_a_program_gets_the_same() -> None:
    """By the measures' names."""
    printed = as_object(found(right_outcome=0.01), [])

    assert printed["under"] == ["right outcome"]
    assert printed["scores"]["right outcome"] == {
        "value": 0.01, "low": 0.005, "high": 1.0, "of": 100, "cases": 100,
    }  # fmt: skip
