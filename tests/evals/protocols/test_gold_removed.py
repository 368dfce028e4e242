"""Asking without the papers that answer."""

from dataclasses import replace

import pytest

from corpus.errors import BadCases
from corpus.folding import fold
from corpus.shelf import Generation
from evals.cases import Expected, Group
from evals.protocols.gold_removed import UNSUPPORTED, answering, gold_removed
from evals.run import ask
from tests.evals.protocols.conftest import CASE, FIGURE, HUB, OURS, STRANGE, Broken

MINUTES, DRAFT, LETTER = (one.id for one in OURS)
TEXTS = {one.id: fold(one.text).text for one in OURS}


def test_an_answer_out_of_another_paper_is_unsupported(ours: Generation) -> None:
    """The letter gives the figure of another month, and no paper that says December's is shown."""
    found = gold_removed([CASE, HUB, STRANGE], ours)

    figure, hub = found.tried
    assert {quote.document for quote in ask(CASE, ours).quotes} & {MINUTES, DRAFT}
    assert figure.recorded.outcome == "answered"
    assert {quote.document for quote in figure.recorded.quotes} == {LETTER}
    assert (figure.counted, hub.counted) == ({UNSUPPORTED: True}, {UNSUPPORTED: False})
    (whole,) = found.whole
    assert (whole.name, whole.value, whole.total) == (UNSUPPORTED, 0.5, 2)
    assert 0 < whole.low < 0.5 < whole.high < 1


def test_each_category_has_its_own_rate(ours: Generation) -> None:
    """Only answerable cases are asked."""
    found = gold_removed([CASE, HUB, STRANGE], ours)

    assert (found.protocol, found.sorted_by) == ("gold-removed", "category")
    assert {name: some[0].value for name, some in found.sorts.items()} == {"number": 1, "date": 0}


def test_a_paper_that_says_the_same_is_hidden_too(ours: Generation) -> None:
    """Whatever its punctuation and case."""
    shouted = replace(CASE, expected=(Group((Expected(FIGURE.upper(), "minutes.txt"),)),))

    assert answering(CASE, ours, TEXTS) == answering(shouted, ours, TEXTS) == {MINUTES, DRAFT}


def test_few_words_name_no_copy(ours: Generation) -> None:
    """Any paper may say "was 19 children"."""
    short = replace(CASE, expected=(Group((Expected("was 19 children", "minutes.txt"),)),))

    assert answering(short, ours, TEXTS) == {MINUTES}


def test_what_is_acceptable_is_hidden_too(ours: Generation) -> None:
    """An answer out of it would be right."""
    accepting = replace(CASE, acceptable=(Expected("17 children in June", "letter.txt"),))

    assert answering(accepting, ours, TEXTS) == {MINUTES, DRAFT, LETTER}


def test_a_case_about_no_paper_of_the_index_is_refused(ours: Generation) -> None:
    """As `eval run` refuses it."""
    strange = replace(CASE, expected=(Group((Expected("x", "gone.txt"),)),))

    with pytest.raises(BadCases, match=r"gone\.txt"):
        gold_removed([strange], ours)


def test_a_breakdown_is_no_abstention(ours: Generation) -> None:
    """It is named, and counted nowhere."""
    found = gold_removed([CASE], ours, Broken())

    assert (found.failed, found.whole) == (["K-1"], ())
