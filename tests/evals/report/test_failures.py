"""Kinds of failure."""

from dataclasses import replace

import pytest

from evals.report.failures import FAILURES, failures
from evals.scored import Scored
from tests.evals.report.sample import sample

PASSED = next(scored for scored in sample() if scored.case.answerable and not failures(scored))
STRANGE = next(scored for scored in sample() if not scored.case.answerable)


def came(scored: Scored, outcome: str, right: bool) -> Scored:
    """A case of which something else came."""
    return replace(scored, recorded=replace(scored.recorded, outcome=outcome), right=right)


@pytest.mark.parametrize(
    ("scored", "kind"),
    [
        (came(PASSED, "failed", right=False), "bot failed"),
        (came(STRANGE, "failed", right=False), "bot failed"),
        (came(STRANGE, "answered", right=False), "unsupported answer"),
        (came(PASSED, "abstained", right=False), "wrongly abstained"),
        (came(PASSED, "answered", right=False), "wrong quotes"),
    ],
)
def test_a_wrong_outcome_is_of_one_kind(scored: Scored, kind: str) -> None:
    """By what came, and by whether the papers answer."""
    assert failures(scored) == (kind,)


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        ("verbatim", "promise broken"),
        ("right page", "promise broken"),
        ("resolves", "promise broken"),
        ("nothing forbidden", "forbidden words"),
        ("vital nuggets", "vital missing"),
    ],
)
def test_a_case_with_the_right_outcome_can_fail_too(measure: str, kind: str) -> None:
    """By what its quotes are or leave out."""
    short = replace(PASSED, measures={**PASSED.measures, measure: (1, 2)})

    assert failures(short) == (kind,)


def test_a_measure_of_which_nothing_was_counted_is_no_failure() -> None:
    """None of none is not too few."""
    assert failures(replace(PASSED, measures={"verbatim": (0, 0)})) == ()


def test_a_false_premise_may_be_contradicted() -> None:
    """An outcome that scoring takes for right is no failure, though it is an answer."""
    assert failures(came(STRANGE, "answered", right=True)) == ()


def test_the_sample_has_every_kind_but_one() -> None:
    """So that what is built on it is tried on them."""
    assert {kind for scored in sample() for kind in failures(scored)} == {*FAILURES} - {
        "forbidden words"
    }
