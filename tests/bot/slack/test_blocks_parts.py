"""The parts of views and messages."""

import pytest
from bot.slack.parts import MOST_LETTERS, button, header, listed, section, shortened, words
from hypothesis import given
from hypothesis import strategies as st

from tests.fakeslack.blocks import complaints

HOSTILE = "<!channel> <@U1> *bold* <https://evil.example|click> & @here :tada:"


@given(st.text(min_size=1, max_size=300), st.integers(1, 80))
def test_shortened_is_short(text: str, most: int) -> None:
    """And begins as the text does."""
    short = shortened(text, most)

    assert len(short) <= most
    assert short == text or text.startswith(short.removesuffix("…"))


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=500))
def test_slack_takes_any_text(text: str) -> None:
    """As a section, on a button, in a list."""
    blocks = [
        section(text, button("Ask", "ask", "A1", text)),
        listed([[words(text), words(text, "https://a.example/" + text)]]),
    ]

    assert complaints(blocks) == []


def test_a_section_of_any_length_fits() -> None:
    """What is too long is shortened."""
    block = section("word " * MOST_LETTERS)

    assert complaints([block]) == []


@pytest.mark.parametrize("made", [header(HOSTILE), section(HOSTILE)])
def test_words_are_plain(made: dict[str, dict[str, object]]) -> None:
    """No mrkdwn, and no emoji."""
    assert made["text"] == {"type": "plain_text", "text": HOSTILE, "emoji": False}


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd"])
def test_only_a_web_address_is_a_link(url: str) -> None:
    """Nothing else is."""
    assert words("Minutes", url) == {"type": "text", "text": "Minutes"}


def test_an_address_cannot_break_out_of_its_link() -> None:
    """Characters that mean something to Slack are percent-encoded."""
    assert words("Minutes", "https://a.example/x|y> <!here>")["url"] == (
        "https://a.example/x%7Cy%3E%20%3C!here%3E"
    )
