"""What came out, for people and for programs."""

import io

from rich.console import Console

from evals.report import as_object, show
from evals.scored import Estimate, Summary


def found(**values: float) -> Summary:
    """A run in which these measures came out."""
    values = {name.replace("_", " "): value for name, value in values.items()}
    return Summary(
        tuple(
            Estimate(name, value, value / 2, 1.0, 100 * value, 100, 100)
            for name, value in values.items()
        ),
        {},
    )


def test_the_table_gives_each_measure() -> None:
    """Its value, its interval and how many were counted."""
    page = io.StringIO()

    show(found(right_outcome=0.01), [], Console(file=page, width=100))

    line = next(line for line in page.getvalue().splitlines() if "right outcome" in line)
    assert "0.010" in line
    assert "0.005 to 1.000" in line
    assert "100" in line


def test_a_program_gets_the_same() -> None:
    """By the measures' names."""
    printed = as_object(found(right_outcome=0.01), [])

    assert printed["scores"]["right outcome"] == {
        "value": 0.01, "low": 0.005, "high": 1.0, "of": 100, "cases": 100,
    }  # fmt: skip
