"""What came out, in plain sentences."""

from dataclasses import replace

from evals.report.failures import failures
from evals.report.opening import opening
from evals.scored import Estimate, Scored, Summary
from tests.evals.report.sample import sample

SOME = sample()
PASSED = [scored for scored in SOME if not failures(scored)]
NOTHING = Summary((), {})


def text(some: list[Scored], summary: Summary = NOTHING) -> str:
    """The sentences."""
    return " ".join(opening(some, summary))


def verbatim(right: int, total: int) -> Summary:
    """A run in which so many quotes are the paper's own text."""
    return Summary((Estimate("verbatim", right / total, 0, 1, right, total, total),), {})


def test_questions_with_and_without_an_answer_are_told_apart() -> None:
    """Their mix says nothing of the bot."""
    answerable = [scored for scored in PASSED if scored.case.answerable]
    strange = [scored for scored in PASSED if not scored.case.answerable]

    assert text(answerable[:1]).startswith("Of 1 question that the papers answer, 1 got an answer")
    assert text(strange[:2]).startswith(
        "Of 2 questions that they do not answer, 2 rightly got none"
    )


def test_a_promise_that_is_broken_is_told() -> None:
    """With how often."""
    assert "The promise is broken: verbatim 7 of 8" in text(PASSED, verbatim(7, 8))
    assert "The promise is broken" not in text(PASSED, verbatim(8, 8))
    assert "Every quote is the paper's own text" in text(PASSED, verbatim(8, 8))
    assert "Nothing was quoted" in text(PASSED)


def test_failed_cases_are_counted() -> None:
    """And none is said where there is none."""
    wrong = sum(bool(failures(scored)) for scored in SOME)

    assert f"{wrong} of {len(SOME)} cases failed" in text(SOME)
    assert "No case failed." in text(PASSED)


def test_a_run_that_was_broken_off_is_told() -> None:
    """First of all; of one that is whole nothing is said."""
    assert text(SOME[:2], Summary((), {}, left=3)).startswith(
        "The run was broken off: only 2 of its 5 cases are measured here. "
    )
    assert "broken off" not in text(SOME)


def test_a_bot_that_broke_down_is_told() -> None:
    """It did not abstain."""
    down = replace(PASSED[0], recorded=replace(PASSED[0].recorded, outcome="failed"))

    assert "On 1 case the bot broke down" in text([down])
    assert "broke down" not in text(PASSED)
