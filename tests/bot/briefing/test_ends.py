"""Open ends."""

import datetime

import pytest

from bot.briefing.ends import is_last, open_ends
from corpus.documents import Span
from tests.bot.conftest import MakePassage, candidate

MEETING = datetime.date(2023, 11, 7)


@pytest.mark.parametrize(
    "words",
    [
        "The letter had not yet been received, and members were told not yet received.",
        "The date is to be confirmed.",
        "CASELOADS BY TEAM To follow",
        "This item was deferred from September.",
        "Publish a date | Head of Service | 31 May 2024 | Overdue",
        "The Director to circulate the figures by 31 August 2023. ACTION",
        "The figures were due to be circulated in August.",
    ],
)
def test_words_that_leave_something_open(make_passage: MakePassage, words: str) -> None:
    """By what they say, or by a day that has passed."""
    one = candidate(make_passage(words, (Span(0, len(words)),)), 0)

    assert open_ends([one], MEETING) == [one]


@pytest.mark.parametrize(
    "words",
    [
        "The Director to circulate the figures by 31 August 2024.",
        "The inspection ended on 24 March 2023.",
        "The letter was received and noted.",
        "Plans take too long to be agreed.",
    ],
)
def test_words_that_do_not(make_passage: MakePassage, words: str) -> None:
    """Such as a promise whose day is still to come."""
    one = candidate(make_passage(words, (Span(0, len(words)),)), 0)

    assert open_ends([one], MEETING) == []


@pytest.mark.parametrize("kind", ["resolution", "finding"])
def test_what_was_decided_or_found_is_not_open(make_passage: MakePassage, kind: str) -> None:
    """Whatever it asks for."""
    words = "The report be deferred."

    assert not open_ends(
        [candidate(make_passage(words, (Span(0, len(words)),), kind=kind), 0)], MEETING
    )


def test_the_last_is_that_after_which_nothing_was_found(make_passage: MakePassage) -> None:
    """In a paper of a later day."""
    old, new = (candidate(make_passage(date=datetime.date(year, 1, 1)), 0) for year in (2021, 2022))

    assert is_last(new, [old, new])
    assert not is_last(old, [old, new])
