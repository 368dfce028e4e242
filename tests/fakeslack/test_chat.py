"""Posting, updating and deleting messages."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

QUOTE: Payload = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "Agreed."}]}],
}
SECTION: Payload = {"type": "section", "text": {"type": "plain_text", "text": "Agreed."}}


@pytest.fixture
def general(slack: FakeSlack) -> str:
    """A channel that the app is in."""
    return slack.channel("general").id


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"blocks": []}, "no_text"),
        ({"blocks": "{"}, "invalid_blocks_format"),
        ({"blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ({"text": "x", "markdown_text": "x"}, "markdown_text_conflict"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"text": "x", "thread_ts": "1700000000.000001"}, "thread_not_found"),
        ({"text": "x", "username": "Ofsted"}, "missing_scope"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
    ],
)
def test_message_is_refused(refusal: Refusal, general: str, said: Payload, error: str) -> None:
    """chat.postMessage refuses what says nothing, says it wrongly or says too much."""
    assert refusal("chat.postMessage", channel=general, **said) == error


def test_unknown_channel_is_refused(refusal: Refusal) -> None:
    """A channel that does not exist is not found."""
    assert refusal("chat.postMessage", channel="C0NOWHERE", text="x") == "channel_not_found"


def test_public_channel_needs_membership(slack: FakeSlack, refusal: Refusal) -> None:
    """The app does not post in a public channel that it is not in."""
    away = slack.channel("away", bot=False)

    assert refusal("chat.postMessage", channel=away.id, text="x") == "not_in_channel"


def test_private_channel_is_unseen(slack: FakeSlack, refusal: Refusal) -> None:
    """A private channel that the app is not in does not exist for it."""
    away = slack.channel("away", private=True, bot=False)

    assert refusal("chat.postMessage", channel=away.id, text="x") == "channel_not_found"


def test_reply_to_a_reply_is_refused(slack: FakeSlack, refusal: Refusal, general: str) -> None:
    """A thread is named by its head, not by a reply in it."""
    alice = slack.member("alice")
    reply = alice.reply(alice.say("general", "head"), "reply")

    error = refusal("chat.postMessage", channel=general, text="x", thread_ts=reply.ts)

    assert error == "cannot_reply_to_message"


def test_reply_to_a_deleted_message_leaves_the_thread(slack: FakeSlack, client: WebClient) -> None:
    """A reply to a message that is gone is posted at the top of the channel."""
    alice = slack.member("alice")
    question = alice.say("general", "never mind")
    alice.delete(question)

    client.chat_postMessage(channel=question.channel, text="an answer", thread_ts=question.ts)

    (read,) = alice.reads("general")
    assert (read.text, read.root) == ("an answer", read.ts)


def test_deleted_head_leaves_a_tombstone(slack: FakeSlack, client: WebClient) -> None:
    """A message with replies is replaced by a tombstone, and its thread stays open."""
    alice = slack.member("alice")
    question = alice.say("general", "question")
    client.chat_postMessage(channel=question.channel, text="one", thread_ts=question.ts)

    alice.delete(question)
    client.chat_postMessage(channel=question.channel, text="two", thread_ts=question.ts)

    assert [one.text for one in question.seen()] == ["one", "two"]
    assert alice.reads("general")[0].text == "This message was deleted."


def test_message_is_the_apps(slack: FakeSlack, client: WebClient, general: str) -> None:
    """A message of the app carries its bot id, its app id and its user."""
    message = client.chat_postMessage(channel=general, text="x")["message"]

    app = slack.app
    shown = (message["bot_id"], message["app_id"], message["user"])
    assert shown == (app.bot_id, app.app_id, app.bot_user_id)


def test_blocks_are_given_ids(client: WebClient, general: str) -> None:
    """A block without an id is given one."""
    answer = client.chat_postMessage(channel=general, text="x", blocks=[SECTION])

    assert answer["message"]["blocks"][0]["block_id"]


def test_timestamps_are_unique_and_increase(client: WebClient, general: str) -> None:
    """No two messages share a ts, and a later one has a larger."""
    stamps = [client.chat_postMessage(channel=general, text="x")["ts"] for _ in range(5)]

    assert stamps == sorted(set(stamps))


@pytest.mark.parametrize(
    ("length", "warnings"), [(40_000, None), (40_001, ["message_truncated"])], ids=["fits", "over"]
)
def test_long_text_is_cut(
    client: WebClient, general: str, length: int, warnings: list[str] | None
) -> None:
    """Text over 40,000 characters is cut, with a warning."""
    answer = client.chat_postMessage(channel=general, text="x" * length)

    assert len(answer["message"]["text"]) == 40_000
    assert (answer.get("response_metadata") or {"warnings": None})["warnings"] == warnings


def test_user_id_opens_a_direct_conversation(slack: FakeSlack, client: WebClient) -> None:
    """A message to a member's id arrives in the direct conversation."""
    alice = slack.member("alice")

    client.chat_postMessage(channel=alice.id, text="hello")

    assert [one.text for one in alice.reads()] == ["hello"]


