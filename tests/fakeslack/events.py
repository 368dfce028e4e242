"""
Events: what Slack tells the app, in the shapes of the Events API.

Documented: the outer fields, `app_mention` beside `message` for one and the same `ts`, no
`app_mention` in direct conversations, the message subtypes. Observed by others: an edit of a
message that mentions the app sends a second `app_mention` with `edited`, under an `event_id` of its
own (posthog#59517). Assumed: the app is sent an `app_mention` where it names itself, and in group
DMs.
"""

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.rules import SCOPE_PREFIX
from tests.fakeslack.shapes import Payload

if TYPE_CHECKING:
    from tests.fakeslack.workspace import Workspace

SCOPES = {
    "app_mention": "app_mentions:read",
    "file_shared": "files:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "user_change": "users:read",
}
_OF_CHANNELS = (
    "channel_shared",
    "channel_unshared",
    "member_joined_channel",
    "member_left_channel",
)


@dataclass(frozen=True)
class Event:
    """One event as the app is sent it, perhaps more than once."""

    payload: Payload
    """The outer event, of type event_callback."""

    @property
    def id(self) -> str:
        return str(self.payload["event_id"])

    @property
    def inner(self) -> Payload:
        return dict(self.payload["event"])

    @property
    def kind(self) -> str:
        return str(self.payload["event"]["type"])


def emit(workspace: "Workspace", inner: Payload, channel: Channel | None = None) -> list[Event]:
    """Send the app an event if its manifest subscribes to it, and give what was sent."""
    if workspace.standing or not subscribed(workspace, inner, channel):
        return []
    event = Event(_outer(workspace, inner, channel))
    workspace.journal.note(f"event {event.id} {event.kind} {inner.get('subtype', '')}".rstrip())
    workspace.emitted.append(event)
    workspace.outbox(event)
    return [event]


def subscribed(workspace: "Workspace", inner: Payload, channel: Channel | None) -> bool:
    """Tell whether the app gets an event: subscribed, scope granted, member of the channel."""
    name = inner["type"]
    if name == "message" and channel:
        name = f"message.{SCOPE_PREFIX[channel.kind]}"
    needed = SCOPES.get(name)
    if name in _OF_CHANNELS and channel:
        needed = f"{SCOPE_PREFIX[channel.kind]}:read"
    granted = needed is None or needed in workspace.app.scopes
    member = channel is None or channel.bot_is_member or name == "member_left_channel"
    return name in workspace.app.events and granted and member


def _outer(workspace: "Workspace", inner: Payload, channel: Channel | None) -> Payload:
    app = workspace.app
    return {
        "token": "verification-token-is-deprecated",
        "team_id": workspace.team_id,
        "context_team_id": workspace.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": copy.deepcopy(inner),
        "type": "event_callback",
        "event_id": workspace.new_id("Ev"),
        "event_time": int(workspace.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team_id,
                "user_id": app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": channel is not None and bool(workspace.others_in(channel)),
        "event_context": f"4-{inner.get('event_ts', '')}",
    }


def posted(workspace: "Workspace", message: Message) -> list[Event]:
    """Tell the app of a message that somebody, perhaps the app itself, has posted."""
    channel = workspace.channels[message.channel]
    placed = message.payload | {"channel": channel.id, "event_ts": message.ts}
    sent: list[Event] = []
    if channel.kind != "im" and mentions_app(workspace, message):
        sent += emit(workspace, placed | {"type": "app_mention"}, channel)
    return sent + emit(workspace, placed | {"channel_type": channel.kind}, channel)


def changed(workspace: "Workspace", message: Message, previous: Payload) -> list[Event]:
    """Tell the app that a message was edited, and that it is mentioned in the edited text."""
    channel = workspace.channels[message.channel]
    ts = workspace.clock.ts()
    sent: list[Event] = []
    if "edited" in message.payload and channel.kind != "im" and mentions_app(workspace, message):
        again = message.payload | {"type": "app_mention", "channel": channel.id, "event_ts": ts}
        sent += emit(workspace, again, channel)
    inner = {"subtype": "message_changed", "message": message.payload, "previous_message": previous}
    return sent + emit(workspace, _about(channel, inner, ts), channel)


def deleted(workspace: "Workspace", message: Message, previous: Payload) -> list[Event]:
    """Tell the app that a message is gone, or, when it has replies, a tombstone."""
    channel = workspace.channels[message.channel]
    ts = workspace.clock.ts()
    inner: Payload = {"subtype": "message_deleted", "previous_message": previous}
    inner["deleted_ts"] = message.ts
    if message.is_tombstone:
        inner["subtype"], inner["message"] = "message_changed", message.payload
        del inner["deleted_ts"]
    return emit(workspace, _about(channel, inner, ts), channel)


def _about(channel: Channel, inner: Payload, ts: str) -> Payload:
    return {
        "type": "message",
        "hidden": True,
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": ts,
        "event_ts": ts,
        **inner,
    }


def mentions_app(workspace: "Workspace", message: Message) -> bool:
    """Tell whether a message names the app."""
    mentions = workspace.read(message).mentions
    return any(mention.target == workspace.app.bot_user_id for mention in mentions)
