"""An index that hides some of its papers."""

import pytest

from bot.answer import answer
from bot.question import understand
from corpus.shelf import Generation
from evals.index import LABELS
from evals.protocols.hiding import Without
from tests.evals.protocols.conftest import CASE, OURS

MINUTES, DRAFT, LETTER = (one.id for one in OURS)
EVERY = frozenset({MINUTES, DRAFT, LETTER})


def found(index: Without, within: frozenset[str] | None = None) -> set[str]:
    """The papers that either search finds."""
    near = index.nearest(index.question("caseload"), LABELS, 100, within)
    near += index.matching({"caseload": 1.0}, LABELS, 100, within)
    return {one.passage.document.id for one in index.passages(n.passage for n in near).values()}


@pytest.mark.parametrize("within", [None, EVERY, frozenset({MINUTES, LETTER})])
def test_no_search_finds_a_hidden_paper(ours: Generation, within: frozenset[str] | None) -> None:
    """Whatever it is narrowed to, and all others are found as before."""
    index = Without(ours, {MINUTES})

    assert found(index, within) == (within or EVERY) - {MINUTES}
    assert found(Without(ours, ()), within) == (within or EVERY)


def test_a_search_in_hidden_papers_alone_finds_nothing(ours: Generation) -> None:
    """It is not widened."""
    assert found(Without(ours, {MINUTES}), frozenset({MINUTES})) == set()
    assert found(Without(ours, EVERY)) == set()


def test_nothing_of_a_hidden_paper_is_read(ours: Generation) -> None:
    """Neither its text nor its passages, nor that it is there."""
    index = Without(ours, {MINUTES})
    near = ours.nearest(ours.question("caseload"), LABELS, 100)

    assert index.read(MINUTES) is None
    assert index.read(DRAFT) == ours.read(DRAFT)
    assert {one.id for one in index.holdings(LABELS).papers} == {DRAFT, LETTER}
    assert index.holding(["haxelby"], LABELS) == set()
    assert index.holding(["caseload"], LABELS) == {DRAFT, LETTER}
    shown = index.passages([one.passage for one in near]).values()
    assert {one.passage.document.id for one in shown} == {DRAFT, LETTER}


def test_words_are_counted_in_all_papers(ours: Generation) -> None:
    """A word that only a hidden paper has is still known."""
    index = Without(ours, {MINUTES})

    assert "haxelbi" in index.vocabulary(LABELS)
    assert index.vocabulary(LABELS) == ours.vocabulary(LABELS)
    assert index.spellings(LABELS) == ours.spellings(LABELS)
    assert index.acronyms(LABELS) == ours.acronyms(LABELS)
    assert index.rarity(["caseload"], LABELS) == ours.rarity(["caseload"], LABELS)
    assert index.knows("children")
    assert index.ingested == ours.ingested


def test_an_answer_quotes_no_hidden_paper(ours: Generation) -> None:
    """The next best paper answers."""
    question = understand(CASE.question)
    given = answer(question, Without(ours, {MINUTES, DRAFT}), LABELS)

    quotes = (*given.quotes, *given.nearest)
    assert {quote.passage.document.id for quote in quotes} == {LETTER}
    assert given.searched.documents == 1