def test_update_replaces_what_is_read(slack: FakeSlack, client: WebClient, general: str) -> None:
    """An updated message reads as it was updated."""
    ts = client.chat_postMessage(channel=general, text="one")["ts"]

    client.chat_update(channel=general, ts=ts, text="two")

    assert [one.text for one in slack.member("alice").reads("general")] == ["two"]


def test_text_only_update_removes_blocks(slack: FakeSlack, client: WebClient, general: str) -> None:
    """Text without blocks takes the place of the blocks that were there."""
    ts = client.chat_postMessage(channel=general, text="one", blocks=[QUOTE])["ts"]

    client.chat_update(channel=general, ts=ts, text="withdrawn")

    assert slack.member("alice").reads("general")[0].text == "withdrawn"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"text": "x" * 4_001}, "msg_too_long"),
        ({"blocks": [SECTION]}, "block_mismatch"),
        ({"ts": "1.000000", "text": "x"}, "message_not_found"),
        ({}, "no_text"),
    ],
    ids=["long", "mismatch", "gone", "empty"],
)
def test_update_is_refused(
    client: WebClient, refusal: Refusal, general: str, said: Payload, error: str
) -> None:
    """An update that is too long, says nothing, or changes what may not change is refused."""
    ts = client.chat_postMessage(channel=general, text="one", blocks=[QUOTE])["ts"]

    assert refusal("chat.update", **{"channel": general, "ts": ts, **said}) == error


@pytest.mark.parametrize(
    ("method", "error"),
    [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")],
)
def test_members_messages_are_theirs(
    slack: FakeSlack, refusal: Refusal, method: str, error: str
) -> None:
    """The app neither updates nor deletes what a member has said."""
    said = slack.member("alice").say("general", "mine")

    assert refusal(method, channel=said.channel, ts=said.ts, text="yours") == error


def test_deleted_message_is_gone(slack: FakeSlack, client: WebClient, general: str) -> None:
    """A message that the app has deleted is not read any more."""
    ts = client.chat_postMessage(channel=general, text="x")["ts"]

    client.chat_delete(channel=general, ts=ts)

    assert slack.member("alice").reads("general") == []


def test_ephemeral_is_for_one(slack: FakeSlack, client: WebClient, general: str) -> None:
    """An ephemeral message is read by its recipient only."""
    alice, bob = slack.member("alice"), slack.member("bob")

    client.chat_postEphemeral(channel=general, user=alice.id, text="psst")

    assert [one.text for one in alice.reads("general")] == ["psst"]
    assert bob.reads("general") == []


def test_ephemeral_needs_a_member(refusal: Refusal, general: str) -> None:
    """An ephemeral message to nobody is refused."""
    error = refusal("chat.postEphemeral", channel=general, user="U0NOBODY", text="x")

    assert error == "user_not_in_channel"


def test_permalink_names_the_thread(slack: FakeSlack, client: WebClient) -> None:
    """The permalink of a reply names its channel, its ts and its thread."""
    alice = slack.member("alice")
    reply = alice.reply(alice.say("general", "head"), "reply")

    link = client.chat_getPermalink(channel=reply.channel, message_ts=reply.ts)["permalink"]

    assert f"/archives/{reply.channel}/p{reply.ts.replace('.', '')}?thread_ts={reply.root}" in link


def test_disabled_messages_tab_is_refused(manifest: Payload) -> None:
    """The app does not write to members directly where its manifest has no messages tab."""
    manifest["features"]["app_home"]["messages_tab_enabled"] = False
    with FakeSlack.start(manifest=manifest) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        alice = slack.member("alice")

        with pytest.raises(SlackApiError, match="messages_tab_disabled"):
            client.chat_postMessage(channel=alice.id, text="x")
