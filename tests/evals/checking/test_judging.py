"""What the check says of marked words is held against the marks."""

import pytest

from corpus.shelf import Generation
from evals.checking.cases import CHECKS, Marked, cases
from evals.checking.figures import figures
from evals.checking.judging import Judged, judged

WORDS = "Caseloads are too high for social workers to do their best work."
REPORT = "2023-03-inspection-report.pdf"
FLOOR = 0.9
"""Of our own cases, so many are right."""


def one(generation: Generation, marked: Marked) -> Judged:
    """What the check says of it."""
    (found,) = judged([marked], generation)
    return found


def test_exact_words_are_right_where_they_are_marked(generation: Generation) -> None:
    """On the page, too."""
    found = one(generation, Marked("a", WORDS, "exact", "", REPORT, 3))

    assert (found.given, found.right, found.there) == ("exact", True, True)
    assert found.seconds > 0


@pytest.mark.parametrize(("source", "page"), [(REPORT, 4), ("letter.txt", None)])
def test_another_place_is_not_the_marked_one(
    generation: Generation, source: str, page: int | None
) -> None:
    """By its page or its paper; the ending of a file's name may be left out."""
    assert one(generation, Marked("a", WORDS, "exact", "", source, page)).there is False
    assert one(generation, Marked("a", WORDS, "exact", "", REPORT[:-4])).there is True


def test_words_that_are_vouched_for_wrongly_are_told_apart(generation: Generation) -> None:
    """Whatever they are marked as."""
    assert one(generation, Marked("a", WORDS, "altered")).false_exact
    assert not one(generation, Marked("a", WORDS, "exact")).false_exact


def test_words_that_the_check_refuses_cannot_be_checked(generation: Generation) -> None:
    """As those without a letter."""
    assert one(generation, Marked("a", "…", "cannot check")).right


@pytest.mark.parametrize(
    ("wanted", "named", "right"),
    [
        (("number",), {"number"}, True),
        (("number",), {"number", "punctuation"}, True),
        (("punctuation",), {"punctuation"}, True),
        (("number",), {"number", "words"}, False),
        (("number", "ellipsis"), {"number"}, False),
        ((), {"number"}, None),
    ],
)
def test_the_kinds_of_differences_are_compared(
    wanted: tuple[str, ...], named: set[str], right: bool | None
) -> None:
    """Where they are marked; small ones may be named beside."""
    marked = Marked("a", "a", "altered", kinds=wanted)

    assert Judged(marked, "altered", frozenset(named)).names_kinds is right
    assert Judged(marked, "not found", frozenset(named)).names_kinds is None


def test_our_own_words_are_checked_well_enough(generation: Generation) -> None:
    """The gate: nothing is falsely called exact, and nine in ten verdicts are right."""
    told = figures(list(judged(cases([CHECKS]), generation)))

    assert [found.marked.id for found in told.false_exact] == []
    assert told.holds(FLOOR), [(found.marked.id, found.given) for found in told.wrong]
    assert told.kinds.value >= FLOOR
    assert told.places.value >= FLOOR
