"""How long each stage took."""

from dataclasses import replace

from evals.report.latency import Stage, stages
from evals.scored import Scored
from tests.evals.report.sample import sample

SOME = sample(4)


def timed(*seconds: dict[str, float]) -> list[Scored]:
    """Cases that took so long."""
    return [
        replace(scored, recorded=replace(scored.recorded, seconds=taken))
        for scored, taken in zip(SOME, seconds, strict=False)
    ]


def test_stages_are_in_order_and_all_of_them_together_last() -> None:
    """Each over the cases in which it was timed."""
    found = stages(timed({"whole": 3, "search": 1, "ranker": 2}, {"whole": 1, "search": 1}))

    assert [(stage.name, stage.cases) for stage in found] == [
        ("search", 2),
        ("ranker", 1),
        ("whole", 2),
    ]


def test_a_stage_has_a_median_a_tail_and_a_longest() -> None:
    """Each a time that was measured, as in the summary of a run."""
    (stage,) = stages(timed(*({"search": seconds} for seconds in (4, 1, 2, 3))))

    assert (stage.median, stage.p95, stage.longest) == (2, 4, 4)


def test_one_time_is_all_of_them() -> None:
    """There is nothing between."""
    assert stages(timed({"search": 2})) == [Stage("search", 2, 2, 2, 1)]


def test_without_times_there_is_no_stage() -> None:
    """Old runs have none."""
    assert stages(timed({}, {})) == []
