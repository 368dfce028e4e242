"""The app's home, and the prompts above an empty conversation."""

import pytest
from structlog.testing import capture_logs

from bot.slack import replies
from bot.slack.listeners.home import NOT_ASKED
from bot.slack.listeners.office import Office
from bot.slack.prompts import Prompt
from bot.slack.views import GONE
from tests.bot.slack.conftest import HOSTILE, PUBLIC_QUESTION
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack

MINUTES = "The average caseload of social workers was 19 children in December."


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """One example, whatever the papers are."""
    made = [Prompt(title="Caseloads", message=PUBLIC_QUESTION)]
    monkeypatch.setattr(replies, "prompts", lambda *_: made)


@pytest.mark.usefixtures("examples")
def test_the_home_says_what_is_here(office: Office, alice: Member) -> None:
    """To who opens it: what a member may read, and how it is asked about."""
    alice.open_home("home")

    seen = alice.home("What is here")
    assert "4 papers of Kesterwold Council" in seen.text
    assert PUBLIC_QUESTION in seen.text
    assert "Exempt" not in seen.text


@pytest.mark.usefixtures("examples")
def test_an_empty_conversation_offers_examples(
    office: Office, slack: FakeSlack, alice: Member
) -> None:
    """By their titles, which are asked in full."""
    alice.open_home("messages")

    (call,) = slack.wait_for_calls("assistant.threads.setSuggestedPrompts")
    assert call.arguments["prompts"] == [{"title": "Caseloads", "message": PUBLIC_QUESTION}]
    assert slack.calls_of("views.publish") == []


@pytest.mark.usefixtures("examples")
def test_an_example_is_asked_in_the_conversation(
    office: Office, slack: FakeSlack, alice: Member
) -> None:
    """The question stands there, and its answer under it."""
    alice.open_home("home")

    alice.click(alice.home("Examples"), "ask_example")

    slack.wait_for_calls("chat.postMessage", 2)
    said, answer = alice.reads()
    assert said.text == f"You asked: {PUBLIC_QUESTION}"
    assert answer.root == said.ts
    assert MINUTES in answer.text


def test_a_recent_question_is_asked_again(
    office: Office, slack: FakeSlack, answer: Reading, alice: Member
) -> None:
    """Of one's own."""
    alice.open_home("home")

    alice.click(alice.home("Your recent questions"), "ask_again")

    slack.wait_for_calls("chat.postMessage", 3)
    assert [one.text.startswith("You asked") for one in alice.reads()] == [True, False]


def test_recent_questions_are_one_s_own(office: Office, answer: Reading, bob: Member) -> None:
    """Nobody sees what others ask."""
    bob.open_home("home")

    assert "Your recent questions" not in bob.home("What is here").text


def test_a_hostile_question_is_only_words(
    office: Office, slack: FakeSlack, alice: Member, bob: Member
) -> None:
    """Where it is asked again."""
    alice.dm(HOSTILE).reply()
    alice.open_home("home")

    alice.click(alice.home("Your recent questions"), "ask_again")

    slack.wait_for_calls("chat.postMessage", 3)
    assert [one.pings for one in alice.reads()[2:]] == [(), ()]
    assert alice.reads()[2].text.startswith("You asked: <!channel>")


def test_a_question_that_is_not_kept_any_more_is_told(
    office: Office, slack: FakeSlack, answer: Reading, alice: Member
) -> None:
    """After thirty days, on a home that was opened before."""
    alice.open_home("home")
    seen = alice.home("Your recent questions")
    for one in office.replies.given.recent(alice.id, 9):
        office.replies.given.forget(one.key)

    alice.click(seen, "ask_again")

    assert alice.modal(GONE).title == "Ask again"


def test_a_question_that_slack_does_not_take_is_told(
    slack: FakeSlack, answer: Reading, alice: Member
) -> None:
    """With what to do."""
    alice.open_home("home")
    seen = alice.home("Your recent questions")
    slack.fail("chat.postMessage", error="internal_error")

    with capture_logs() as logs:
        alice.click(seen, "ask_again")
        assert alice.modal().text == NOT_ASKED

    assert [one["event"] for one in logs] == ["not asked"]


def test_nobody_asks_another_s_question_again(
    office: Office, slack: FakeSlack, answer: Reading, alice: Member, bob: Member
) -> None:
    """Even where somebody makes up the click."""
    alice.open_home("home")
    seen = alice.home("Your recent questions")
    with slack.journal.changed:
        slack.workspace.homes[bob.id] = slack.workspace.homes[alice.id]

    clicked = bob.click(seen, "ask_again")

    slack.until(lambda: clicked.acknowledged_in is not None, what="the click to be answered")
    alice.mention("general", "help").reply()
    assert bob.reads() == []
