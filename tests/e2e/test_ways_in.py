"""The ways in which a member asks, each from what is typed or clicked to what is read."""

import pytest

from tests.e2e.conftest import BOTH, CASELOADS, FOOTBALL, LODESTAR
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack

pytestmark = BOTH

EXACT = "Caseloads are too high for social workers to do their best work."
HELP = "Ask what a paper says about something"


def test_a_mention_is_answered_in_its_thread(alice: Member, channel: str) -> None:
    """With a verbatim quote, its source and its link."""
    thread = alice.mention(channel, LODESTAR)
    answer = thread.reply()

    assert answer.root == thread.ts
    assert any("the Lodestar team" in quote for quote in answer.quotes)
    assert "Inspection of Kesterwold local authority children’s services" in answer.text
    assert "24 March 2023, page 4" in answer.text
    assert "https://reports.kesterwold.example/inspection-2023#page=4" in answer.text


def test_a_mention_in_a_private_channel_is_answered(slack: FakeSlack, alice: Member) -> None:
    """Where the bot has been invited."""
    slack.channel("closed-doors", private=True)

    assert alice.mention("closed-doors", LODESTAR).reply().quotes


def test_a_mention_among_several_in_a_direct_message_is_answered(
    alice: Member, bob: Member
) -> None:
    """Which is a conversation of its own kind."""
    thread = alice.group_dm(f"@councilbot {LODESTAR}", [bob.user.name])

    assert thread.reply().quotes


def test_a_direct_message_is_answered_in_its_thread(alice: Member) -> None:
    """Without a mention."""
    thread = alice.dm(LODESTAR)
    answer = thread.reply()

    assert answer.quotes
    assert answer.root == thread.ts


def test_a_follow_up_needs_no_mention(alice: Member, bob: Member, channel: str) -> None:
    """From anybody, in a thread that the bot has opened; it says what it understood."""
    thread = alice.mention(channel, LODESTAR)
    thread.reply()

    answer = bob.reply(thread, "and what about agency staff?").reply()

    assert f"Understood as: {LODESTAR} and what about agency staff?" in answer.text


def test_talk_that_is_not_for_the_bot_gets_no_answer(alice: Member, channel: str) -> None:
    """In a channel, and in a thread that it has not answered in."""
    said = alice.say(channel, LODESTAR)
    replied = alice.reply(said, "And what does it say about caseloads?")

    alice.mention(channel, LODESTAR).reply()

    assert not said.seen()
    assert not replied.seen()


def test_ask_is_answered_privately_and_may_be_shared(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """With the question, which nobody else has seen, and once only."""
    answer = alice.slash("/ask", LODESTAR, channel).private_reply()
    assert answer.text.startswith(f"You asked: {LODESTAR}")
    assert answer.quotes
    assert slack.calls_of("chat.postMessage") == []

    told = alice.click(answer, "share_answer").replies()[0]
    [shared] = [one for one in alice.reads(channel) if not one.is_private]
    again = alice.click(answer, "share_answer").replies()[0]

    assert told.text == "Shared in the channel."
    assert told.is_private
    assert f"@{alice.user.name} shares what I found." in shared.text
    assert f"Question: {LODESTAR}" in shared.text
    assert shared.quotes == answer.quotes
    assert again.text == "You have shared this answer already."


def test_an_answer_that_was_shared_opens_its_thread(
    alice: Member, bob: Member, channel: str
) -> None:
    """So that others go on from it."""
    answer = alice.slash("/ask", LODESTAR, channel).private_reply()
    alice.click(answer, "share_answer").replies()
    [shared] = [one for one in bob.reads(channel) if not one.is_private]

    following = bob.reply(shared, "and what about agency staff?").reply()

    assert f"Understood as: {LODESTAR} and what about agency staff?" in following.text


def test_sharing_where_the_bot_is_not_says_how_to_invite_it(
    slack: FakeSlack, alice: Member
) -> None:
    """The answer itself comes all the same."""
    slack.channel("elsewhere", bot=False)
    answer = alice.slash("/ask", LODESTAR, "elsewhere").private_reply()

    told = alice.click(answer, "share_answer").replies()[0]

    assert "/invite @councilbot" in told.text


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (f'"{EXACT}"', "Exact. These words stand here."),
        ('"Caseloads are far too low, say the unions" 2023', "Not found. None of the 3 papers"),
        ('"too high"', "Cannot check. The words are too few"),
        ("", "There are no words to check:"),
    ],
    ids=["exact", "not found", "too few", "none"],
)
def test_check_says_what_became_of_words(
    alice: Member, channel: str, words: str, verdict: str
) -> None:
    """To who asks only."""
    assert verdict in alice.slash("/check", words, channel).private_reply().text


