"""The state of an ask, from links that are made by hand."""

import datetime

import pytest

from bot.quotes import Quote
from bot.tracing.mentions import Link
from bot.tracing.says import Says
from bot.tracing.state import State, standing_of
from corpus.documents import Details, Document, Passage


def link(says: Says, day: int = 1, score: float = 2.0, *, sure: bool = True) -> Link:
    """A link of a day of May 2024."""
    details = Details(date=datetime.date(2024, 5, day))
    document = Document(f"{day:016x}", "paper.txt", details, "It was done.")
    return Link(Quote(Passage(document, 0, 12), 0, 12, score), says, sure)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], State.NEVER),
        ([Says.NOTED], State.NOTED),
        ([Says.MENTION], State.NOTED),
        ([Says.RESPONSE], State.NOTED),
        ([Says.NOTED, Says.ACTION], State.IN_HAND),
        ([Says.UNDONE], State.IN_HAND),
        ([Says.ACTION, Says.DONE], State.ANSWERED),
        ([Says.DONE, Says.PROGRESS], State.ANSWERED),
        ([Says.DONE, Says.UNDONE], State.IN_HAND),
        ([Says.UNDONE, Says.DONE], State.ANSWERED),
    ],
)
def test_the_state_follows_from_what_is_said(said: list[Says], expected: State) -> None:
    """In order of date: the last word on whether it is done counts."""
    assert standing_of([link(one, day) for day, one in enumerate(said, 1)]).state is expected


def test_a_state_names_the_quote_that_it_rests_on() -> None:
    """Of what is done, the last that says so."""
    links = [link(Says.ACTION, 1), link(Says.DONE, 2), link(Says.MENTION, 3)]
    assert standing_of(links).rests_on == links[1].quote


def test_a_doubtful_link_answers_nothing() -> None:
    """However plainly it says that something is done."""
    standing = standing_of([link(Says.DONE, sure=False)])
    assert standing.state is State.NOTED
    assert not standing.sure


def test_a_doubtful_link_changes_no_state_beside_a_sure_one() -> None:
    """It is shown, and not counted."""
    links = [link(Says.NOTED, 1), link(Says.DONE, 2, sure=False)]
    assert standing_of(links).state is State.NOTED
    assert standing_of(links).sure


def test_what_is_only_mentioned_is_not_called_noted() -> None:
    """Readers are told of both; programs keep the value."""
    assert State.NOTED.called == "noted or mentioned only"
    assert State.NOTED.value == "noted only"
