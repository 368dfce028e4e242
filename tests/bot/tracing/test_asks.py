"""What the sample papers ask for."""

import pytest

from bot.tracing.asks import Ask, asks
from corpus.shelf import Generation


def asked(generation: Generation, name: str) -> list[Ask]:
    """What a sample paper asks for."""
    document = generation.named(name)
    assert document
    return list(asks(list(generation.shelved(document.id))))


def texts(generation: Generation, name: str) -> str:
    """The words of all that a sample paper asks for."""
    return "\n".join(one.quote.text for one in asked(generation, name))


def test_each_recommendation_is_an_ask(generation: Generation) -> None:
    """Of the peer challenge all eight, by their numbers."""
    found = [one.number for one in asked(generation, "2024-03-peer-challenge-report.pdf")]
    assert [number for number in found if number] == [f"R{number}" for number in range(1, 9)]


def test_what_tells_of_recommendations_asks_for_nothing(generation: Generation) -> None:
    """The commissioner makes six, and the sentence that says so is none of them."""
    found = texts(generation, "2024-01-commissioner-report.pdf")
    assert found.count("Recommendation ") == 6
    assert "I make six" not in found
    assert "in Kesterwold November 2023" not in found


def test_areas_for_improvement_are_asks(generation: Generation) -> None:
    """The bullets below "What needs to improve?"."""
    assert "personal education plans" in texts(generation, "2023-03-inspection-report.pdf")


def test_a_resolution_that_only_records_is_none(generation: Generation) -> None:
    """What is noted, accepted or confirmed leaves nothing to be done; printed twice, it is once."""
    found = texts(generation, "2023-07-scrutiny-minutes.html")
    assert "be accepted in full" not in found
    assert "correct record" not in found
    assert found.count("Cabinet be recommended to publish the highest caseload") == 1


def test_a_motion_that_was_carried_asks_and_a_lost_amendment_does_not(
    generation: Generation,
) -> None:
    """What it notes and believes is no ask either."""
    found = texts(generation, "2023-04-council-motion.html")
    assert "call on Cabinet to set aside £2.4 million" in found
    assert "note the findings" not in found
    assert "owed an apology" not in found


def test_a_plan_promises_each_of_its_actions(generation: Generation) -> None:
    """A row is one ask, without the names of the columns."""
    found = asked(generation, "2023-06-improvement-plan.docx")
    assert len(found) == 24
    assert found[0].quote.text.startswith("1.1 | Appoint")
    assert found[0].subject.startswith("Appoint six additional social workers")
    assert "Standerwick" not in found[0].subject


def test_an_action_of_a_meeting_is_an_ask(generation: Generation) -> None:
    """The line that begins with ACTION."""
    assert "ACTION – Director" in texts(generation, "2024-06-scrutiny-item-8.html")


@pytest.mark.parametrize(
    ("name", "words", "who"),
    [
        ("2023-10-case-review.pdf", "Schools should read", "Schools"),
        ("2024-01-commissioner-report.pdf", "publish a date for Lantern", "the council"),
        ("2023-04-council-motion.html", "set aside £2.4 million", "Cabinet"),
        ("2024-07-cabinet-workforce-report.pdf", "approve a retention", "Cabinet"),
        ("2023-06-improvement-plan.docx", "CareTrack", "Piotr Szymanlow"),
        ("2024-06-scrutiny-item-8.html", "ACTION", "Director of Children’s Services"),
    ],
)
def test_the_paper_names_who_is_asked(
    generation: Generation, name: str, words: str, who: str
) -> None:
    """In the ask, in its row, or in what leads to it."""
    one = next(ask for ask in asked(generation, name) if words in ask.quote.text)
    assert one.who
    assert one.who.text.startswith(who)


def test_nobody_is_made_up(generation: Generation) -> None:
    """Where the paper names nobody, nobody is told."""
    assert all(not one.who for one in asked(generation, "2024-03-peer-challenge-report.pdf"))
