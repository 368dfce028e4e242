"""What a case tells against itself."""

import datetime
from dataclasses import replace

import pytest

from evals.cases import Case, Expected, Group, Nugget
from evals.linting.soundness import faults
from tests.evals.linting.conftest import CASE, expecting

NO_ANSWER = replace(
    CASE, answerable=False, expected=(), why="not said", unanswerable_kind="near-miss"
)
QUOTE = CASE.expected[0].any[0]
DAY = datetime.date(2024, 6, 4)


def test_a_sound_case_has_no_fault() -> None:
    """Answerable or not."""
    assert [*faults(CASE), *faults(NO_ANSWER)] == []


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (replace(CASE, expected=()), "it is answerable and expects no quote"),
        (replace(CASE, why="x"), "it is answerable: leave out why"),
        (replace(CASE, unanswerable_kind="opinion"), "it is answerable: leave out why"),
        (replace(CASE, question=" ?"), "The question is empty"),
        (replace(CASE, question="a" * 1001), "The question has 1,001 characters"),
        (replace(CASE, expected=(Group(()), *CASE.expected), difficulty="multi-passage"), "no quotes"),
        (expecting(replace(QUOTE, quote=" …")), "a quote is empty"),
        (replace(NO_ANSWER, expected=CASE.expected), "and yet it expects quotes"),
        (replace(NO_ANSWER, must_include=(Nugget("17", ("17",)),)), "leave out must_include"),
        (replace(NO_ANSWER, why=" "), "say why"),
        (replace(NO_ANSWER, unanswerable_kind=""), "say unanswerable_kind"),
        (replace(CASE, must_include=(Nugget("18", ("18", "eighteen")),)), "says “18”"),
        (replace(CASE, must_include=(Nugget("18", ()),)), "has no words to look for"),
        (replace(CASE, must_not_include=("17 children",)), "says “17 children”, which none may"),
        (
            expecting(replace(QUOTE, date=DAY), as_of=datetime.date(2024, 6, 3)),
            "is of 2024-06-04, after as_of, 2024-06-03",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_an_error(case: Case, message: str) -> None:
    """And the only one."""
    (fault,) = faults(case)

    assert message in fault.message
    assert fault.serious


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (replace(CASE, expected=(*CASE.expected, *CASE.expected)), "it needs 2 passages"),
        (replace(CASE, author=""), "not both given"),
        (replace(CASE, reviewed_by=""), "not both given"),
        (replace(CASE, reviewed_by="ANN "), "ANN"),
        (replace(CASE, history=("Is it good?",), question="How high are caseloads in Wirral?"), "lean"),
        (replace(CASE, question="And in Wirral?"), "give its history"),
        (
            expecting(
                QUOTE,
                Expected("They came down", "minutes.pdf"),
                must_include=(Nugget("17", ("17",)),),
            ),
            "minutes.pdf is enough without saying it",
        ),
    ],
)  # fmt: skip
def test_what_a_person_should_look_at_is_a_warning(case: Case, message: str) -> None:
    """And the only one."""
    (fault,) = faults(case)

    assert message in fault.message or message == "ANN"
    assert not fault.serious


@pytest.mark.parametrize("question", ["and in Wirral?", "Was it the same then?", "In Wirral?"])
def test_a_follow_up_may_have_a_history(question: str) -> None:
    """Where it leans on what was asked before, or is too short to stand alone."""
    assert list(faults(replace(CASE, history=("How high?",), question=question))) == []


def test_a_nugget_that_one_of_two_groups_must_say_is_sound() -> None:
    """Since every right answer quotes both."""
    groups = (*CASE.expected, Group((Expected("They came down", "minutes.pdf"),)))
    case = replace(
        CASE, expected=groups, difficulty="multi-passage",
        must_include=(Nugget("seventeen", ("17",)),),
    )  # fmt: skip

    assert list(faults(case)) == []
