"""Questions that take for granted what the papers' grades deny."""

import pytest

from bot.premise import fails
from corpus.documents import Details


def graded(*grades: str) -> list[Details]:
    """A paper for each of the grades."""
    return [Details(grades=(("Overall effectiveness", grade),)) for grade in grades]


@pytest.mark.parametrize(
    "text",
    [
        "Why was Kesterwold judged inadequate?",
        "why is it rated INADEQUATE",
        "How come it was given an inadequate rating?",
        "And can you say why it was graded inadequate?",
        "What made Ofsted call it inadequate?",
        "Why did Kesterwold get outstanding?",
        "Why were services found to be requiring improvement?",
    ],
)
def test_a_grade_that_no_paper_gave_is_a_false_premise(text: str) -> None:
    """However it is put."""
    assert fails(text, graded("Good"))


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Why was it judged inadequate?", "Inadequate"),
        ("Why was it judged good?", "Good"),
        ("Why was it requiring improvement?", "Requires improvement"),
        ("Why was it judged requires improvement?", "Requires improvement to be good"),
        ("Why is it outstanding?", "OUTSTANDING"),
    ],
)
def test_a_grade_that_a_paper_gave_is_none(text: str, grade: str) -> None:
    """In the words of any framework, beside any other."""
    assert not fails(text, graded("Adequate", grade))


def test_requires_improvement_to_be_good_is_not_good() -> None:
    """Its last word is another grade's."""
    assert fails("Why was it judged good?", graded("Requires improvement to be good"))


@pytest.mark.parametrize(
    "text",
    [
        "Was Kesterwold judged inadequate?",
        "When was it judged inadequate?",
        "Why are caseloads high?",
        "Why is the outstanding action late?",
        "Why was it good at keeping records?",
        "Inadequate supervision: why?",
        "Why was Kesterwold not judged inadequate?",
        "Why wasn’t it rated inadequate?",
        "Why was it never judged outstanding?",
    ],
)
def test_a_question_that_takes_no_grade_for_granted_has_no_false_premise(text: str) -> None:
    """It asks, denies, or speaks of another thing."""
    assert not fails(text, graded("Good"))


@pytest.mark.parametrize("papers", [[], [Details()]], ids=["none", "without-grades"])
def test_papers_without_grades_deny_nothing(papers: list[Details]) -> None:
    """The grade may stand in a paper that is not held."""
    assert not fails("Why was it judged inadequate?", papers)
