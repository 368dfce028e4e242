"""What an agenda's items are."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.items import Item, items, topic_of
from tests.corpus.conftest import UNTIMED, document


def titles(text: str) -> list[str]:
    """The items of an agenda of this text, as they are named."""
    return [one.named for one in items(document(text))]


def test_numbers_of_lists_inside_an_item_are_no_items() -> None:
    """Even where they follow one another."""
    text = "4. Minutes\n\n5. Caseloads\n\n1. to note them;\n\n2. to ask why.\n\n6. Libraries"

    assert titles(text) == ["4. Minutes", "5. Caseloads", "6. Libraries"]


def test_an_item_ends_where_the_next_begins() -> None:
    """And the last one with the text."""
    text = "1. Caseloads\nTo note.\n2. Libraries\nTo agree."
    found = items(document(text))

    assert [text[slice(*one.span)] for one in found if one.span] == [text[:22], text[22:]]


@pytest.mark.parametrize(
    "line",
    [
        "12 November 2023",
        "20 of the 30 children",
        "3. the report be noted;",
        "7. Thank you.",
        "9 –",
    ],
)
def test_what_only_begins_with_a_number_is_no_item(line: str) -> None:
    """Such as a date, a count or a limb of a resolution."""
    assert titles(f"{line}\n{line}") == []


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("CASELOADS BY TEAM To follow", "CASELOADS BY TEAM"),
        ("Caseloads by team (Pages 13 - 22)", "Caseloads by team"),
        ("Caseloads by team 13 – 22", "Caseloads by team"),
        ("HOMES: A PLAN", "HOMES: A PLAN"),
    ],
)
def test_what_stands_behind_a_heading_is_no_part_of_it(printed: str, title: str) -> None:
    """Pages, and what follows a heading in capitals."""
    assert titles(f"1. {printed}\n2. Libraries") == [f"1. {title}", "2. Libraries"]


@pytest.mark.parametrize(
    "title",
    [
        "Apologies for absence and substitutions",
        "DECLARATIONS OF INTEREST",
        "Minutes of the last meeting",
        "Exclusion of the press and public",
        "Work programme 2023/24",
        "Date of next meeting",
    ],
)
def test_some_items_stand_on_every_agenda(title: str) -> None:
    """Whatever their case."""
    assert Item(title, topic_of(title)).standing


@pytest.mark.parametrize("title", ["The virtual school", "Member champions", "Closing the gap"])
def test_others_do_not(title: str) -> None:
    """Also those that begin alike."""
    assert not Item(title, topic_of(title)).standing


@UNTIMED
@given(st.text(alphabet="12. \nabAB;()-–", max_size=80))
def test_items_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    """Each follows the one before, and its number is one more."""
    found = items(document(text))

    spans = [one.span for one in found if one.span]
    numbers = [int(one.number) for one in found]
    assert all(one.end == other.start for one, other in itertools.pairwise(spans))
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
