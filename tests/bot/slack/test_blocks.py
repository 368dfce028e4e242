"""Answers as Slack messages, read back as a member reads them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import understand
from bot.quotes import Answer, Quote, Reason
from bot.slack.blocks import MOST_LETTERS, blocks, fallback
from corpus.documents import Details, Document, Passage
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
    answer = replace(answered, question=understand("and why?", before=understand("How high?")))

    assert texts(answer)[0] == "Understood as: How high? and why?"


def test_the_fallback_holds_the_whole_answer(answered: Answer) -> None:
    """A screen reader hears what others see."""
    assert fallback(answered).splitlines() == [
        "“They are now 19.”",
        "— Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2"
        " https://reports.kesterwold.example/2023#page=2",
        "There are 12 papers here, the newest of 14 February 2025.",
    ]


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
