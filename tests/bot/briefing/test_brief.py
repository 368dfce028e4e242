"""An agenda, a meeting or a topic -> a brief."""

import datetime

import pytest

from bot.briefing.brief import brief
from bot.briefing.lines import lines
from bot.briefing.parts import Part
from bot.briefing.sheet import fits
from bot.briefing.told import Brief
from corpus.receipts import receipts
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.bot.briefing.conftest import TODAY
from tests.bot.conftest import KESTERWOLD
from tests.corpus.conftest import PUBLIC, document, shelve

BRIEFS = (
    "2023-11-scrutiny-agenda.pdf",
    "2024-06-scrutiny-minutes.html",
    "Cabinet 16 July 2024",
    "agency social workers",
    "supervision before 1 June 2024",
)
each = pytest.mark.parametrize("text", BRIEFS)


def told(made: Brief, number: str, part: Part) -> list[str]:
    """What a brief tells in a part of an item."""
    (item,) = [one for one in made.items if one.item.number == number]
    return [one.quote.text for one in item.told if one.part is part]


def test_each_part_has_what_matters(november: Brief) -> None:
    """What was decided, what inspectors said, what was promised, and what is open."""
    (decided,) = told(november, "36", Part.DECIDED)
    assert decided.startswith("RESOLVED that the work programme be agreed, with the addition")
    assert any("three headteachers" in one for one in told(november, "36", Part.INSPECTED))
    assert any(one.startswith("3.4 | Complete 95%") for one in told(november, "36", Part.PROMISED))
    assert any("deferred from the meeting" in one for one in told(november, "36", Part.OPEN))


def test_what_was_due_before_the_meeting_is_open(november: Brief) -> None:
    """An action of July, for August, of which nothing is found by November."""
    (item,) = [one for one in november.items if one.item.number == "38"]
    (action,) = [one for one in item.told if one.quote.text.startswith("ACTION")]

    assert (action.part, action.last) == (Part.OPEN, True)


@each
def test_every_quote_is_in_its_paper_and_from_before(generation: Generation, text: str) -> None:
    """Read again, with the receipt that the brief shows."""
    made = brief(text, generation, PUBLIC, TODAY)

    shown = "\n".join(f"{line.text}{line.behind}" for line in lines(made))
    assert made.quotes
    for quote in made.quotes:
        document = generation.read(quote.passage.document.id)
        assert document is not None
        assert quote.text == document.text[quote.start : quote.end]
        assert quote.receipt in shown
        day, last = document.details.date, made.asked.day
        assert day is not None
        assert last is None or day <= last
    assert len(list(receipts(shown))) >= len(made.quotes)


@each
def test_it_fits_on_two_sides(generation: Generation, text: str) -> None:
    """And says how much it leaves out."""
    assert fits(lines(brief(text, generation, PUBLIC, TODAY)))


def test_no_quote_is_told_twice(generation: Generation) -> None:
    """Nor a part of one, under any item."""
    made = brief("2024-06-scrutiny-minutes.html", generation, PUBLIC, TODAY)

    some = [one for item in made.items for one in item.told]
    assert not [(one, two) for one in some for two in some if one is not two and one.overlaps(two)]


def test_an_item_of_which_nothing_is_said_says_so(generation: Generation) -> None:
    """In place of quotes of something else."""
    made = brief("Cabinet 16 July 2024", generation, PUBLIC, TODAY)

    (waste,) = [one for one in made.items if "RECYCLING" in one.item.title]
    shown = [line.text for line in lines(made)]
    assert (waste.told, waste.more) == ((), 0)
    after = shown[shown.index(waste.item.named) + 1]
    assert after == "No paper held was found to say anything on this before the meeting."


def test_what_was_moved_is_not_what_was_decided(generation: Generation) -> None:
    """The motion on bus travel was amended before it was resolved."""
    (item,) = brief("bus travel for care leavers", generation, PUBLIC, TODAY).items

    decided = [one.quote for one in item.told if one.part is Part.DECIDED]
    assert {one.passage.kind for one in decided} == {"resolution", "vote"}
    assert any("at a cost of no more than £60,000 a year" in one.text for one in decided)
    assert not any("from 1 April 2025" in one.text for one in decided)


def test_what_is_decided_under_the_items_own_heading_is_told(generation: Generation) -> None:
    """Whatever words it is decided in: neither has "home", "school" or "transport"."""
    (item,) = brief("home to school transport", generation, PUBLIC, TODAY).items

    first, second = (one.quote.text for one in item.told if one.part is Part.DECIDED)
    assert "RESOLVED that Cabinet be recommended to keep the contribution" in first
    assert second.startswith("AGREED that the contribution be raised to £690 a year")


def test_a_hyphened_word_is_one(generation: Generation) -> None:
    """No telephone call is on the call-in."""
    made = brief("2024-07-scrutiny-call-in.html", generation, PUBLIC, TODAY)

    assert not [one for one in made.quotes if "telephone" in one.text]


def test_a_report_on_the_item_is_not_quoted_at_random(generation: Generation) -> None:
    """Every sentence of the peer challenge's report is near "peer challenge"."""
    made = brief("2024-06-scrutiny-minutes.html", generation, PUBLIC, TODAY)

    some = told(made, "6", Part.INSPECTED)
    assert "The council will publish a response." in some
    assert not [one for one in some if one.startswith(("In the other three", "Partners speak"))]


def test_a_topic_of_which_nothing_is_said_has_no_meeting(generation: Generation) -> None:
    """And its line names none."""
    made = brief("dreadnought submarines", generation, PUBLIC, TODAY)

    *_, last = lines(made)
    assert last.text == "No paper that was read was found to say anything on this."


def test_a_long_agenda_still_fits(settings: Settings) -> None:
    """Every item has its turn, and what there is no room for is counted."""
    subjects = ("caseloads", "libraries", "potholes", "allotments", "fostering", "transport")
    said = [
        f"Members resolved in {year} that {one} be reviewed, and that {one} be paid for by {why}."
        for one in subjects
        for year in range(2010, 2022)
        for why in ("the reserve of the council, if the auditor agrees to this in writing",)
    ]
    agenda = "\n".join(f"{number}. {one.title()}" for number, one in enumerate(subjects, 1))
    day = datetime.date(2023, 5, 1)
    shelve(
        settings,
        document("\n".join(said), "old.txt", kind="minutes", council=KESTERWOLD, date=day),
        document(agenda, "a.txt", kind="agenda", council=KESTERWOLD, date=TODAY),
    )
    shelf = Shelf(settings)
    with shelf.reading() as index:
        made = brief("a.txt", index, PUBLIC, TODAY)
    shelf.close()

    assert fits(lines(made))
    assert all(item.told and item.more for item in made.items)
