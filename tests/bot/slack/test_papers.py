"""The shelf as the desk uses it."""

import asyncio
import threading
from dataclasses import replace

import pytest

from bot.question import understand
from bot.quotes import Quote, Sentence, Summary
from bot.slack import papers as module
from bot.slack.given import Spot, spot
from bot.slack.papers import Papers, labels_of
from corpus.shelf import Generation
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import EXEMPT, EXEMPT_QUESTION, MEMBERS, PUBLIC_QUESTION, run

PUBLIC = frozenset({"public"})
ALL = PUBLIC | {MEMBERS}


def test_answers_from_the_papers_that_the_labels_open(papers: Papers) -> None:
    """With the generation that it is from."""
    asked = understand(EXEMPT_QUESTION)

    everything, edition = run(papers.answer(asked, ALL))
    public, same = run(papers.answer(asked, PUBLIC))

    assert EXEMPT.id in [one.passage.document.id for one in everything.quotes]
    assert EXEMPT.id not in repr(public)
    assert edition == same != ""


def test_a_summary_is_written_of_what_was_found(papers: Papers) -> None:
    """After the reading, with its quotes."""
    summary = Summary((Sentence("It was 19.", (1,)),))
    summing = replace(papers, summarised=lambda answer: replace(answer, summary=summary))

    found, _ = run(summing.answer(understand(PUBLIC_QUESTION), PUBLIC))

    assert found.quotes
    assert found.summary == summary


def test_places_are_read_again(papers: Papers) -> None:
    """As they stand in the stored papers now, in their order."""
    found, _ = run(papers.answer(understand(PUBLIC_QUESTION), PUBLIC))
    spots = [spot(one) for one in found.quotes]

    again = run(papers.quotes([*reversed(spots)], PUBLIC))

    assert [one and one.text for one in again] == [one.text for one in reversed(found.quotes)]


HIDDEN = Spot(EXEMPT.id, 0, 20)


@pytest.mark.parametrize(
    ("gone", "labels"),
    [
        (HIDDEN, PUBLIC),
        (Spot("0000000000000000", 0, 9), ALL),
        (Spot(EXEMPT.id, 900, 950), ALL),
        (HIDDEN, frozenset()),
    ],
    ids=["hidden", "no such paper", "no such place", "no label"],
)
def test_a_place_that_is_not_open_is_nothing(
    papers: Papers, gone: Spot, labels: frozenset[str]
) -> None:
    """The others keep their numbers."""
    open_to_all = spot_of_all(papers)

    found = run(papers.quotes([gone, open_to_all], labels))

    assert found[0] is None
    assert (found[1] is not None) is bool(labels)


def spot_of_all(papers: Papers) -> Spot:
    """The place of a quote that everybody may read."""
    found, _ = run(papers.answer(understand(PUBLIC_QUESTION), PUBLIC))
    return spot(found.quotes[0])


def test_what_leads_to_a_quote_is_kept(papers: Papers) -> None:
    """It is a place too."""
    found = run(papers.quotes([Spot(EXEMPT.id, 12, 20, (4, 11))], ALL))

    assert [one and (one.text, one.led) for one in found] == [("caseload", "average")]


def test_a_reading_has_a_deadline(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    """After which whoever asks is told that something went wrong."""
    monkeypatch.setattr(module, "DEADLINE", 0.05)
    going_on = threading.Event()

    def hangs(_: Generation) -> bool:
        return going_on.wait(10)

    with pytest.raises(TimeoutError):
        run(papers.read(hangs))
    going_on.set()


def test_the_loop_goes_on_meanwhile(papers: Papers) -> None:
    """A reading is on a thread of its own."""
    going_on = threading.Event()

    async def both() -> bool:
        reading = asyncio.create_task(papers.read(lambda _: going_on.wait(10)))
        await asyncio.sleep(0)
        going_on.set()
        return await reading

    assert run(both())


def test_a_fault_of_a_reading_is_raised(papers: Papers) -> None:
    """Where it is waited for."""

    def breaks(_: Generation) -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError):
        run(papers.read(breaks))


def test_labels_are_those_of_all_papers_that_are_named(make_passage: MakePassage) -> None:
    """Also of those that say the same words, whose titles are shown."""
    public = Quote(make_passage(), 0, 18)
    hidden = Quote(make_passage(access=MEMBERS), 0, 18)

    assert labels_of([public]) == {"public"}
    assert labels_of([replace(public, also=(hidden,))]) == {"public", MEMBERS}
    assert labels_of([]) == set()
