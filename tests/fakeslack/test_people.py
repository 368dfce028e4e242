"""What members say, and what the app is told of it."""

import pytest
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk import WebClient

from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.journal import NotSeen
from tests.fakeslack.manifest import installed
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.speech import Impossible


def echo(app: AsyncApp) -> None:
    """Answer every mention in its thread with its text."""

    @app.event("app_mention")
    async def answer(event: Payload, say: AsyncSay) -> None:
        await say(text=f"you said {event['text']}", thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    async def ignore() -> None:
        pass


def test_mention_is_answered(slack: FakeSlack, bolt: StartBolt) -> None:
    """A mention reaches a real Bolt app, and its answer is read in the thread."""
    bolt(echo)

    thread = slack.member("alice").mention("general", "what is R&D?")

    assert thread.reply().text == "you said @councilbot what is R&D?"


def test_follow_up_counts_its_own_answers(slack: FakeSlack, bolt: StartBolt) -> None:
    """The handle of a follow-up waits for the answer to it, not for the one before."""
    bolt(echo)
    alice = slack.member("alice")
    first = alice.mention("general", "one")
    first.replies(1)

    second = alice.mention("general", "two", thread=first)

    assert [one.text for one in second.replies(1)] == ["you said @councilbot two"]
    assert len(first.seen()) == 2


def test_pasted_quote_is_a_quote(slack: FakeSlack) -> None:
    """Lines that a member starts with > become a rich text quote."""
    inner = slack.member("alice").mention("general", "did it say\n> Agreed.").event.inner

    containers = [one["type"] for one in inner["blocks"][0]["elements"]]
    assert containers == ["rich_text_section", "rich_text_quote"]
    assert inner["text"] == "<@U000000BOT> did it say\n&gt; Agreed."


def test_name_in_the_text_is_the_mention(slack: FakeSlack) -> None:
    """Where the member types the app's name, the mention stands there."""
    thread = slack.member("alice").mention("general", "hey @councilbot hello")

    assert thread.event.inner["text"] == "hey <@U000000BOT> hello"


def test_bare_mention_is_only_the_name(slack: FakeSlack) -> None:
    """A mention without a word is the mention alone."""
    assert slack.member("alice").mention("general", "").event.inner["text"] == "<@U000000BOT>"


def test_direct_message_needs_the_messages_tab(manifest: Payload) -> None:
    """Where the manifest has no messages tab, nobody can write to the app."""
    manifest["features"]["app_home"]["messages_tab_enabled"] = False

    with FakeSlack.start(manifest=manifest) as slack, pytest.raises(Impossible):
        slack.member("alice").dm("hello")


def test_strangers_messages_are_not_editable(slack: FakeSlack) -> None:
    """A member edits only what is theirs."""
    said = slack.member("alice").say("general", "mine")

    with pytest.raises(Impossible):
        slack.member("bob").edit(said, "yours")


def test_waiting_in_vain_tells_what_happened(slack: FakeSlack) -> None:
    """Where the awaited answer does not come, the error lists what did happen."""
    thread = slack.member("alice").mention("general", "anybody?")

    with pytest.raises(NotSeen, match=r"1 posts of the app(?s:.*)anybody\?(?s:.*)no socket"):
        thread.replies(within=0.1)


def test_silence_is_broken_by_a_post(slack: FakeSlack, client: WebClient) -> None:
    """A thread in which the app has posted does not stay silent."""
    thread = slack.member("alice").say("general", "x")
    thread.stays_silent(0.01)

    client.chat_postMessage(channel=thread.channel, thread_ts=thread.ts, text="y")

    with pytest.raises(AssertionError, match="the app has posted"):
        thread.stays_silent(0.01)


def test_reset_forgets_what_was_said(slack: FakeSlack, client: WebClient) -> None:
    """After a reset nothing was said or called, and people and channels are the same."""
    alice = slack.member("alice")
    alice.say("general", "x")
    client.auth_test()

    slack.reset()

    assert (alice.reads("general"), slack.calls) == ([], [])
    assert slack.member("alice").id == alice.id


def test_reset_lifts_faults_and_drops_events(slack: FakeSlack, client: WebClient) -> None:
    """After a reset calls go well again, and events of before are not delivered."""
    slack.fail("auth.test", error="fatal_error", times=None)
    slack.member("alice").say("general", "x")

    slack.reset()

    assert client.auth_test()["ok"]
    assert slack.deliveries == []


def test_apps_have_their_own_tokens(manifest: Payload) -> None:
    """No two installations share a token."""
    assert installed(manifest).bot_token != installed(manifest).bot_token
