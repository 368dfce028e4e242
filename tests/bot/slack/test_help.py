"""What a member is told who does not know how to ask."""

import datetime

import pytest

from bot.overview import Overview, overview
from bot.slack.help import help_message
from bot.slack.prompts import Prompt
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC
from tests.fakeslack.blocks import complaints, cost

HOSTILE = "<!channel> <@U1> *bold* <https://evil.example|click> & @here :tada:"
EMPTY = Overview(datetime.datetime(2024, 7, 1, tzinfo=datetime.UTC))
EXAMPLES = [Prompt(title=f"About {n}?", message=f"What is said about {n}?") for n in range(4)]


def test_says_how_to_ask_with_examples(few: Generation) -> None:
    """And what is here, in one line."""
    message = help_message(overview(few, PUBLIC), EXAMPLES)

    assert complaints(message["blocks"]) == []
    assert "• In a direct message, write your question." in message["text"]
    assert "For example:\n• What is said about 0?" in message["text"]
    assert "about 2?" in message["text"]
    assert "about 3?" not in message["text"]
    assert message["text"].endswith(
        "\nWhat is here: 3 papers of Kesterwold Council, dated 24 March 2023 to 11 December 2024."
    )


def test_the_text_holds_all_that_the_blocks_do() -> None:
    """A screen reader hears what others see."""
    message = help_message(EMPTY, EXAMPLES, unknown="/foo")

    *sections, context = message["blocks"]
    shown = [one["text"]["text"] for one in sections] + [context["elements"][0]["text"]]
    assert message["text"] == "\n".join(shown)


def test_names_the_command_that_is_not_known() -> None:
    """First of all."""
    message = help_message(EMPTY, unknown="/foo")

    assert message["text"].startswith("There is no command /foo here.\n")


@pytest.mark.parametrize("unknown", ["", " \n "])
def test_without_one_it_is_only_help(unknown: str) -> None:
    """For an empty mention, and for `help`."""
    assert help_message(EMPTY, unknown=unknown)["text"].startswith("Ask what a paper says")


@pytest.mark.parametrize("unknown", [HOSTILE, "x" * 5000, "two\nlines"])
def test_whatever_was_typed_is_only_words(unknown: str) -> None:
    """Escaped in the text, plain in the blocks, and short."""
    council = Overview(EMPTY.ingested, 1, (HOSTILE, "y" * 5000))
    message = help_message(council, unknown=unknown)

    assert complaints(message["blocks"]) == []
    assert cost(message["blocks"]) < 4000
    assert "<" not in message["text"]
    assert "mrkdwn" not in repr(message["blocks"])
    assert len(message["text"].splitlines()[0]) < 100


def test_no_papers_yet() -> None:
    """Nothing is there to give examples of."""
    text = help_message(EMPTY)["text"]

    assert text.endswith("What is here: no papers yet.")
    assert "For example" not in text
