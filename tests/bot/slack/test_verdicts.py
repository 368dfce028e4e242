"""What became of words that a paper is said to say."""

import re
from dataclasses import replace

import pytest

from bot.checking.check import MOST_WORDS
from bot.checking.verdicts import Check, Difference, Kind, Verdict
from bot.quotes import Quote, Searched
from bot.slack.verdicts import shown, verdict, words_to_check
from corpus.documents import Span
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import HOSTILE, taken, texts

CHECKED = Check(
    "They are now 19", "", Verdict.EXACT, "These words stand here.", searched=Searched(3)
)
ALTERED = Check("They are now 91", "", Verdict.ALTERED, "Close.", searched=Searched(3))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"They are now 19" Kesterwold 2023', ("They are now 19", "Kesterwold 2023")),
        ("“They are now 19”", ("They are now 19", "")),
        ("«They are now 19» minutes", ("They are now 19", "minutes")),
        ("They are now 19", ("They are now 19", "")),
        ('Say "over\ntwo lines" here', ("over\ntwo lines", "here")),
        ('He said "no" and "never" in 2023', ('no" and "never', "in 2023")),
        ('an odd " mark', ('an odd " mark', "")),
        ("", ("", "")),
    ],
)
def test_words_in_quotation_marks_are_checked(typed: str, found: tuple[str, str]) -> None:
    """What follows them says which paper is meant; without marks all is checked."""
    assert words_to_check(typed) == found


def test_exact_words_are_shown_where_they_stand(quote: Quote) -> None:
    """With the paper's source and how much was searched."""
    said = taken(verdict(replace(CHECKED, places=(quote,))))

    assert texts(said["blocks"])[:3] == [
        "You asked whether a paper says: “They are now 19”",
        "Exact. These words stand here.",
        "They are now 19.",
    ]
    assert texts(said["blocks"])[-2:] == [
        "Searched 3 papers.",
        "Receipt: 0123456789abcdef.19-35.p2.e1ee0148",
    ]


@pytest.mark.parametrize(
    ("found", "told"),
    [(Verdict.NOT_FOUND, "Not found. No."), (Verdict.CANNOT_CHECK, "Cannot check. No.")],
)
def test_words_that_are_not_found_are_never_called_exact(
    quote: Quote, found: Verdict, told: str
) -> None:
    """In the message and in its fallback."""
    said = verdict(replace(CHECKED, verdict=found, reason="No.", nearest=(quote,)))

    assert told in "".join(texts(taken(said)["blocks"]))
    assert told in said["text"]
    assert "Exact" not in repr(said)


def test_what_is_different_is_marked_and_listed(quote: Quote) -> None:
    """In bold as given and as printed, and in a line that a screen reader can follow."""
    one = Difference(Kind.NUMBER, Span(13, 15), Span(32, 34))
    said = verdict(replace(ALTERED, places=(quote,), differences=(one,)))
    line = "Another number: “91” is given, “19” is printed"

    bold = re.findall(
        r"\{'type': 'text', 'text': '([^']*)', 'style': \{'bold': True\}\}", repr(said)
    )

    assert bold == ["91", "Altered. Close.", "19"]
    assert line in "".join(texts(taken(said)["blocks"]))
    assert line in said["text"].splitlines()


def test_the_longest_list_of_differences_is_taken(make_passage: MakePassage) -> None:
    """Of very many the first are told, and how many more there are."""
    long = make_passage("wrong " * 3_000, (), title="t" * 2_000)
    every = tuple(
        Difference(Kind.WORDS, Span(at, at + 5), Span(at, at + 5)) for at in range(0, 1_800, 6)
    )
    check = replace(
        ALTERED,
        words="right " * 300,
        reason="r" * 2_000,
        differences=every,
        places=(Quote(long, 0, 17_999),) * 3,
    )

    said = taken(verdict(check))

    assert "more differences" in said["text"]


def test_the_fallback_holds_all_that_is_shown(quote: Quote) -> None:
    """A screen reader hears what others see."""
    said = verdict(replace(CHECKED, said_of="Kesterwold", places=(quote,)))["text"].splitlines()

    assert said[0] == "You asked whether Kesterwold says: “They are now 19”"
    assert said[2].startswith("“They are now 19.” — Inspection of Kesterwold,")
    assert said[2].endswith(" https://reports.kesterwold.example/2023#page=2")
    assert said[3] == "Searched 3 papers."


def test_hostile_words_are_only_words(make_passage: MakePassage) -> None:
    """Verbatim in the blocks, escaped in the fallback."""
    quote = Quote(make_passage(HOSTILE, (), title=HOSTILE), 0, len(HOSTILE))
    said = taken(verdict(replace(CHECKED, words=HOSTILE, said_of=HOSTILE, places=(quote,))))

    assert HOSTILE in texts(said["blocks"])
    assert "<" not in said["text"]


def test_three_places_are_shown(quote: Quote) -> None:
    """A phrase of every agenda stands in many more."""
    assert shown(replace(CHECKED, places=(quote,) * 9)) == [quote] * 3


def test_slack_takes_the_longest_words(make_passage: MakePassage) -> None:
    """Said back as far as there is room, with the places that fit."""
    long = make_passage("w" * 20_000, (), title="t" * 2_000)
    places = (Quote(long, 0, 20_000),) * 3
    check = replace(CHECKED, words="w" * MOST_WORDS, said_of="s" * MOST_WORDS, places=places)

    taken(verdict(check))

    assert len(shown(check)) == 1
