"""Whether what is told to be done is what was asked for."""

import datetime

import pytest

from bot.quotes import Quote
from bot.tracing.bearing import borne_out
from bot.tracing.mentions import Link
from bot.tracing.says import Says
from corpus.documents import Details, Document, Passage


def quote(text: str, *, row: bool = False) -> Quote:
    """These words as a paper of 25 June 2024."""
    document = Document("0123456789abcdef", "a.txt", Details(date=datetime.date(2024, 6, 25)), text)
    columns = "; ".join(map(": ".join, zip(("Action", "Status"), text.split(" | "), strict=False)))
    kind = "row" if row else "paragraph"
    passage = Passage(document, 0, len(text), kind=kind, indexed=columns if row else "")
    return Quote(passage, 0, len(text))


def borne(asked: str, done: str, *, row: bool = False) -> Says:
    """What a link that says that it is done says of an ask."""
    return borne_out(quote(asked), Link(quote(done, row=row), Says.DONE, sure=True)).says


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("in February 2024", Says.MENTION),
        ("on 24 June 2024", Says.MENTION),
        ("in 2023", Says.MENTION),
        ("on 25 June 2024", Says.DONE),
        ("in June 2024", Says.DONE),
        ("in 2024", Says.DONE),
        ("on 1 May 2024 and again in July 2024", Says.DONE),
        ("at last", Says.DONE),
    ],
)
def test_what_was_done_before_it_was_asked_for_is_no_answer(when: str, expected: Says) -> None:
    """By the last of the dates that the quote names."""
    assert borne("adopt a ceiling for caseloads", f"A ceiling was adopted {when}.") is expected


def test_a_report_is_answered_by_a_report() -> None:
    """And not by what tells of its matter."""
    asked = "a report on the timeliness of conferences be brought to the meeting"
    assert borne(asked, "The conferences have been opened.") is Says.MENTION
    assert borne(asked, "The report on conferences was published.") is Says.DONE


def test_a_report_alone_does_not_answer_more() -> None:
    """A row of a tracker on counting something again."""
    row = "Count supervision again, and report the number | Complete"
    assert borne("Hold supervision", row, row=True) is Says.MENTION
    assert borne("Report the number", row, row=True) is Says.DONE


def test_a_limb_of_which_nothing_is_told_leaves_it_in_part() -> None:
    """What it is for is no limb."""
    done = "The consultation line had opened."
    asked = "Open the consultation line"
    assert borne(f"{asked}, and measure whether it reduces contacts.", done) is Says.PROGRESS
    assert borne(f"{asked}, so that schools can call, and families too.", done) is Says.DONE


@pytest.mark.parametrize("set_", ["within five days", "for £1,200", "for at least 5%"])
def test_a_measure_that_was_set_is_told(set_: str) -> None:
    """Else no reader can tell that it was met."""
    assert borne(f"Complete checks {set_}.", "The checks have been completed.") is Says.PROGRESS
    told = f"The checks have been completed {set_}.".replace("five", "5")
    assert borne(f"Complete checks {set_}.", told) is Says.DONE


@pytest.mark.parametrize(
    "asked",
    [
        "Ensure that relatives are told what has been decided.",
        "The timeliness and quality of decisions.",
        "Recommendation 3: improve the quality of plans.",
        "R3 Strengthen oversight of plans.",
    ],
)
def test_no_one_event_brings_about_a_way_of_things(asked: str) -> None:
    """It is a part of it at most."""
    assert borne(asked, "A decision on plans has been published.") is Says.PROGRESS


def test_only_what_is_done_is_weighed() -> None:
    """Any other link stays as it is."""
    link = Link(quote("It was to open in 2020."), Says.ACTION, sure=True)
    assert borne_out(quote("Open it"), link) is link
