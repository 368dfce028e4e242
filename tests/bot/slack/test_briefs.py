"""A brief as a Slack message."""

import datetime

from bot.briefing.brief import brief
from bot.slack.briefs import brief_message, file_name
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.bot.slack.conftest import HOSTILE, taken, texts
from tests.corpus.conftest import PUBLIC, document, shelve

TODAY = datetime.date(2023, 11, 1)


def test_the_first_quote_of_each_part_is_shown(generation: Generation) -> None:
    """In blocks that Slack takes, and in the text for who cannot see them."""
    made = brief("2023-11-scrutiny-agenda.pdf", generation, PUBLIC, TODAY)

    message = taken(brief_message(made))

    first = made.items[1].told[0].quote
    assert first.text in texts(message["blocks"])
    assert f"What was decided before: “{first.text}”" in message["text"]
    assert "36. THE VIRTUAL SCHOOL" in message["text"]
    assert "The Word file that follows has every quote" in message["text"]


def test_an_item_without_quotes_says_so(generation: Generation) -> None:
    """As in the file."""
    message = taken(brief_message(brief("dreadnought submarines", generation, PUBLIC, TODAY)))

    assert "No paper that was read was found to say anything on this" in message["text"]


def test_the_longest_brief_fits_in_a_message(generation: Generation) -> None:
    """Whatever it quotes."""
    for text in ("agency social workers", "2024-06-scrutiny-minutes.html"):
        taken(brief_message(brief(text, generation, PUBLIC, TODAY)))


def test_hostile_papers_are_only_words(settings: Settings) -> None:
    """In a title, in a quote, in an item."""
    about = {"council": "Kesterwold Council", "date": datetime.date(2023, 1, 1)}
    shelve(
        settings,
        document(f"1. {HOSTILE}\n2. Libraries", "a.txt", kind="agenda", body=HOSTILE, **about),
        document(f"Libraries {HOSTILE}.", "b.txt", title=HOSTILE, **about),
    )
    shelf = Shelf(settings)
    with shelf.reading() as index:
        message = taken(brief_message(brief("a.txt", index, PUBLIC, TODAY)))
    shelf.close()

    assert "<!channel>" not in message["text"]
    assert "mrkdwn" not in repr(message["blocks"])


def test_the_file_has_a_plain_name(generation: Generation) -> None:
    """That any machine takes."""
    made = brief("agency / social: workers?", generation, PUBLIC, TODAY)

    assert file_name(made) == "brief-agency-social-workers.docx"
