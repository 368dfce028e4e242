"""Answers as Slack messages, read back as a member reads them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import understand
from bot.quotes import Answer, Quote, Reason, Sentence, Summary
from bot.slack.blocks import MOST_LETTERS, blocks, fallback
from bot.words import searched, why
from corpus.documents import Details, Document, Passage, Span
from tests.bot.conftest import MakePassage

HOSTILE = "<!channel> <@U1> *bold* <https://evil.example|click> & @here :tada:"


def texts(answer: Answer) -> list[str]:
    """Every text element of the rich text, in order."""
    return [
        element["text"]
        for block in blocks(answer)
        if block["type"] == "rich_text"
        for part in block["elements"]
        for element in part["elements"]
    ]


def test_a_quote_is_a_quote_of_rich_text(answered: Answer) -> None:
    """There it is data, whatever it says."""
    assert blocks(answered)[0]["elements"][0] == {
        "type": "rich_text_quote",
        "elements": [{"type": "text", "text": "They are now 19."}],
    }


def test_its_source_links_to_the_page(answered: Answer) -> None:
    """The link reads as the source line."""
    link = blocks(answered)[0]["elements"][1]["elements"][1]

    assert link["type"] == "link"
    assert link["url"] == "https://reports.kesterwold.example/2023#page=2"
    assert link["text"].endswith("24 March 2023, page 2")


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd"])
def test_a_source_without_a_web_address_is_text(
    make_passage: MakePassage, answered: Answer, url: str
) -> None:
    """Nothing else becomes a link."""
    answer = replace(answered, quotes=(Quote(make_passage(url=url), 0, 5),))

    assert blocks(answer)[0]["elements"][1]["elements"][1]["type"] == "text"


def test_an_address_cannot_break_out_of_its_link(
    make_passage: MakePassage, answered: Answer
) -> None:
    """Characters that mean something to Slack are percent-encoded."""
    passage = make_passage(url="https://a.example/x|y> <!here>")

    link = blocks(replace(answered, quotes=(Quote(passage, 0, 5),)))[0]["elements"][1]["elements"][
        1
    ]

    assert link["url"] == "https://a.example/x%7Cy%3E%20%3C!here%3E#page=1"


def test_an_abstention_says_so_before_what_is_near(answered: Answer) -> None:
    """In the message and in its fallback."""
    answer = replace(answered, quotes=(), nearest=answered.quotes, reason=Reason.NOT_SAID)

    assert texts(answer)[:3] == [
        "The papers do not seem to say.",
        "The closest passages, which are not an answer:",
        "They are now 19.",
    ]
    assert fallback(answer).startswith("The papers do not seem to say.\nThe closest passages")


def test_says_what_a_follow_up_was_understood_as(answered: Answer) -> None:
    """First of all."""
    answer = replace(
        answered, question=understand("and in Haxelby?", before=understand("How high?"))
    )

    assert texts(answer)[0] == "Understood as: How high? and in Haxelby?"


def test_the_fallback_holds_the_whole_answer(answered: Answer) -> None:
    """A screen reader hears what others see."""
    assert fallback(answered).splitlines() == [
        "“They are now 19.”",
        "— Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2"
        " https://reports.kesterwold.example/2023#page=2",
        "Searched 12 papers, dated 24 March 2023 to 14 February 2025.",
    ]


def test_what_leads_to_a_quote_is_a_quote_of_its_own(answered: Answer, passage: Passage) -> None:
    """Above it, in italics, and in the fallback too."""
    answer = replace(answered, quotes=(Quote(passage, 36, 53, lead=Span(0, 18)),))

    assert blocks(answer)[0]["elements"][:2] == [
        {
            "type": "rich_text_quote",
            "elements": [
                {"type": "text", "text": "Caseloads were 24. […]", "style": {"italic": True}}
            ],
        },
        {
            "type": "rich_text_quote",
            "elements": [{"type": "text", "text": "Nobody knows why."}],
        },
    ]
    assert fallback(answer).startswith("“Caseloads were 24. […]”\n“Nobody knows why.”\n—")


def test_the_other_places_of_the_same_words_follow_the_source(
    answered: Answer, quote: Quote, make_passage: MakePassage
) -> None:
    """In the message and in its fallback."""
    elsewhere = Quote(make_passage(title="A letter"), 19, 35)
    answer = replace(answered, quotes=(replace(quote, also=(elsewhere,)),))

    line = "The same words: A letter, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2"
    assert texts(answer)[-1] == line
    assert line in fallback(answer).splitlines()


def test_a_contradicted_premise_is_told_first(answered: Answer) -> None:
    """Or the quotes would read as its reasons."""
    answer = replace(answered, contradicts=True)

    assert texts(answer)[0].startswith("The papers do not say what the question takes for granted.")
    assert fallback(answer).startswith("The papers do not say what the question takes for granted.")


@pytest.mark.parametrize("reason", Reason)
def test_every_abstention_gives_its_reason_and_what_was_searched(
    answered: Answer, reason: Reason
) -> None:
    """In the message and in its fallback."""
    looked = replace(answered.searched, absent=("Wirral",), years=(2011,))
    answer = replace(answered, quotes=(), reason=reason, searched=looked)

    assert texts(answer) == [why(answer)]
    assert fallback(answer).splitlines() == [why(answer), searched(answer)]
    assert blocks(answer)[-1]["elements"][0]["text"] == searched(answer)


def test_hostile_words_are_only_words(make_passage: MakePassage, answered: Answer) -> None:
    """Verbatim in the quote, escaped in the fallback."""
    passage = make_passage(HOSTILE, sentences=(), title=HOSTILE)
    answer = replace(answered, quotes=(Quote(passage, 0, len(HOSTILE)),))

    assert texts(answer)[0] == HOSTILE
    assert "&lt;!channel&gt; &lt;@U1&gt;" in fallback(answer)
    assert "<" not in fallback(answer)


def test_quotes_that_do_not_fit_are_left_out_whole(
    make_passage: MakePassage, answered: Answer
) -> None:
    """The first always goes; nothing is cut."""
    long = make_passage("word " * (MOST_LETTERS // 5), sentences=())
    answer = replace(answered, quotes=(Quote(long, 0, len(long.text)), *answered.quotes))

    assert [text for text in texts(answer) if not text.startswith(("— ", "Inspection"))] == [
        long.text
    ]


@given(st.text(min_size=1, max_size=300), st.text(max_size=50))
def test_any_paper_makes_a_message_that_is_json(words: str, title: str) -> None:
    """Whatever characters it holds."""
    passage = Passage(Document("d", "d.txt", Details(title=title), words), 0, len(words))
    answer = Answer(understand("why?"), (Quote(passage, 0, len(words)),))

    assert json.loads(json.dumps(blocks(answer)))


def test_a_summary_stands_above_the_quotes_and_says_what_it_is(answered: Answer) -> None:
    """As text elements, where it is data as the quotes are."""
    summed = replace(answered, summary=Summary((Sentence(HOSTILE, (1,)),)))

    found = texts(summed)

    assert found[:4] == [
        "Machine-written summary; the quotes below are the record:\n",
        f"{HOSTILE} [1]",
        "They are now 19.",
        "[1] — ",
    ]


def test_a_summary_is_escaped_in_the_fallback(answered: Answer) -> None:
    """Which Slack would read for mentions."""
    summed = replace(answered, summary=Summary((Sentence(HOSTILE, (1,)),)))

    text = fallback(summed)

    assert "<" not in text
    assert "the record:\n&lt;!channel&gt;" in text
    assert "[1] “They are now 19.”" in text


@pytest.mark.parametrize("around", ["lead", "also"])
def test_what_stands_around_a_quote_counts_towards_what_fits(
    make_passage: MakePassage, answered: Answer, around: str
) -> None:
    """Slack refuses a message that is too long, whatever makes it so."""
    text = "x" * MOST_LETTERS + "."
    half = MOST_LETTERS // 2
    bare = Quote(make_passage(text, ()), half, half + 5)
    elsewhere = Quote(make_passage(text, (), title="y" * half), half, half + 5)
    more = {"lead": Span(0, half)} if around == "lead" else {"also": (elsewhere,)}
    long = replace(bare, **more)  # type: ignore[arg-type]

    counted = [
        sum(block["type"] == "rich_text" for block in blocks(replace(answered, quotes=quotes)))
        for quotes in ((bare, bare), (long, long))
    ]

    assert counted == [2, 1]


def test_a_summary_of_quotes_that_do_not_fit_is_left_out(
    answered: Answer, make_passage: MakePassage
) -> None:
    """A sentence is never shown without the quotes that it rests on."""
    long = "x" * MOST_LETTERS
    quotes = tuple(Quote(make_passage(long, ()), 0, MOST_LETTERS) for _ in range(2))
    summary = Summary((Sentence("First.", (1,)), Sentence("Second.", (2,))))

    found = texts(replace(answered, quotes=quotes, summary=summary))

    assert found[1] == "First. [1]"
