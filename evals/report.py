"""Scores -> a table for people, an object for programs."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from evals.measures import Rate, Scored, right_outcome

FLOORS = {
    "verbatim": 1.0,
    "right page": 1.0,
    "hit@1": 0.418,
    "hit@3": 0.607,
    "abstained when not": 0.36,
    "right outcome": 0.545,
}
"""
Below these a change has made the bot worse, asked with the ranker; two cases under what was
measured.
"""


def below(rates: Mapping[str, Rate]) -> list[str]:
    """The scores that are under their floor; one of which nothing was counted is not."""
    counted = {name: rate.value for name, rate in rates.items() if rate.total}
    return [name for name, floor in FLOORS.items() if counted.get(name, floor) < floor]


def show(rates: Mapping[str, Rate], some: Sequence[Scored], console: Console) -> None:
    """Print the scores, and the right outcomes of each category."""
    under = below(rates)
    table = Table("score", _number(""), _number("of"), _number("floor"), "", box=SIMPLE)
    for name, rate in rates.items():
        floor = f"{FLOORS[name]:.3f}" if name in FLOORS else ""
        mark = "under its floor" if name in under else ""
        table.add_row(name, f"{rate.value:.3f}", str(rate.total), floor, mark)
    console.print(table)
    categories = Table("category", _number("right"), _number("of"), box=SIMPLE)
    for category in sorted({scored.case.category for scored in some}):
        of = [scored for scored in some if scored.case.category == category]
        categories.add_row(category, str(sum(map(right_outcome, of))), str(len(of)))
    console.print(categories)


def _number(heading: str) -> Column:
    return Column(heading, justify="right")


def as_object(rates: Mapping[str, Rate], some: Sequence[Scored]) -> dict[str, object]:
    """The scores, and a row for every case."""
    return {
        "scores": {name: {"value": rate.value, "of": rate.total} for name, rate in rates.items()},
        "under": below(rates),
        "cases": [
            {
                "id": scored.case.id,
                "right": right_outcome(scored),
                "abstained": scored.answer.abstains,
                "confidence": round(scored.answer.confidence, 4),
            }
            for scored in some
        ],
    }
