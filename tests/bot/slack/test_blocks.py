"""Slack's blocks, held against the loopback Slack's rules."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotes import Quote
from bot.slack.blocks import (
    MOST_ADDRESS,
    MOST_BESIDE,
    MOST_LETTERS,
    MOST_QUOTED,
    actions,
    button,
    header,
    letters,
    linked,
    listed,
    paragraph,
    quoted,
    receipted,
    rich_text,
    section,
    shortened,
    small,
    text,
)
from corpus.documents import Details, Document, Passage, Span
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import HOSTILE, texts
from tests.fakeslack.blocks import complaints

ANY = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=500)


def shown(quote: Quote) -> list[dict[str, Any]]:
    """The rich text of a quote, which Slack takes."""
    elements = list(quoted(quote))
    assert complaints([rich_text(*elements)]) == []
    return elements


def test_a_quote_is_a_quote_of_rich_text(quote: Quote) -> None:
    """There it is data, whatever it says."""
    assert shown(quote)[0] == {
        "type": "rich_text_quote",
        "elements": [{"type": "text", "text": "They are now 19."}],
    }


def test_its_source_links_to_the_page(quote: Quote) -> None:
    """The link reads as the source line, after a dash."""
    dash, link = shown(quote)[1]["elements"]

    assert dash == {"type": "text", "text": "— "}
    assert link["url"] == "https://reports.kesterwold.example/2023#page=2"
    assert link["text"].endswith("24 March 2023, page 2")


def test_a_mark_stands_before_the_source(quote: Quote) -> None:
    """By which a summary calls the quote."""
    assert texts(list(quoted(quote, "[2] ")))[1] == "[2] — "


def test_what_leads_to_a_quote_is_a_quote_of_its_own(passage: Passage) -> None:
    """Above it, in italics."""
    assert shown(Quote(passage, 36, 53, lead=Span(0, 18)))[:2] == [
        {
            "type": "rich_text_quote",
            "elements": [
                {"type": "text", "text": "Caseloads were 24. […]", "style": {"italic": True}}
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Nobody knows why."}]},
    ]


def test_the_other_places_of_the_same_words_follow_the_source(
    quote: Quote, make_passage: MakePassage
) -> None:
    """In a paragraph of their own."""
    elsewhere = Quote(make_passage(title="A letter"), 19, 35)

    *_, last = texts(shown(replace(quote, also=(elsewhere,))))

    assert last.startswith("The same words: A letter, Ofsted inspection report")


@pytest.mark.parametrize("more", [1, 2_000])
def test_a_long_quote_says_that_it_goes_on(make_passage: MakePassage, more: int) -> None:
    """And by how much; what is shown is its beginning, letter by letter."""
    whole = "x" * MOST_QUOTED + "y" * more

    (words, rest), *_ = (
        one["elements"] for one in shown(Quote(make_passage(whole, ()), 0, len(whole)))
    )

    assert words["text"] == "x" * MOST_QUOTED
    assert rest["text"] == f" [the quote goes on for {more:,} more letters]"


def test_a_quote_that_fits_is_whole(make_passage: MakePassage) -> None:
    """To its last letter."""
    whole = "x" * MOST_QUOTED

    assert texts(shown(Quote(make_passage(whole, ()), 0, len(whole))))[0] == whole


def test_receipts_are_one_small_line(quote: Quote) -> None:
    """In the order of the quotes, and none where there is no quote."""
    (line,) = receipted([quote, quote])

    assert complaints([line]) == []
    assert texts([line]) == [f"Receipts: {quote.receipt}, {quote.receipt}"]
    assert list(receipted([])) == []


@given(ANY, ANY, st.text(max_size=50))
def test_any_paper_s_words_are_data(words: str, title: str, url: str) -> None:
    """Verbatim, whatever characters they are."""
    details = Details(title=title, url=f"https://a.example/{url}")
    passage = Passage(Document("d", "d.txt", details, words), 0, len(words))

    assert texts(shown(Quote(passage, 0, len(words))))[0] == words


def test_counts_no_fewer_letters_than_it_shows(make_passage: MakePassage) -> None:
    """Of the quote, what leads to it, its source, its address, the other places and its receipt."""
    long = "y" * 20_000
    passage = make_passage(long, (), title=long, url="https://a.example/" + "é" * 100)
    quote = Quote(passage, 10_000, 20_000, lead=Span(0, 9_000))
    quote = replace(quote, also=(quote,))

    elements = [*shown(quote), *receipted([quote])]

    address = len(elements[2]["elements"][1]["url"])
    count = sum(map(len, texts(elements))) + address
    assert letters(quote) <= count <= letters(quote) + 60
    assert letters(quote) <= MOST_QUOTED + 3 * MOST_BESIDE + MOST_ADDRESS + 60


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "HTTPS:"])
def test_only_a_web_address_is_a_link(url: str) -> None:
    """Nothing else is."""
    assert linked("Minutes", url) == {"type": "text", "text": "Minutes"}


def test_an_address_that_is_too_long_is_no_link() -> None:
    """Rather than no message."""
    assert "url" not in linked("Minutes", "https://a.example/" + "é" * MOST_ADDRESS)


def test_an_address_cannot_break_out_of_its_link() -> None:
    """Characters that mean something to Slack are percent-encoded."""
    assert linked("Minutes", "https://a.example/x|y> <!here>")["url"] == (
        "https://a.example/x%7Cy%3E%20%3C!here%3E"
    )


@given(st.text(min_size=1, max_size=300), st.integers(1, 80))
def test_shortened_is_short(words: str, most: int) -> None:
    """And begins as the text does."""
    short = shortened(words, most)

    assert len(short) <= most
    assert short == words or words.startswith(short.removesuffix("…"))


@given(ANY)
def test_slack_takes_any_text(words: str) -> None:
    """As a section, on a button, in a list, in small print, in a paragraph."""
    blocks = [
        section(words, button("Ask", "ask", "A1", words)),
        listed([[text(words), linked(words, "https://a.example/" + words)]]),
        small(words),
        rich_text(paragraph(text(words, bold=True, italic=True))),
    ]

    assert complaints(blocks) == []


def test_a_section_of_any_length_fits() -> None:
    """What is too long is shortened."""
    assert complaints([section("word " * MOST_LETTERS)]) == []


@pytest.mark.parametrize("made", [header(HOSTILE), section(HOSTILE)])
def test_words_are_plain(made: dict[str, Any]) -> None:
    """No mrkdwn, and no emoji."""
    assert made["text"] == {"type": "plain_text", "text": HOSTILE, "emoji": False}


def test_a_screen_reader_says_what_a_button_is_about() -> None:
    """Its face first, and no more than Slack takes."""
    made = button("Show page", "show_page", "A1:0", "A report of the inspection " * 9)

    assert made["accessibility_label"].startswith("Show page: A report of the inspection")
    assert complaints([actions("row", made)]) == []


def test_a_button_about_nothing_has_no_label() -> None:
    """Its face is enough."""
    assert "accessibility_label" not in button("Next", "turn_on", "A1:3")
