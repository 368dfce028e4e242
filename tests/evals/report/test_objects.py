"""What came out of a run, for programs."""

from evals.report.objects import as_object
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


def test_a_program_gets_each_measure() -> None:
    """By the measures' names."""
    printed = as_object(found(right_outcome=0.01), [])

    assert printed["scores"]["right outcome"] == {
        "value": 0.01, "low": 0.005, "high": 1.0, "of": 100, "cases": 100,
    }  # fmt: skip
