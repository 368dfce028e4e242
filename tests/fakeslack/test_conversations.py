"""Reading conversations, reacting in them, and who is who."""

import pytest
from slack_sdk import WebClient

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.threads import Thread


@pytest.fixture
def thread(slack: FakeSlack) -> Thread:
    """A thread of a head and two replies, in a channel with one more message."""
    alice = slack.member("alice")
    head = alice.say("general", "head")
    alice.reply(head, "one")
    alice.reply(head, "two")
    alice.say("general", "later")
    return head


def test_replies_begin_with_the_head(client: WebClient, thread: Thread) -> None:
    """A thread is read from its head to its last reply."""
    answer = client.conversations_replies(channel=thread.channel, ts=thread.ts)

    assert [one["text"] for one in answer["messages"]] == ["head", "one", "two"]
    assert answer["messages"][0]["reply_count"] == 2


def test_replies_come_in_pages(client: WebClient, thread: Thread) -> None:
    """A thread longer than the limit is read page by page."""
    first = client.conversations_replies(channel=thread.channel, ts=thread.ts, limit=2)
    cursor = first["response_metadata"]["next_cursor"]

    second = client.conversations_replies(channel=thread.channel, ts=thread.ts, cursor=cursor)

    assert first["has_more"]
    assert [one["text"] for one in second["messages"]] == ["two"]


def test_history_is_newest_first(client: WebClient, thread: Thread) -> None:
    """A channel's history leaves out replies and begins with the newest message."""
    answer = client.conversations_history(channel=thread.channel)

    assert [one["text"] for one in answer["messages"]] == ["later", "head"]


def test_broadcast_reply_is_in_the_history(client: WebClient, thread: Thread) -> None:
    """A reply that is broadcast is in the channel too."""
    client.chat_postMessage(
        channel=thread.channel, thread_ts=thread.ts, text="all", reply_broadcast=True
    )

    newest = client.conversations_history(channel=thread.channel, limit=1)["messages"][0]

    assert (newest["text"], newest["subtype"]) == ("all", "thread_broadcast")


@pytest.mark.parametrize(
    ("inclusive", "texts"), [(False, ["head"]), (True, ["head", "one", "two"])]
)
def test_time_asked_for_excludes_its_ends(
    client: WebClient, thread: Thread, inclusive: bool, texts: list[str]
) -> None:
    """The messages at both ends of the time asked for are given only where that is said."""
    replies = client.conversations_replies(channel=thread.channel, ts=thread.ts)["messages"]
    ends = {"oldest": replies[1]["ts"], "latest": replies[2]["ts"]}

    answer = client.conversations_replies(
        channel=thread.channel, ts=thread.ts, inclusive=inclusive, **ends
    )

    assert [one["text"] for one in answer["messages"]] == texts


@pytest.mark.parametrize(
    ("argument", "value"), [("limit", 1001), ("limit", "all"), ("cursor", "guessed")]
)
def test_bad_page_is_refused(
    refusal: Refusal, thread: Thread, argument: str, value: object
) -> None:
    """A page is of at most 1,000 messages, and the next is asked for by its cursor."""
    where = {"channel": thread.channel, "ts": thread.ts}

    assert refusal("conversations.replies", **where, **{argument: value}) == f"invalid_{argument}"


def test_unknown_thread_is_not_found(refusal: Refusal, thread: Thread) -> None:
    """A thread that is not there is not found."""
    error = refusal("conversations.replies", channel=thread.channel, ts="1.000000")

    assert error == "thread_not_found"


def test_history_needs_membership(slack: FakeSlack, refusal: Refusal) -> None:
    """The app reads no channel that it is not in."""
    away = slack.channel("away", bot=False)

    assert refusal("conversations.history", channel=away.id) == "not_in_channel"


def test_channel_is_described(slack: FakeSlack, client: WebClient) -> None:
    """conversations.info tells a private channel from a public one."""
    cabinet = slack.channel("cabinet", private=True)

    about = client.conversations_info(channel=cabinet.id)["channel"]

    assert (about["name"], about["is_private"], about["is_channel"]) == ("cabinet", True, False)


def test_direct_conversation_is_opened(slack: FakeSlack, client: WebClient) -> None:
    """conversations.open gives the conversation that a member's direct messages are in."""
    alice = slack.member("alice")

    channel = client.conversations_open(users=alice.id)["channel"]["id"]

    assert alice.dm("x").channel == channel


def test_reactions_come_and_go(client: WebClient, refusal: Refusal, thread: Thread) -> None:
    """A reaction is added once and removed once."""
    where = {"channel": thread.channel, "timestamp": thread.ts, "name": "eyes"}
    client.api_call("reactions.add", json=where)
    assert refusal("reactions.add", **where) == "already_reacted"

    client.api_call("reactions.remove", json=where)

    assert refusal("reactions.remove", **where) == "no_reaction"


def test_reaction_needs_a_message(refusal: Refusal, thread: Thread) -> None:
    """A reaction to a message that is not there is refused."""
    error = refusal("reactions.add", channel=thread.channel, timestamp="1.0", name="eyes")

    assert error == "message_not_found"


def test_people_and_apps_are_known(slack: FakeSlack, client: WebClient) -> None:
    """users.info, bots.info and team.info describe what there is."""
    alice = slack.member("alice")

    assert client.users_info(user=alice.id)["user"]["name"] == "alice"
    assert client.bots_info(bot=slack.app.bot_id)["bot"]["user_id"] == slack.app.bot_user_id
    assert client.team_info()["team"]["id"] == slack.workspace.team_id


@pytest.mark.parametrize(
    ("method", "argument", "error"),
    [
        ("users.info", "user", "user_not_found"),
        ("bots.info", "bot", "bot_not_found"),
        ("conversations.open", "users", "user_not_found"),
    ],
)
def test_strangers_are_not_found(refusal: Refusal, method: str, argument: str, error: str) -> None:
    """Nobody is found by an id that is nobody's."""
    assert refusal(method, **{argument: "U0NOBODY"}) == error
