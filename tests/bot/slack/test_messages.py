"""Answers as Slack messages: as blocks, and the same as one text for who hears them read."""

from dataclasses import replace

import pytest

from bot.question import understand
from bot.quotes import Answer, Quote, Reason, Sentence, Summary
from bot.slack.messages import Message, failed, fallback, message
from bot.words import searched, why
from corpus.documents import Passage, Span
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import HOSTILE, taken, texts


def lines(answer: Answer) -> list[str]:
    """Every text of an answer's rich text, in order."""
    return texts([one for one in shown(answer)["blocks"] if one["type"] == "rich_text"])


def shown(answer: Answer) -> Message:
    """The message, which Slack takes."""
    return taken(message(answer))


def test_a_quote_comes_with_its_source(answered: Answer) -> None:
    """What was searched comes below them, and its receipt last."""
    assert texts(shown(answered)["blocks"]) == [
        "They are now 19.",
        "— ",
        "Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council,"
        " 24 March 2023, page 2",
        searched(answered),
        f"Receipt: {answered.quotes[0].receipt}",
    ]


def test_an_abstention_says_so_before_what_is_near(answered: Answer) -> None:
    """In the message and in its fallback."""
    answer = replace(answered, quotes=(), nearest=answered.quotes, reason=Reason.NOT_SAID)

    assert lines(answer)[:3] == [
        "The papers do not seem to say.",
        "The closest passages, which are not an answer:",
        "They are now 19.",
    ]
    assert fallback(answer).startswith("The papers do not seem to say.\nThe closest passages")


def test_says_what_a_follow_up_was_understood_as(answered: Answer) -> None:
    """First of all."""
    followed = understand("and in Haxelby?", before=understand("How high?"))
    answer = replace(answered, question=followed)

    assert lines(answer)[0] == "Understood as: How high? and in Haxelby?"
    assert fallback(answer).startswith("Understood as: How high? and in Haxelby?\n")


def test_the_fallback_holds_the_whole_answer(answered: Answer) -> None:
    """A screen reader hears what others see."""
    assert fallback(answered).splitlines() == [
        "“They are now 19.”",
        "— Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council,"
        " 24 March 2023, page 2 https://reports.kesterwold.example/2023#page=2",
        "Searched 12 papers, dated 24 March 2023 to 14 February 2025.",
        f"Receipt: {answered.quotes[0].receipt}",
    ]


def test_the_fallback_holds_what_stands_around_a_quote(
    answered: Answer, passage: Passage, make_passage: MakePassage
) -> None:
    """What leads to it, and where else its words stand."""
    elsewhere = Quote(make_passage(title="A letter"), 36, 53)
    quote = Quote(passage, 36, 53, lead=Span(0, 18), also=(elsewhere,))

    said = fallback(replace(answered, quotes=(quote,)))

    assert said.startswith("“Caseloads were 24. […]”\n“Nobody knows why.”\n—")
    assert "\nThe same words: A letter, Ofsted inspection report" in said


def test_a_contradicted_premise_is_told_first(answered: Answer) -> None:
    """Or the quotes would read as its reasons."""
    answer = replace(answered, contradicts=True)

    told = "The papers do not say what the question takes for granted."
    assert lines(answer)[0].startswith(told)
    assert fallback(answer).startswith(told)


@pytest.mark.parametrize("reason", Reason)
def test_every_abstention_gives_its_reason_and_what_was_searched(
    answered: Answer, reason: Reason
) -> None:
    """In the message and in its fallback."""
    looked = replace(answered.searched, absent=("Wirral",), years=(2011,))
    answer = replace(answered, quotes=(), reason=reason, searched=looked)

    assert lines(answer) == [why(answer)]
    assert fallback(answer).splitlines() == [why(answer), searched(answer)]
    assert texts(shown(answer)["blocks"])[-1] == searched(answer)


def test_hostile_words_are_only_words(make_passage: MakePassage, answered: Answer) -> None:
    """Verbatim in the quote, escaped in the fallback."""
    passage = make_passage(HOSTILE, sentences=(), title=HOSTILE)
    answer = replace(answered, quotes=(Quote(passage, 0, len(HOSTILE)),))

    assert lines(answer)[0] == HOSTILE
    assert "&lt;!channel&gt; &lt;@U1&gt;" in fallback(answer)
    assert "<" not in fallback(answer)
    assert "mrkdwn" not in repr(shown(answer))


def test_a_hostile_question_is_only_words(answered: Answer) -> None:
    """Where it is said back."""
    asked = replace(answered.question, asked=HOSTILE, understood=HOSTILE)

    assert "<" not in fallback(replace(answered, question=asked))


def test_a_summary_stands_above_the_quotes_and_says_what_it_is(answered: Answer) -> None:
    """As text elements, where it is data as the quotes are."""
    summed = replace(answered, summary=Summary((Sentence(HOSTILE, (1,)),)))

    assert lines(summed)[:4] == [
        "Machine-written summary; the quotes below are the record:\n",
        f"{HOSTILE} [1]",
        "They are now 19.",
        "[1] — ",
    ]


def test_a_summary_is_escaped_in_the_fallback(answered: Answer) -> None:
    """Which Slack would read for mentions."""
    said = fallback(replace(answered, summary=Summary((Sentence(HOSTILE, (1,)),))))

    assert "<" not in said
    assert "the record:\n&lt;!channel&gt;" in said
    assert "[1] “They are now 19.”" in said


def test_a_failure_gives_its_reference_and_nothing_else() -> None:
    """By which whoever looks after the bot finds it in the log."""
    said = taken(failed("a1b2c3d4"))

    assert said["text"].endswith("tell whoever looks after me this reference: a1b2c3d4.")
    assert "blocks" not in said
