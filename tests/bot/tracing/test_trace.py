"""What became of what the sample papers asked for."""

import pytest

from bot.tracing.finding import ask_like, one_paper
from bot.tracing.state import State
from bot.tracing.trace import Trace, trace
from corpus.errors import UsedWrongly
from corpus.shelf import Generation
from evals.index import LABELS


def traced(generation: Generation, name: str) -> Trace:
    """What became of what a sample paper asked for."""
    return trace(one_paper(name, generation, LABELS, ""), generation, LABELS)


@pytest.fixture
def peers(generation: Generation) -> Trace:
    """What became of the peer challenge."""
    return traced(generation, "2024-03-peer-challenge-report.pdf")


def test_what_is_done_is_answered_by_the_quote_that_says_so(peers: Trace) -> None:
    """The rota was agreed."""
    one = next(one for one in peers.traced if one.ask.number == "R2")
    assert one.state is State.ANSWERED
    assert one.standing.rests_on
    assert "agreed on 13 May 2024" in one.standing.rests_on.text


def test_what_is_done_in_part_is_in_hand(peers: Trace) -> None:
    """The line opened; whether it reduces contacts was to be measured too."""
    one = next(one for one in peers.traced if one.ask.number == "R1")
    assert one.state is State.IN_HAND
    assert one.standing.rests_on


def test_no_target_that_was_missed_is_answered(generation: Generation) -> None:
    """The plan set 90%, of conferences and of supervision."""
    found = {
        one.ask.number or one.ask.quote.text[:3]: one.state
        for one in traced(generation, "2023-06-improvement-plan.docx").traced
    }
    assert found["1.3"] is State.IN_HAND
    assert found["2.3"] is State.IN_HAND


def test_what_is_overdue_later_is_not_answered(generation: Generation) -> None:
    """A letter on how meetings are held is no report on who attends them."""
    ask = ask_like("which health trust will attend which strategy meetings", generation, LABELS, "")
    assert ask
    found = trace(ask.quote.passage.document, generation, LABELS, ask)
    assert found.traced[0].state is State.IN_HAND


def test_without_a_later_paper_nothing_is_called_never_mentioned(generation: Generation) -> None:
    """The promise has no date."""
    found = traced(generation, "2024-05-our-say-promise.md")
    assert found.traced
    assert {one.state for one in found.traced} == {State.UNSEARCHED}


def test_what_is_not_settled_is_in_hand(peers: Trace) -> None:
    """The funding of the team."""
    one = next(one for one in peers.traced if one.ask.number == "R4")
    assert one.state is State.IN_HAND
    assert one.standing.rests_on
    assert "had not been settled" in one.standing.rests_on.text


def test_the_answer_to_the_whole_paper_is_told_and_changes_no_state(peers: Trace) -> None:
    """Seven of eight were accepted."""
    assert peers.response
    assert "accepted seven of the eight" in peers.response.text


def test_links_are_later_in_order_and_not_of_the_draft(peers: Trace) -> None:
    """Draft and confirmed minutes of one meeting count once."""
    day = peers.document.details.date
    assert day
    for one in peers.traced:
        dates = [link.quote.passage.document.details.date for link in one.links]
        assert dates == sorted(dates, key=str)
        assert all(found and found >= day for found in dates)
        names = {link.quote.passage.document.name for link in one.links}
        assert "2024-06-scrutiny-draft-minutes.html" not in names


def test_never_mentioned_comes_first(generation: Generation) -> None:
    """The order of the states, then that of the paper."""
    found = [one.state for one in traced(generation, "2024-12-council-motion.html").traced]
    assert found == sorted(found, key=list(State).index)


def test_a_report_before_its_decision_of_the_same_day(generation: Generation) -> None:
    """Cabinet's notice answers the report that it decided on."""
    found = traced(generation, "2024-07-cabinet-workforce-report.pdf")
    linked = {link.quote.passage.document.name for one in found.traced for link in one.links}
    assert "2024-07-cabinet-decision-notice.txt" in linked


def test_papers_of_other_labels_are_not_read(generation: Generation) -> None:
    """An exempt report is no later paper for the public."""
    found = traced(generation, "2023-03-inspection-report.pdf")
    linked = [link.quote.passage.document for one in found.traced for link in one.links]
    assert {one.details.access for one in linked} == {"public"}
    with pytest.raises(UsedWrongly, match="No paper here"):
        one_paper("2024-11-cabinet-exempt-contract.pdf", generation, LABELS, "")


def test_words_find_the_ask_that_holds_them(generation: Generation) -> None:
    """Part of a recommendation is enough, and so are words near it."""
    exact = ask_like("Replace the threshold document", generation, LABELS, "")
    near = ask_like("a shorter threshold document of 12 pages", generation, LABELS, "")
    assert exact
    assert exact.number == "R3"
    assert near == exact


def test_words_that_nothing_asks_for_find_nothing(generation: Generation) -> None:
    """Rather than the least unlike."""
    assert ask_like("potholes on the ring road", generation, LABELS, "") is None
    assert ask_like("Replace the threshold document", generation, LABELS, "elsewhere") is None


def test_a_paper_is_named_by_what_is_known_of_it(generation: Generation) -> None:
    """Words that name a kind choose papers of that kind."""
    found = one_paper("Kesterwold inspection 2023", generation, LABELS, "")
    assert found.name == "2023-03-inspection-report.pdf"
    with pytest.raises(UsedWrongly, match="Several papers"):
        one_paper("Kesterwold", generation, LABELS, "")
