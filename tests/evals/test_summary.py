"""Every measure over many cases."""

from dataclasses import replace

import pytest

from evals.cases import Case, Expected, Group
from evals.recorded import Recorded
from evals.scored import Scored
from evals.statistics import wilson
from evals.summary import judged, paper_of, summary

WANTED = (Group((Expected("so", "a.pdf"),)),)
YES = Case("yes", "Why?", True, "date", "dev", WANTED)
NO = Case("no", "When?", False, "number", "dev", why="not said")


def of(case: Case, outcome: str, confidence: float, **measures: tuple[float, float]) -> Scored:
    """A case with its answer and what is measured of it."""
    named = {name.replace("_", " ").replace(" at ", "@"): rate for name, rate in measures.items()}
    recorded = Recorded(case.id, outcome, confidence=confidence, seconds={"whole": confidence})
    return Scored(case, recorded, named, (), named["right outcome"][0] == 1)


SOME = [
    of(YES, "answered", 0.9, right_outcome=(1, 1), hit_at_3=(1, 1), verbatim=(3, 3)),
    of(YES, "answered", 0.7, right_outcome=(0, 1), hit_at_3=(0, 1), verbatim=(2, 3)),
    of(NO, "abstained", 0.2, right_outcome=(1, 1), verbatim=(1, 1)),
    of(NO, "answered", 0.4, right_outcome=(0, 1), verbatim=(1, 1)),
    of(NO, "failed", 0.0, right_outcome=(0, 1)),
]


def test_a_measure_is_its_sums_over_the_cases_to_which_it_applies() -> None:
    """And is not pulled down by the others."""
    whole = {one.name: one for one in summary(SOME).whole}

    hit, verbatim = whole["hit@3"], whole["verbatim"]
    assert (hit.value, hit.right, hit.total, hit.cases) == (1 / 2, 1, 2, 2)
    assert (hit.low, hit.high) == wilson(1, 2)
    assert (verbatim.value, verbatim.right, verbatim.total, verbatim.cases) == (7 / 8, 7, 8, 4)
    assert whole["right outcome"].total == 5


def test_refusal_and_confidence_are_measured_of_what_did_not_fail() -> None:
    """Two answerable, two not, of which one is refused."""
    values = {one.name: one.value for one in summary(SOME).whole}

    assert values["refusal precision"] == 1
    assert values["refusal recall"] == values["unsupported answers"] == 1 / 2
    assert values["refusal f1"] == pytest.approx(2 / 3)
    assert values["over-refusal"] == 0
    assert values["auroc"] == 1
    assert values["coverage at 5 % risk"] == 1 / 4
    assert values["calibration error"] == pytest.approx((0.1 + 0.7 + 0.2 + 0.4) / 4)


def test_what_was_not_shown_can_be_right() -> None:
    """An abstention whose nearest quotes answer was over-cautious, not wrong."""
    near = of(YES, "abstained", 0.2, right_outcome=(0, 1), nearest_hit=(1, 1))

    assert [one.right for one in judged([near, *SOME])] == [True, True, False, False, False]


def test_a_contradiction_is_no_confidence_that_the_papers_answer() -> None:
    """However sure the bot was of it: it refuses, as one who has no confidence does."""
    premise = replace(NO, unanswerable_kind="false-premise")
    said = Recorded("no", "answered", confidence=0.9, contradicts=True)
    contradicted = Scored(premise, said, {"right outcome": (1, 1)}, (), True)

    (one,) = judged([contradicted])

    assert (one.refused, one.confidence) == (True, 0)
    (taken,) = judged([replace(contradicted, case=NO)])
    assert (taken.refused, taken.confidence) == (False, 0.9)
    values = {one.name: one.value for one in summary([SOME[0], contradicted]).whole}
    assert values["auroc"] == 1
    assert values["calibration error"] == pytest.approx(0.1)


def test_seconds_are_told_by_their_middle_and_by_the_slow() -> None:
    """Of the whole, and the middle of each stage that took place."""
    slow = [
        replace(one, recorded=replace(one.recorded, seconds={"search": 0.1, "whole": number}))
        for number, one in enumerate(SOME * 4, 1)
    ]

    values = {one.name: one.value for one in summary(slow).whole}

    assert values["seconds p50"] == 10
    assert values["seconds p95"] == 19
    assert values["seconds p50 of search"] == 0.1


def test_categories_are_measured_apart() -> None:
    """By the measures of single cases."""
    found = summary(SOME).categories

    assert list(found) == ["date", "number"]
    assert {one.name: one.value for one in found["date"]} == {
        "verbatim": 5 / 6, "hit@3": 1 / 2, "right outcome": 1 / 2,
    }  # fmt: skip


def test_a_run_of_one_kind_of_case_has_what_can_be_told_of_it() -> None:
    """Of answerable cases alone there is no AUROC and no unsupported answer."""
    names = {one.name for one in summary(SOME[:2]).whole}

    assert "over-refusal" in names
    assert not {"auroc", "unsupported answers", "refusal precision"} & names
    assert summary([]).whole == ()


def test_every_value_lies_in_its_interval_and_comes_out_again() -> None:
    """The same cases give the same summary."""
    assert summary(SOME) == summary(SOME)
    for one in summary(SOME).whole:
        assert one.low - 1e-9 <= one.value <= one.high + 1e-9, one.name


def test_cases_are_grouped_by_the_paper_they_are_about() -> None:
    """One without an answer stands alone."""
    assert [paper_of(one) for one in SOME[:3]] == ["a.pdf", "a.pdf", "no"]
