"""What the papers tell against a case."""

import datetime
from dataclasses import replace

import pytest

from evals.cases import Case, Expected, Group
from evals.linting.library import Library
from evals.linting.quoted import faults
from tests.evals.linting.conftest import CASE, expecting


def of_minutes(quote: str, **more: object) -> Case:
    """A case that expects a quote of the minutes."""
    return expecting(Expected(quote, "minutes.pdf", **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "case",
    [
        CASE,
        expecting(Expected("COME down to  17", "letter.txt")),
        of_minutes("caseloads were \"too high\"", page=1, speaker="Cllr Day"),
        of_minutes("It was agreed.", page=2),
        of_minutes("It was agreed.", occurrence=1, page=1, speaker="Obi Fane"),
        of_minutes("The hub opens in May.", page=2, date=datetime.date(2024, 6, 4)),
    ],
)  # fmt: skip
def test_a_quote_that_stands_where_it_should_has_no_fault(case: Case, library: Library) -> None:
    """Whatever its case and marks."""
    assert list(faults(case, library)) == []


@pytest.mark.parametrize(
    ("case", "message", "mend"),
    [
        (expecting(Expected("a", "leter.txt")), "no paper leter.txt in the index: did you mean letter.txt?", {}),
        (expecting(Expected("a", "agenda.docx")), "no paper agenda.docx in the index: ingest it", {}),
        (expecting(Expected("price", "exempt.txt")), "exempt.txt is labelled members", {}),
        (of_minutes("come down to 17", page=1), "but letter.txt does", {}),
        (
            of_minutes("Councillor Day said caseloads are too high", page=1),
            "it says “Cllr Day said that caseloads were “too high”.” (page 1)",
            {},
        ),
        (of_minutes("hub opens in May.", page=1), "on page 2 of minutes.pdf, not 1", {"page": 2}),
        (of_minutes("It was agreed.", page=3), "on pages 1, 2 of minutes.pdf, not 3", {}),
        (of_minutes("It was agreed.", occurrence=2, page=1), "page 2 of", {"page": 2}),
        (of_minutes("It was agreed.", occurrence=3, page=1), "stands 2 times in minutes.pdf, not 3", {}),
        (of_minutes("It was agreed.", occurrence=0, page=1), "stands 2 times in minutes.pdf, not 0", {}),
        (of_minutes("hub opens in May.", occurrence=2), "stands once in minutes.pdf, not 2", {}),
        (of_minutes("It was agreed."), "of 1 (page 1, after “said that", {}),
        (of_minutes("It was agreed.", speaker="The Chair"), "2 times", {"occurrence": 1}),
        (expecting(Expected("17", "letter.txt", page=1)), "letter.txt has no pages", {}),
        (of_minutes("caseloads were", page=1, speaker="Cllr May"), "not Cllr May", {}),
        (
            of_minutes("caseloads were", page=1, date=datetime.date(2024, 6, 5)),
            "is of 2024-06-04, not of 2024-06-05",
            {},
        ),
        (
            replace(of_minutes("caseloads were", page=1), as_of=datetime.date(2024, 6, 3)),
            "is of 2024-06-04, after as_of, 2024-06-03",
            {},
        ),
    ],
)  # fmt: skip
def test_a_quote_that_does_not_stand_there_is_an_error(
    case: Case, message: str, mend: dict[str, int], library: Library
) -> None:
    """With what can be filled in where that is certain."""
    (fault,) = faults(case, library)

    assert message in fault.message
    assert fault.serious
    assert fault.mend == mend


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (of_minutes("The hub opens in May."), "the quote stands on page 2"),
        (of_minutes("hub opens in Ma", page=2), "begins or ends within a word"),
        (of_minutes("The hub opens", page=2, speaker="Cllr Day"), "does not know who speaks"),
        (
            expecting(Expected("17 children", "letter.txt", date=datetime.date(2024, 1, 1))),
            "has no date that the index knows",
        ),
        (
            expecting(Expected("17 children", "letter.txt"), Expected("to 17", "letter.txt")),
            "overlaps another quote of its group",
        ),
    ],
)
def test_what_a_person_should_look_at_is_a_warning(
    case: Case, message: str, library: Library
) -> None:
    """And the only one."""
    (fault,) = faults(case, library)

    assert message in fault.message
    assert not fault.serious


def test_one_quote_cannot_be_enough_for_two_groups(library: Library) -> None:
    """Groups are all needed."""
    groups = (Group((Expected("to 17 children", "letter.txt"),)), *CASE.expected)

    (fault,) = faults(replace(CASE, expected=groups), library)

    assert fault.message == "overlaps a quote of another group"
    assert fault.way == ("expected", 1, "any", 0, "quote")
    assert fault.serious


def test_what_is_acceptable_is_looked_for_too(library: Library) -> None:
    """As it counts for precision."""
    case = replace(CASE, acceptable=(Expected("nothing like it", "minutes.pdf"),))

    (fault,) = faults(case, library)

    assert fault.way == ("acceptable", 0, "quote")
