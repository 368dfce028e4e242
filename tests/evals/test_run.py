"""Asking the bot cases, over the sample papers."""

import datetime

import pytest

from bot.answer import answer
from bot.question import understand
from corpus.errors import IndexDamaged
from corpus.shelf import Generation
from evals.cases import Case
from evals.index import LABELS
from evals.run import ask, understood
from evals.stages import STAGES

ASKED = "For how many children was each social worker responsible at the inspection?"
CASE = Case("a", ASKED, False, "number", "dev")


def test_an_answer_is_written_down_as_it_is_given(generation: Generation) -> None:
    """Its quotes with all that their citations say."""
    recorded = ask(CASE, generation)

    given = answer(understand(ASKED), generation, LABELS)
    assert (recorded.case, recorded.outcome, recorded.reason) == ("a", "answered", "")
    assert recorded.confidence == given.confidence
    assert [(one.text, one.document, one.start, one.end, one.url) for one in recorded.quotes] == [
        (one.text, one.passage.document.id, one.start, one.end, one.url) for one in given.quotes
    ]
    first = recorded.quotes[0]
    assert first.source == given.quotes[0].passage.document.name
    assert first.page == given.quotes[0].page.number
    assert first.date == given.quotes[0].passage.document.details.date


def test_what_retrieval_found_is_written_down_with_its_times(generation: Generation) -> None:
    """The passage of every quote is among it."""
    recorded = ask(CASE, generation)

    assert 0 < len(recorded.found) <= 50
    for quote in recorded.quotes:
        assert any(
            one.document == quote.document and one.start <= quote.start and quote.end <= one.end
            for one in recorded.found
        )
    assert set(recorded.seconds) == set(STAGES) - {"reading"}
    assert min(recorded.seconds.values()) > 0


def test_an_abstention_says_why_and_what_came_closest(generation: Generation) -> None:
    """It quotes nothing."""
    recorded = ask(
        Case("a", "What did Ofsted say about Bradford?", False, "date", "dev"), generation
    )

    assert (recorded.outcome, recorded.reason, recorded.quotes) == ("abstained", "not-held", ())
    assert recorded.nearest


def test_a_follow_up_is_asked_after_what_was_asked_before() -> None:
    """Each of those after the ones before it."""
    turns = ("How high were caseloads in 2016?", "and in 2018?", "why?")
    case = Case("a", turns[2], False, "number", "dev", history=turns[:2])

    before = understand(turns[1], before=understand(turns[0]))
    assert understood(case) == understand(turns[2], before=before)
    assert "caseloads" in understood(case).understood


def test_no_paper_after_the_day_of_the_case_is_used(generation: Generation) -> None:
    """Though newer ones answer."""
    day = datetime.date(2023, 6, 30)
    asked = "How many children does a social worker have on average?"
    without, by_day = (
        ask(Case("a", asked, False, "number", "dev", as_of=as_of), generation)
        for as_of in (None, day)
    )

    assert max(quote.date for quote in (*without.quotes, *without.nearest)) > day
    assert max(quote.date for quote in (*by_day.quotes, *by_day.nearest)) <= day


def test_a_question_that_may_not_be_asked_is_refused(generation: Generation) -> None:
    """As users are told; the bot did not fail."""
    recorded = ask(Case("a", "?", False, "date", "dev"), generation)

    assert (recorded.outcome, recorded.reason) == ("abstained", "bad-question")


def test_a_bot_that_breaks_down_has_failed(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what broke, without the question's words."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError(ASKED)

    monkeypatch.setattr("evals.run.answer", broken)

    recorded = ask(CASE, generation)

    assert (recorded.outcome, recorded.reason) == ("failed", "ZeroDivisionError")


def test_an_index_that_cannot_be_read_ends_the_run(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other case could be asked either."""

    def damaged(*_: object) -> None:
        raise IndexDamaged("It is damaged.")

    monkeypatch.setattr("evals.run.answer", damaged)

    with pytest.raises(IndexDamaged):
        ask(CASE, generation)
