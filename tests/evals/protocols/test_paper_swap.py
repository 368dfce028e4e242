"""Asking another council's papers."""

from dataclasses import replace

import pytest

from corpus.errors import UsedWrongly
from corpus.shelf import Generation
from evals.protocols.gold_removed import UNSUPPORTED
from evals.protocols.paper_swap import RENAMED, STRAY, paper_swap, renamed
from tests.evals.protocols.conftest import CASE, HUB, OURS, STRANGE, THEIRS, Broken

OTHER = THEIRS[0].id
UNNAMED = replace(CASE, id="K-4", question="What is the average caseload of social workers?")


def test_only_the_other_papers_are_asked(ours: Generation, theirs: Generation) -> None:
    """A paper that both indexes hold answers nothing there."""
    found = paper_swap([UNNAMED, STRANGE], ours, theirs)

    (tried,) = found.tried
    assert tried.sort == "as asked"
    assert {quote.document for quote in tried.recorded.quotes} == {OTHER}
    assert tried.counted == {UNSUPPORTED: True}


def test_a_council_that_is_named_and_not_held_is_refused(
    ours: Generation, theirs: Generation
) -> None:
    """The figure of Aldermere says nothing about Kesterwold."""
    asked, _ = paper_swap([CASE], ours, theirs).tried

    assert (asked.recorded.outcome, asked.counted) == ("abstained", {UNSUPPORTED: False})


def test_a_question_that_names_its_council_is_asked_under_the_other_name(
    ours: Generation, theirs: Generation
) -> None:
    """The other papers then answer it."""
    found = paper_swap([CASE, HUB], ours, theirs)

    changed = [one for one in found.tried if one.sort == "renamed"]
    assert [one.case.question for one in changed] == [
        CASE.question.replace("Kesterwold", "Aldermere")
    ]
    assert [(one.name, one.total) for one in found.sorts["renamed"]] == [(RENAMED, 1), (STRAY, 1)]


def test_within_one_index_another_council_is_asked(both: Generation) -> None:
    """As asked, of its papers alone; renamed, of all papers, where it must quote the right ones."""
    asked, changed = paper_swap([CASE], both).tried

    quotes = (*asked.recorded.quotes, *asked.recorded.nearest)
    assert {one.document for one in quotes} <= {OTHER}
    assert {one.document for one in changed.recorded.quotes} == {OTHER}
    assert changed.counted == {RENAMED: True, STRAY: False}


def test_a_quote_of_the_council_that_is_not_named_is_counted(both: Generation) -> None:
    """Only a follow-up's earlier question is renamed here, and the question names its place."""
    case = replace(HUB, history=("What was said about Kesterwold?",))
    *_, changed = paper_swap([case], both).tried

    assert changed.case.history == ("What was said about Aldermere?",)
    own = {one.id for one in OURS}
    assert changed.counted[STRAY] == any(q.document in own for q in changed.recorded.quotes)


def test_an_index_of_one_council_needs_another(ours: Generation) -> None:
    """It is said how to give it."""
    with pytest.raises(UsedWrongly, match="--papers or --other"):
        paper_swap([CASE], ours)


def test_the_other_index_must_hold_other_papers(ours: Generation) -> None:
    """Else the answers would be right."""
    with pytest.raises(UsedWrongly, match="give another"):
        paper_swap([CASE], ours, ours)


def test_a_breakdown_is_named(ours: Generation, theirs: Generation) -> None:
    """And counted nowhere."""
    found = paper_swap([UNNAMED], ours, theirs, Broken())

    assert (found.failed, found.whole) == (["K-4"], ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KESTERWOLD Council?", "Aldermere Council?"),
        ("Kesterwoldshire?", "Kesterwoldshire?"),
        ("Who asked?", "Who asked?"),
    ],
)
def test_a_name_is_replaced_as_a_whole_word(text: str, expected: str) -> None:
    """In any case."""
    assert renamed(text, "kesterwold", "aldermere") == expected


def test_a_name_of_several_words_is_found_as_it_is_printed() -> None:
    """Its key has neither commas nor "of"."""
    assert renamed("the Isle of Wight", "isle wight", "a") == "the A"
    assert renamed("Poole, Ware and Hay", "poole ware and hay", "a") == "A"
    assert renamed("Who asked?", "", "a") == "Who asked?"
