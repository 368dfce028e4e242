"""A message is as long as Slack takes, whatever the papers say."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.question import MOST_CHARACTERS, understand
from bot.quotes import Answer, Quote, Reason, Searched, Sentence, Summary
from bot.slack.blocks import MOST_QUOTED
from bot.slack.messages import MOST_LETTERS, Manner, fallback, message, shown
from bot.summary import MOST_LETTERS as OF_A_SENTENCE
from bot.summary import SENTENCES
from corpus.documents import Details, Document, Page, Passage, Span
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import taken, texts
from tests.corpus.conftest import UNTIMED

MANNER = Manner("a" * 16, "U1", more=9, restated="You asked", shareable=True, sharer="U1")
WORST = Summary((Sentence("s" * OF_A_SENTENCE, (1,)),) * SENTENCES)
"""The longest summary that a chat model may write."""
WORDS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=200)
LENGTH = st.one_of(st.integers(1, 500), st.sampled_from([3_000, 9_000]))
QUOTES = st.lists(st.tuples(WORDS, LENGTH, LENGTH, st.booleans()), min_size=1, max_size=12)

SOME = settings(UNTIMED, max_examples=40)


def made(number: int, words: str, length: int, around: int, led: bool) -> Quote:
    """A quote of so many letters, with about as many around it."""
    whole = (words * around)[:around] + (words * length)[:length]
    details = Details(title="t" * around, url=f"https://a.example/{'u' * around}", kind="minutes")
    document = Document(f"{number:016}", f"{number}.pdf", details, whole, (Page(1, None, 0),))
    passage = Passage(document, 0, len(whole))
    lead = Span(0, around) if led else None
    quote = Quote(passage, around, around + length, lead=lead)
    return replace(quote, also=(quote,) * 7) if led else quote


@SOME
@example([("w", 9_000, 9_000, True)] * 3, True, True)
@given(QUOTES, st.booleans(), st.booleans())
def test_slack_takes_whatever_is_answered(
    many: list[tuple[str, int, int, bool]], summed: bool, private: bool
) -> None:
    """Whatever the papers and the question are like, and with every button."""
    quotes = tuple(made(number, *one) for number, one in enumerate(many))
    question = replace(understand("q" * MOST_CHARACTERS), understood="r" * MOST_CHARACTERS)
    looked = Searched(9, councils=("c" * 900,), absent=("d" * 900,))
    answer = Answer(question, quotes, contradicts=True, searched=looked)
    answer = replace(answer, summary=WORST if summed else None)

    taken(message(answer, replace(MANNER, private=private)))


@SOME
@example([("w", 9_000, 9_000, True)] * 3)
@given(QUOTES)
def test_slack_takes_whatever_is_near(many: list[tuple[str, int, int, bool]]) -> None:
    """And whatever the question names that is not here."""
    quotes = tuple(made(number, *one) for number, one in enumerate(many))
    question = replace(understand("q" * MOST_CHARACTERS), understood="r" * MOST_CHARACTERS)
    looked = Searched(9, absent=("d" * 900,), held=("e" * 900,) * 9)
    answer = Answer(question, reason=Reason.NOT_HELD, nearest=quotes, searched=looked)

    taken(message(answer, MANNER))


def test_quotes_that_do_not_fit_are_left_out_whole(
    make_passage: MakePassage, answered: Answer
) -> None:
    """What is shown is never cut to make room; the rest is offered as more."""
    long = make_passage("w" * (MOST_LETTERS // 3), ())
    quotes = tuple(Quote(long, 0, len(long.text)) for _ in range(5))
    answer = replace(answered, quotes=quotes)

    blocks = taken(message(answer, Manner("A1", "U1", more=2)))["blocks"]

    assert len(shown(answer)) == 2
    assert texts(blocks).count(long.text) == 2
    assert "Show more (5)" in texts(blocks)


def test_the_first_quote_always_goes(make_passage: MakePassage, answered: Answer) -> None:
    """It says that it goes on; in the fallback it does."""
    long = make_passage("w" * 3 * MOST_LETTERS, (), title="t" * 10_000)
    quote = Quote(long, MOST_LETTERS, len(long.text), lead=Span(0, MOST_LETTERS))
    answer = replace(answered, quotes=(replace(quote, also=(quote,)),) * 3)

    blocks = taken(message(answer))["blocks"]

    assert "w" * MOST_QUOTED in texts(blocks)
    assert quote.text in fallback(answer)


@pytest.mark.parametrize("length", [200, 800])
def test_a_timeline_of_usual_quotes_is_shown_whole(
    make_passage: MakePassage, answered: Answer, length: int
) -> None:
    """Twelve sentences; of twelve long ones as many as fit."""
    passage = make_passage("w" * length, ())
    answer = replace(answered, quotes=(Quote(passage, 0, length),) * 12)

    taken(message(answer, MANNER))

    assert len(shown(answer)) == (12 if length == 200 else 8)


@pytest.mark.parametrize("around", ["lead", "also"])
def test_what_stands_around_a_quote_counts_towards_what_fits(
    make_passage: MakePassage, answered: Answer, around: str
) -> None:
    """Slack refuses a message that is too long, whatever makes it so."""
    text = "x" * 1_000 + "." * 1_000
    bare = Quote(make_passage(text, ()), 1_000, 2_000)
    elsewhere = Quote(make_passage(text, (), title="y" * 1_000), 1_000, 2_000)
    more: dict[str, Any] = {"lead": Span(0, 1_000)} if around == "lead" else {"also": (elsewhere,)}
    long = replace(bare, **more)

    counted = [len(shown(replace(answered, quotes=(one,) * 12))) for one in (bare, long)]

    assert counted[0] > counted[1] > 1


def test_a_summary_of_quotes_that_do_not_fit_is_left_out(
    answered: Answer, make_passage: MakePassage
) -> None:
    """A sentence is never shown without the quotes that it rests on."""
    quotes = tuple(Quote(make_passage("x" * MOST_LETTERS, ()), 0, MOST_LETTERS) for _ in range(3))
    summary = Summary((Sentence("First.", (1,)), Sentence("Both.", (1, 3))))
    answer = replace(answered, quotes=quotes, summary=summary)

    assert "First. [1]" in texts(taken(message(answer))["blocks"])
    assert "Both" not in fallback(answer)
