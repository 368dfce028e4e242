"""What came out of a run -> an object for programs."""

from collections.abc import Sequence

from evals.scored import Estimate, Scored, Summary


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


def _estimate(one: Estimate) -> dict[str, float]:
    return {
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "of": one.total,
        "cases": one.cases,
    }
