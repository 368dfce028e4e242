"""What came out of a run -> a table for people, an object for programs."""

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from evals.scored import Estimate, Scored, Summary


def show(found: Summary, some: Sequence[Scored], console: Console) -> None:
    """Print the measures, and the right outcomes of each category."""
    table = Table("measure", _number(""), _number("95 %"), _number("of"), box=SIMPLE)
    for one in found.whole:
        interval = f"{one.low:.3f} to {one.high:.3f}"
        table.add_row(one.name, f"{one.value:.3f}", interval, f"{one.total:g}")
    console.print(table)
    console.print(_of_categories(found))
    failed = [one.case.id for one in some if one.recorded.outcome == "failed"]
    if failed:
        console.print(f"The bot failed on {len(failed)}: {', '.join(failed)}")


def as_object(found: Summary, some: Sequence[Scored]) -> dict[str, object]:
    """The measures, and a row for every case."""
    return {
        "scores": {one.name: _estimate(one) for one in found.whole},
        "cases": [
            {
                "id": one.case.id,
                "right": one.right,
                "outcome": one.recorded.outcome,
                "abstained": one.recorded.outcome == "abstained",
                "confidence": round(one.recorded.confidence, 4),
            }
            for one in some
        ],
    }


def _of_categories(found: Summary) -> Table:
    table = Table("category", _number("right"), _number("of"), box=SIMPLE)
    for category, estimates in found.categories.items():
        for one in estimates:
            if one.name == "right outcome":
                table.add_row(category, f"{one.right:g}", f"{one.total:g}")
    return table


def _estimate(one: Estimate) -> dict[str, float]:
    return {
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "of": one.total,
        "cases": one.cases,
    }


def _number(heading: str) -> Column:
    return Column(heading, justify="right")
