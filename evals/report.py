"""What came out of a run -> a table for people, an object for programs."""

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from evals.scored import Estimate, Scored, Summary

FLOORS = {
    "verbatim": 1.0,
    "right page": 1.0,
    "resolves": 1.0,
    "hit@1": 0.418,
    "hit@3": 0.607,
    "abstained when not": 0.36,
    "right outcome": 0.545,
}
"""
Below these a change has made the bot worse, asked with the ranker; two cases under what was
measured.
"""


def below(found: Summary) -> list[str]:
    """The measures that are under their floor; one of which nothing was counted is not."""
    values = {one.name: one.value for one in found.whole}
    return [name for name, floor in FLOORS.items() if values.get(name, floor) < floor]


def show(found: Summary, some: Sequence[Scored], console: Console) -> None:
    """Print the measures, and the right outcomes of each category."""
    under = below(found)
    table = Table(
        "measure", _number(""), _number("95 %"), _number("of"), _number("floor"), "", box=SIMPLE
    )
    for one in found.whole:
        floor = f"{FLOORS[one.name]:.3f}" if one.name in FLOORS else ""
        mark = "under its floor" if one.name in under else ""
        interval = f"{one.low:.3f} to {one.high:.3f}"
        table.add_row(one.name, f"{one.value:.3f}", interval, f"{one.total:g}", floor, mark)
    console.print(table)
    console.print(_of_categories(found))
    failed = [one.case.id for one in some if one.recorded.outcome == "failed"]
    if failed:
        console.print(f"The bot failed on {len(failed)}: {', '.join(failed)}")


def as_object(found: Summary, some: Sequence[Scored]) -> dict[str, object]:
    """The measures, and a row for every case."""
    return {
        "scores": {one.name: _estimate(one) for one in found.whole},
        "under": below(found),
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
