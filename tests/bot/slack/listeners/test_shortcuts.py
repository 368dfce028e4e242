"""What the menu of a message offers."""

from bot.slack.listeners.office import Office
from tests.bot.slack.conftest import PUBLIC_QUESTION
from tests.bot.slack.listeners.conftest import told
from tests.fakeslack.people import Member

WORDS = "The average caseload of social workers was 19 children"


def test_the_papers_are_asked_about_a_message(office: Office, alice: Member, bob: Member) -> None:
    """Of anybody's; only who asks sees the answer."""
    message = bob.say("general", PUBLIC_QUESTION)

    alice.shortcut(message, "ask_papers")

    said = told(alice)
    assert said.startswith(f"You asked: {PUBLIC_QUESTION}")
    assert WORDS in said
    assert [one.text for one in bob.reads("general")] == [PUBLIC_QUESTION]


def test_a_message_is_checked(office: Office, alice: Member, bob: Member) -> None:
    """Whether a paper says what it says."""
    message = bob.say("general", f"As the minutes say: “{WORDS}”")

    alice.shortcut(message, "check_quote")

    assert "Exact. These words stand here" in told(alice)


def test_a_message_without_words_gets_help(office: Office, alice: Member, bob: Member) -> None:
    """As one with only a mention."""
    message = bob.say("general", f"<@{alice.id}>")

    alice.shortcut(message, "ask_papers")

    assert "Ask what a paper says" in told(alice)
