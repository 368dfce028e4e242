"""Cases by what they have in common."""

from evals.report.breakdowns import BREAKDOWNS, breakdown, breakdowns, told
from evals.scored import Estimate, Summary
from tests.evals.report.sample import sample

SOME = sample()


def test_every_case_is_in_one_row() -> None:
    """Counted apart by whether the papers answer."""
    rows = breakdown(SOME, BREAKDOWNS["Audience"])

    assert [row.name for row in rows] == ["councillor", "evaluator", "officer"]
    assert sum(row.cases for row in rows) == len(SOME)
    for row in rows:
        held = [scored for scored in SOME if scored.case.audience == row.name]
        yes = [scored.right for scored in held if scored.case.answerable]
        no = [scored.right for scored in held if not scored.case.answerable]
        assert row == (row.name, len(held), (sum(yes), len(yes)), (sum(no), len(no)))


def test_cases_of_which_nothing_is_said_are_left_out() -> None:
    """As answerable ones are of why there is no answer."""
    rows = breakdown(SOME, BREAKDOWNS["Why there is no answer"])

    assert sum(row.cases for row in rows) == sum(not scored.case.answerable for scored in SOME)
    assert all(row.hit.total == 0 for row in rows)


def test_what_all_cases_have_in_common_is_no_breakdown() -> None:
    """It tells nothing."""
    some = [scored for scored in SOME if scored.case.audience == "councillor"]

    assert {"Audience", "Split"} & {*breakdowns(some)} == {"Split"}


def test_only_what_applies_is_told_of_categories() -> None:
    """A column of nothing is left out."""
    one = Estimate("hit@3", 1, 0, 1, 1, 1, 1)

    assert told(Summary((), {"date": (one,), "policy": ()})) == ("hit@3",)
