"""What papers are about, in words that a question can use."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subjects import SAFE, Described, described, in_question
from corpus.settings import Settings
from corpus.shelf import Shelf
from corpus.writer import writing
from tests.corpus.conftest import PUBLIC, document, passages

LINES = (
    "The foster carers of Kesterwold met in May.",
    "The foster carers asked for a hub.",
    "A carer said that buses were late, and the driver with them.",
    "Chair: Imelda Garrowby",
    "The hub for foster carers opens in June.",
    "It needs a roof, and drivers need a bus.",
    "He needs to be asked about needed repairs.",
)
PAPER = document("\n".join(LINES), title="Report: foster carers in Kesterwold", body="Cabinet")
HEADINGS = ("3.1 A HUB FOR CARERS", "Apologies for absence", "Cabinet", "Signed")


def shelved(settings: Settings, *sections: tuple[str, ...]) -> Described:
    """What the paper is about when its passages stand under these headings, two under each."""
    cut = [
        replace(one, section=sections[number // 2] if number // 2 < len(sections) else ())
        for number, one in enumerate(passages(PAPER))
    ]
    with writing(settings) as shelf:
        shelf.add(PAPER, cut)
    reader = Shelf(settings)
    with reader.reading() as generation:
        (paper,) = generation.holdings(PUBLIC).papers
        found = described(paper, generation, PUBLIC)
    reader.close()
    return found


def test_a_section_is_about_its_heading(settings: Settings) -> None:
    """Without its number and its capitals; what every paper has says nothing."""
    found = shelved(settings, *((heading,) for heading in HEADINGS))

    assert [one for one in found.subjects if one.heading] == [
        ("a hub for carers", "3.1 A HUB FOR CARERS")
    ]


def test_part_of_an_item_is_about_the_item(settings: Settings) -> None:
    """The minutes of an item stand under a heading of their own."""
    found = shelved(settings, ("Council", "4. Bus", "Minutes"), ("Council", "Minutes of May"))

    assert [one.words for one in found.subjects if one.heading] == ["bus"]


def test_a_paper_is_about_the_nouns_that_it_repeats(settings: Settings) -> None:
    """With the word that goes before them; a word that is a verb as well is none of them."""
    found = shelved(settings)

    assert [one.words for one in found.subjects] == ["foster carers"]
    assert found.matter == "foster carers in Kesterwold"


def test_a_paper_that_another_answers_for_has_no_subjects(settings: Settings) -> None:
    """None of its passages is ever quoted."""
    draft = document(PAPER.text, "draft.txt", title=PAPER.details.title, status="draft")
    with writing(settings) as shelf:
        shelf.add(PAPER, passages(PAPER))
        shelf.add(draft, passages(draft))
    reader = Shelf(settings)
    with reader.reading() as generation:
        found = [described(one, generation, PUBLIC) for one in generation.holdings(PUBLIC).papers]
    reader.close()

    assert len(found) > len([one for one in found if one.subjects])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("36. THE VIRTUAL SCHOOL", "the virtual school"),
        (
            "The experiences of care leavers: requires improvement to be good",
            "the experiences of care leavers",
        ),
        ("Priority 2: practice and oversight", "practice and oversight"),
        ("Coombe Lane West Zebra Crossing", "Coombe Lane West Zebra Crossing"),
        ("Haxelby area office", "Haxelby area office"),
        ("Homes for children (KD24/031)", "homes for children"),
        ("Bidder Price £ (of 60)", "Bidder Price £"),
        ("<!channel> and *bold*", ""),
        ("12.", ""),
        ("x" * 91, ""),
        (" " * 100_000 + "x", ""),
        ("", ""),
    ],
)
def test_a_heading_in_a_question(heading: str, expected: str) -> None:
    """Small where the paper has the word small, and never what Slack would read otherwise."""
    text = "the experiences of a virtual school; homes, practice and price"

    assert in_question(heading, text) == expected


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_goes_into_a_question_is_safe(heading: str, text: str) -> None:
    """Whatever a paper has for a heading."""
    words = in_question(heading, text)

    assert not words or SAFE.fullmatch(words)
