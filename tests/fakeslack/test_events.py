"""What the app is told of what members, other apps and it itself do."""

from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient

from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.events import Event
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload


def listening(app: AsyncApp) -> None:
    """Take every message and do nothing."""

    @app.event("message")
    async def ignore() -> None:
        pass


def kinds(events: list[Event]) -> list[str]:
    """The types and subtypes of events."""
    return [event.inner.get("subtype", event.kind) for event in events]


def test_mention_is_two_events(slack: FakeSlack) -> None:
    """A mention is an app_mention and a message with one ts and two event ids."""
    thread = slack.member("alice").mention("general", "hello")

    assert kinds(thread.events) == ["app_mention", "message"]
    assert len({event.inner["ts"] for event in thread.events}) == 1
    assert len({event.id for event in thread.events}) == 2


def test_message_has_slacks_shape(slack: FakeSlack) -> None:
    """A message event carries what Slack's does, with escaped text and rich text blocks."""
    alice = slack.member("alice")

    outer = alice.mention("general", "R&D <b> https://example.org/?a=1&b=2").events[1].payload

    inner = outer["event"]
    expected = "<@U000000BOT> R&amp;D &lt;b&gt; <https://example.org/?a=1&amp;b=2>"
    assert inner["text"] == expected
    assert inner["blocks"][0]["elements"][0]["elements"] == [
        {"type": "user", "user_id": "U000000BOT"},
        {"type": "text", "text": " R&D <b> "},
        {"type": "link", "url": "https://example.org/?a=1&b=2"},
    ]
    assert inner["channel_type"] == "channel"
    assert inner["user"] == alice.id
    assert outer["authorizations"][0]["user_id"] == slack.app.bot_user_id
    assert (outer["api_app_id"], outer["team_id"]) == (slack.app.app_id, slack.workspace.team_id)


def test_direct_message_is_one_event(slack: FakeSlack) -> None:
    """A direct message is a message.im even where it names the app."""
    thread = slack.member("alice").dm("<@U000000BOT> hello")

    assert kinds(thread.events) == ["message"]
    assert thread.event.inner["channel_type"] == "im"


def test_reply_names_its_thread(slack: FakeSlack) -> None:
    """A reply carries the ts of its thread and the author of its head."""
    alice, bob = slack.member("alice"), slack.member("bob")

    reply = bob.reply(alice.say("general", "head"), "reply").event.inner

    assert reply["thread_ts"] < reply["ts"]
    assert reply["parent_user_id"] == alice.id


def test_private_channel_has_its_own_type(slack: FakeSlack) -> None:
    """A message in a private channel is a message.groups."""
    slack.channel("cabinet", private=True)

    assert slack.member("alice").say("cabinet", "x").event.inner["channel_type"] == "group"


def test_app_hears_nothing_where_it_is_not(slack: FakeSlack) -> None:
    """In a channel that the app is not in, it is told nothing."""
    slack.channel("away", bot=False)

    assert slack.member("alice").mention("away", "hello").events == []


def test_app_hears_only_what_it_subscribes_to(manifest: Payload) -> None:
    """An event that the manifest leaves out is not sent."""
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["app_mention"]

    with FakeSlack.start(manifest=manifest) as slack:
        thread = slack.member("alice").mention("general", "hello")

    assert kinds(thread.events) == ["app_mention"]


def test_app_hears_only_what_its_scopes_allow(manifest: Payload) -> None:
    """An event whose scope the manifest leaves out is not sent."""
    manifest["oauth_config"]["scopes"]["bot"].remove("channels:history")

    with FakeSlack.start(manifest=manifest) as slack:
        thread = slack.member("alice").mention("general", "hello")

    assert kinds(thread.events) == ["app_mention"]


def test_edit_mentions_again(slack: FakeSlack) -> None:
    """Editing a mention sends an edited app_mention and a message_changed."""
    alice = slack.member("alice")
    thread = alice.mention("general", "one")

    mention, change = alice.edit(thread, "@councilbot two")

    assert mention.inner["edited"]["user"] == alice.id
    assert mention.id != thread.event.id
    assert change.inner["subtype"] == "message_changed"
    assert change.inner["previous_message"]["text"] == "<@U000000BOT> one"
    assert change.inner["message"]["text"] == "<@U000000BOT> two"


def test_own_post_comes_back(slack: FakeSlack, client: WebClient, bolt: StartBolt) -> None:
    """The app is told of its own posts, as messages with its bot id."""
    bolt(listening)
    channel = slack.channel("general").id

    client.chat_postMessage(channel=channel, text="hello")

    own = slack.until(lambda: slack.deliveries)[0].payload["event"]
    assert (own["bot_id"], own["text"]) == (slack.app.bot_id, "hello")


def test_other_apps_are_heard(slack: FakeSlack) -> None:
    """Another app's post is a bot_message with another bot id."""
    (event,) = slack.other_app_posts("general", "beep")

    assert event.inner["subtype"] == "bot_message"
    assert event.inner["bot_id"] != slack.app.bot_id


def test_other_workspaces_member_is_marked(slack: FakeSlack) -> None:
    """A member from elsewhere carries the id of another workspace."""
    eve = slack.member("eve", team_id="T0ELSEWHERE")

    assert eve.mention("general", "x").event.inner["team"] == "T0ELSEWHERE"


def test_opened_tab_is_told(slack: FakeSlack) -> None:
    """Opening the messages tab is an app_home_opened with that tab."""
    (event,) = slack.member("alice").open_home("messages")

    assert (event.kind, event.inner["tab"]) == ("app_home_opened", "messages")


def test_unsubscribed_event_is_not_sent(slack: FakeSlack) -> None:
    """An event of any other type is sent only where the manifest subscribes to it."""
    assert slack.emit({"type": "team_join", "event_ts": "1.0"}) == []


def test_deletion_is_told(slack: FakeSlack) -> None:
    """Of a deleted message the app is told which it was, and what it said."""
    alice = slack.member("alice")
    thread = alice.say("general", "never mind")

    alice.delete(thread)

    inner = slack.events_of("message")[-1].inner
    assert (inner["subtype"], inner["deleted_ts"]) == ("message_deleted", thread.ts)
    assert inner["previous_message"]["text"] == "never mind"


def test_reactions_are_told(slack: FakeSlack, client: WebClient) -> None:
    """The app is told of reactions to its messages, and of their going."""
    ts = client.chat_postMessage(channel=slack.channel("general").id, text="x")["ts"]
    alice = slack.member("alice")
    (seen,) = alice.reads("general")

    (added,) = alice.react(seen, "eyes")
    (removed,) = alice.unreact(seen, "eyes")

    assert (added.inner["reaction"], added.inner["user"]) == ("eyes", alice.id)
    assert (added.inner["item"]["ts"], added.inner["item_user"]) == (ts, slack.app.bot_user_id)
    assert removed.kind == "reaction_removed"
    assert alice.reads("general")[0].message["reactions"] == []
