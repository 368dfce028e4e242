"""Asking otherwise."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.shelf import Generation
from evals.cases import Case
from evals.protocols.paraphrase import (
    CHANGES,
    OUTCOMES,
    QUOTES,
    _changes,
    paraphrase,
    slip,
    variants,
)
from evals.recorded import Recorded, Shown
from tests.evals.protocols.conftest import CASE, STRANGE, Broken
from tests.ingest.conftest import UNTIMED

FIRST = Shown("a b", "d", "d.txt", 0, 3)
SECOND = replace(FIRST, start=1)


def test_each_change_is_asked_and_counted(ours: Generation) -> None:
    """Cases without an answer as well."""
    found = paraphrase([CASE, STRANGE], ours)

    assert list(found.sorts) == list(CHANGES)
    assert (found.protocol, found.sorted_by) == ("paraphrase", "change")
    whole = {one.name: one for one in found.whole}
    assert whole[OUTCOMES].total == len(found.tried) == 2 * len(CHANGES)
    assert whole[OUTCOMES].cases == 2
    assert whole[QUOTES].cases == 1
    for one in found.tried:
        assert one.case.question != {"K-1": CASE, "K-3": STRANGE}[one.case.id].question


def test_a_change_that_does_not_apply_is_not_asked() -> None:
    """No article, no mark and no long word leave nothing to change."""
    case = replace(CASE, question="who sat")

    assert [name for name, _ in variants(case)] == ["courtesies", "capitals"]


def test_only_the_question_itself_is_changed() -> None:
    """What was asked before it stays, and so does what is expected."""
    case = replace(CASE, history=("Who chaired the panel?",))

    for _, changed in variants(case):
        assert replace(changed, question=case.question) == case


def test_an_outcome_that_differs_changes() -> None:
    """Quotes are compared only where both are answered."""
    answered, abstained = Recorded("a", "answered", quotes=(FIRST,)), Recorded("a", "abstained")

    assert _changes(answered, abstained) == {OUTCOMES: True}
    assert _changes(abstained, abstained) == {OUTCOMES: False}


def test_a_first_quote_at_another_place_changes() -> None:
    """Those after it do not count."""
    one = Recorded("a", "answered", quotes=(FIRST,))
    both = Recorded("a", "answered", quotes=(FIRST, SECOND))
    other = Recorded("a", "answered", quotes=(SECOND, FIRST))

    assert _changes(one, both) == {OUTCOMES: False, QUOTES: False}
    assert _changes(one, other) == {OUTCOMES: False, QUOTES: True}


def test_a_breakdown_is_named(ours: Generation) -> None:
    """And counted nowhere."""
    found = paraphrase([CASE], ours, Broken())

    assert (found.failed, found.whole) == (["K-1"], ())


@UNTIMED
@given(st.text(), st.text(max_size=9))
def test_a_slip_swaps_two_letters_and_is_always_the_same(question: str, seed: str) -> None:
    """Or none."""
    slipped = slip(question, seed)

    assert sorted(slipped) == sorted(question)
    assert sum(one != other for one, other in zip(slipped, question, strict=True)) in (0, 2)
    assert slip(question, seed) == slipped


@UNTIMED
@given(st.text(min_size=1))
def test_no_change_leaves_nothing(question: str) -> None:
    """Every question that is asked has a text."""
    for _, changed in variants(Case("a", question, False, "date", "dev")):
        assert changed.question