def test_a_message_can_be_asked_about(alice: Member, bob: Member, channel: str) -> None:
    """By a shortcut, and only who uses it reads the answer."""
    said = bob.say(channel, LODESTAR)

    answer = alice.shortcut(said, "ask_papers").private_reply()

    assert answer.text.startswith(f"You asked: {LODESTAR}")
    assert answer.quotes
    assert not said.seen()


def test_a_message_can_be_checked(alice: Member, bob: Member, channel: str) -> None:
    """By a shortcut."""
    said = bob.say(channel, f"Didn’t they write “{EXACT}”? I seem to remember it from Wirral.")

    answer = alice.shortcut(said, "check_quote").private_reply()

    assert "Exact. These words stand here." in answer.text
    assert answer.quotes == (EXACT.rstrip("."),)


@pytest.mark.parametrize("text", ["", "help", "Help"])
def test_a_mention_without_a_question_is_helped(alice: Member, channel: str, text: str) -> None:
    """With how to ask, examples and what is here."""
    answer = alice.mention(channel, text).reply()

    assert HELP in answer.text
    assert "For example:" in answer.text
    assert "What is here: 3 papers of Kesterwold Council" in answer.text


def test_a_question_of_marks_is_told_what_to_ask(alice: Member) -> None:
    """In one plain line."""
    answer = alice.dm("???").reply()

    assert answer.text == "The question is empty: ask what a paper says about something."


@pytest.mark.parametrize(
    ("command", "text", "start"),
    [
        ("/ask", "help", HELP),
        ("/ask", "", HELP),
        ("/minutes", LODESTAR, "There is no command /minutes here."),
    ],
)
def test_a_command_that_cannot_be_answered_is_helped(
    alice: Member, channel: str, command: str, text: str, start: str
) -> None:
    """Privately."""
    assert alice.slash(command, text, channel).private_reply().text.startswith(start)


def test_the_home_tells_what_is_here_and_answers_from_there(
    slack: FakeSlack, alice: Member
) -> None:
    """What is asked there is asked, and answered, in the talk with the app."""
    alice.open_home("home")
    home = alice.home("What you can rely on")
    assert "3 papers of Kesterwold Council" in home.text
    assert "Ofsted inspection report (1)" in home.text
    assert "Your recent questions" not in home.text
    example = next(one for one in home.buttons if one.action_id == "ask_example")

    alice.click(home, "ask_example", example.value)
    slack.wait_for_calls("chat.postMessage", 2)

    asked, answer = alice.reads()
    assert asked.text == f"You asked: {example.value}"
    assert answer.root == asked.ts
    assert answer.quotes


def test_the_home_lists_ones_own_questions_to_be_asked_again(
    slack: FakeSlack, alice: Member, bob: Member
) -> None:
    """And nobody else's."""
    alice.dm(CASELOADS).reply()
    bob.dm(FOOTBALL).reply()
    alice.open_home("home")
    home = alice.home("Your recent questions")
    bob.open_home("home")

    alice.click(home, "ask_again")
    slack.wait_for_calls("chat.postMessage", 4)

    assert CASELOADS in home.text
    assert FOOTBALL not in home.text
    assert CASELOADS not in bob.home("Your recent questions").text
    *_, asked, answer = alice.reads()
    assert asked.text == f"You asked: {CASELOADS}"
    assert answer.quotes


def test_questions_are_offered_above_an_empty_conversation(slack: FakeSlack, alice: Member) -> None:
    """About the newest papers, and each of them is answered."""
    alice.open_home("messages")
    [call] = slack.wait_for_calls("assistant.threads.setSuggestedPrompts")
    offered = call.arguments["prompts"]
    assert 1 <= len(offered) <= 4

    assert alice.dm(offered[0]["message"]).reply().text.startswith(">")
