"""People and channels of every kind, and what the app is told when they change."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.messages import Shared
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.speech import Impossible
from tests.fakeslack.workspace import PARTNER_TEAM, Guest


@pytest.mark.parametrize(
    ("shared", "flags"),
    [
        (False, (False, False, False)),
        ("pending", (False, False, True)),
        (True, (True, True, False)),
    ],
)
def test_shared_channel_says_so(
    slack: FakeSlack, client: WebClient, shared: Shared, flags: tuple[bool, ...]
) -> None:
    """A channel with another organisation is known from one to which it is only invited."""
    channel = slack.channel("partners", shared=shared)

    about = client.conversations_info(channel=channel.id)["channel"]

    fields = ("is_shared", "is_ext_shared", "is_pending_ext_shared")
    assert tuple(about[field] for field in fields) == flags
    assert (PARTNER_TEAM in about["shared_team_ids"]) == (shared is True)
    assert about["context_team_id"] == slack.workspace.team_id


def test_channel_may_change_at_any_time(slack: FakeSlack, client: WebClient) -> None:
    """Saying of a channel what it is changes it, and the app is told."""
    channel = slack.channel("partners")

    slack.channel("partners", shared=True, private=True)

    about = client.conversations_info(channel=channel.id)["channel"]
    assert (about["is_ext_shared"], about["is_private"]) == (True, True)
    assert len(slack.events_of("channel_shared")) == 1


def test_naming_a_channel_changes_nothing(slack: FakeSlack) -> None:
    """A channel that is only named stays as it was."""
    slack.channel("partners", shared=True, private=True, bot=False)

    channel = slack.channel("partners")

    assert (channel.shared, channel.kind, channel.bot_is_member) == (True, "group", False)
    assert slack.dump() == "  nothing at all"


def test_app_may_be_put_out(slack: FakeSlack, refusal: Refusal) -> None:
    """From one moment to the next the app may not be in a channel any more."""
    channel = slack.channel("cabinet", private=True)

    slack.channel("cabinet", bot=False)

    assert refusal("chat.postMessage", channel=channel.id, text="x") == "channel_not_found"
    assert len(slack.events_of("member_left_channel")) == 1


def test_archived_channel_takes_nothing(slack: FakeSlack, refusal: Refusal) -> None:
    """Nobody writes in a channel that is archived."""
    channel = slack.channel("old", archived=True)

    assert refusal("chat.postMessage", channel=channel.id, text="x") == "is_archived"
    with pytest.raises(Impossible, match="archived"):
        slack.member("alice").say("old", "x")


def test_events_of_a_shared_channel_say_so(slack: FakeSlack) -> None:
    """The outer event tells that somebody of another organisation may read along."""
    slack.channel("partners", shared=True)
    eve = slack.member("eve", team_id=PARTNER_TEAM)

    outer = eve.mention("partners", "x").event.payload

    assert outer["is_ext_shared_channel"]
    assert outer["event"]["user_team"] == PARTNER_TEAM
    assert not slack.member("alice").mention("general", "x").event.payload["is_ext_shared_channel"]


@pytest.mark.parametrize("kind", ["channel", "group", "im", "mpim"])
def test_each_kind_needs_its_scope(manifest: Payload, kind: str) -> None:
    """conversations.info and conversations.history ask for the scopes of the kind."""
    prefix = {"channel": "channels", "group": "groups"}.get(kind, kind)
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    manifest["oauth_config"]["scopes"]["bot"] = [
        one for one in scopes if not one.startswith(f"{prefix}:")
    ]
    with FakeSlack.start(manifest=manifest) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        place = place_of(slack, kind)
        needed = []
        for method in (client.conversations_info, client.conversations_history):
            with pytest.raises(SlackApiError) as caught:
                method(channel=place)
            needed.append(caught.value.response["needed"])

    assert needed == [f"{prefix}:read", f"{prefix}:history"]


def place_of(slack: FakeSlack, kind: str) -> str:
    """A conversation of a kind."""
    if kind == "im":
        return slack.member("alice").dm("x").channel
    if kind == "mpim":
        return slack.group_dm(["alice", "bob"]).id
    return slack.channel("somewhere", private=kind == "group").id


def test_group_dm_is_told(slack: FakeSlack) -> None:
    """What is said in a group DM is a message.mpim, and an app_mention where it names the app."""
    alice = slack.member("alice")

    said = alice.group_dm("hello all", ["bob"])
    asked = alice.group_dm("@councilbot hello", ["bob"])

    assert [(one.kind, one.inner["channel_type"]) for one in said.events] == [("message", "mpim")]
    assert [one.kind for one in asked.events] == ["app_mention", "message"]
    assert said.channel == asked.channel == slack.group_dm(["bob", "alice"]).id


def test_group_dm_is_described(slack: FakeSlack, client: WebClient) -> None:
    """A group DM is private, and neither a channel nor a direct conversation."""
    about = client.conversations_info(channel=slack.group_dm(["alice", "bob"]).id)["channel"]

    assert (about["is_mpim"], about["is_private"], about["is_im"]) == (True, True, False)
    assert about["name"] == "mpdm-alice--bob--councilbot-1"


def test_group_dm_is_opened(slack: FakeSlack, client: WebClient, refusal: Refusal) -> None:
    """conversations.open with several members gives their group DM."""
    alice, bob, carol = (slack.member(name) for name in ("alice", "bob", "carol"))

    channel = client.conversations_open(users=[alice.id, bob.id])["channel"]["id"]

    assert channel == slack.group_dm(["alice", "bob"]).id
    error = refusal("chat.postEphemeral", channel=channel, user=carol.id, text="x")
    assert error == "user_not_in_channel"


@pytest.mark.parametrize(
    ("guest", "flags"), [("", (False, False)), ("multi", (True, False)), ("single", (True, True))]
)
def test_guests_are_restricted(
    slack: FakeSlack, client: WebClient, guest: Guest, flags: tuple[bool, bool]
) -> None:
    """A guest is restricted, and one of a single channel ultra-restricted too."""
    gus = slack.member("gus", guest=guest)

    about = client.users_info(user=gus.id)["user"]

    assert (about["is_restricted"], about["is_ultra_restricted"]) == flags
    assert (about["is_bot"], about["is_admin"]) == (False, False)


def test_strangers_are_marked(slack: FakeSlack, client: WebClient) -> None:
    """Somebody of another workspace is a stranger until a channel is shared with theirs."""
    eve = slack.member("eve", team_id=PARTNER_TEAM)
    assert client.users_info(user=eve.id)["user"]["is_stranger"]

    slack.channel("partners", shared=True)

    about = client.users_info(user=eve.id)["user"]
    assert (about["is_stranger"], about["team_id"]) == (False, PARTNER_TEAM)
    assert "is_stranger" not in client.users_info(user=slack.member("alice").id)["user"]


def test_account_may_be_deactivated(slack: FakeSlack, client: WebClient, refusal: Refusal) -> None:
    """Somebody whose account is deactivated does nothing more, and has no roles."""
    gus = slack.member("gus")

    slack.member("gus", deleted=True)

    about = client.users_info(user=gus.id)["user"]
    assert (about["deleted"], "is_admin" in about) == (True, False)
    assert refusal("conversations.open", users=gus.id) == "user_disabled"
    assert len(slack.events_of("user_change")) == 1
    with pytest.raises(Impossible, match="deactivated"):
        gus.dm("hello")


def test_app_is_a_user_too(slack: FakeSlack, client: WebClient) -> None:
    """users.info knows the app's own user as a bot."""
    assert client.users_info(user=slack.app.bot_user_id)["user"]["is_bot"]


def test_admin_is_known(slack: FakeSlack, client: WebClient) -> None:
    """users.info tells who runs the workspace."""
    assert client.users_info(user=slack.member("ada", admin=True).id)["user"]["is_admin"]


def test_private_places_are_not_named(slack: FakeSlack) -> None:
    """What a command says of a private place is only its kind."""
    slack.channel("cabinet", private=True)
    alice = slack.member("alice")

    names = [alice.slash("/ask", "x", place).payload["channel_name"] for place in ("", "cabinet")]

    assert names == ["directmessage", "privategroup"]
