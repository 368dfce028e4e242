"""Asking the bot every case, over the sample papers."""

import pytest

from corpus.errors import BadCases
from corpus.shelf import Generation
from evals.cases import QUESTIONS, Case, Expected, Group, cases
from evals.measures import rank
from evals.run import places, run

CASE = Case("a", "What about the Lodestar team?", True, "number", "dev")
REPORT = "2023-03-inspection-report.pdf"


def test_every_quote_that_our_cases_expect_stands_in_its_paper(generation: Generation) -> None:
    """On its page, as we read it."""
    for case in cases([QUESTIONS]):
        for group in case.expected:
            assert all(places(expected, case, generation) for expected in group.any)


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        (Expected("Caseloads", "none.pdf"), "a: there is no paper none.pdf in the index"),
        (Expected("Caseloads fell to 3.", REPORT), f"a: {REPORT} does not say: Caseloads fell"),
        (Expected("Overall effectiveness Inadequate", REPORT, 9), "does not say on page 9"),
    ],
    ids=["paper", "words", "page"],
)
def test_a_case_that_expects_what_no_paper_says_is_refused(
    generation: Generation, expected: Expected, message: str
) -> None:
    """It would count against the bot for ever."""
    with pytest.raises(BadCases, match=message):
        places(expected, CASE, generation)


def test_scores_an_answer_against_what_is_expected(generation: Generation) -> None:
    """The first quote holds the words."""
    wanted = Group((Expected("each responsible for an average of 24 children", REPORT),))
    asked = "For how many children was each social worker responsible at the inspection?"
    case = Case("a", asked, True, "number", "dev", (wanted,))

    scored = next(run([case], generation))

    assert rank(scored) > 0
    assert scored.verbatim == len(scored.answer.quotes)
