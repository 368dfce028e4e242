"""What came out of a run, held against the least that it must be."""

from collections.abc import Sequence

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
"""Below these a change has made the bot worse; see DECISIONS.md for what was measured."""


def below(found: Summary) -> list[str]:
    """The measures that are under their floor; one of which nothing was counted is not."""
    values = {one.name: one.value for one in found.whole}
    return [name for name, floor in FLOORS.items() if values.get(name, floor) < floor]


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


def _estimate(one: Estimate) -> dict[str, float]:
    return {
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "of": one.total,
        "cases": one.cases,
    }
