"""
What people and channels are, and what the app is told when that changes.

Documented: channel_shared, channel_unshared, member_joined_channel, member_left_channel and
user_change, with the scopes that they need.
"""

from typing import TypedDict, Unpack

from tests.fakeslack import directory, events
from tests.fakeslack.messages import Channel, Kind, Shared
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import PARTNER_TEAM, Guest, User, Workspace


class ChannelTraits(TypedDict, total=False):
    """What may be said of a channel, as `Channel` explains it."""

    private: bool
    bot: bool
    """Whether the app is in it."""
    shared: Shared
    archived: bool


class UserTraits(TypedDict, total=False):
    """What may be said of a person, as `User` explains it."""

    team_id: str
    guest: Guest
    admin: bool
    deleted: bool
    bot: bool


def channel_of(workspace: Workspace, name: str, **traits: Unpack[ChannelTraits]) -> Channel:
    """Give a channel by name, created when first named, and make it what `traits` say."""
    known = workspace.id_of(name)
    if known not in workspace.channels:
        kind: Kind = "group" if traits.get("private") else "channel"
        channel = workspace.channel(name, kind, bot=traits.get("bot", True))
        channel.shared = traits.get("shared", False)
        channel.archived = traits.get("archived", False)
        return channel
    channel = workspace.channels[known]
    if "private" in traits:
        channel.kind = "group" if traits["private"] else "channel"
    channel.archived = traits.get("archived", channel.archived)
    _share(workspace, channel, traits.get("shared", channel.shared))
    _join(workspace, channel, traits.get("bot", channel.bot_is_member))
    return channel


def user_of(workspace: Workspace, name: str, **traits: Unpack[UserTraits]) -> User:
    """Give a member by name, who joins when first named, and make them what `traits` say."""
    known = any(user.name == name for user in workspace.users.values())
    user = workspace.user(name)
    for trait, value in traits.items():
        setattr(user, trait, value)
    if known and traits:
        ts = workspace.clock.ts()
        inner: Payload = {"type": "user_change", "user": directory.described(workspace, user)}
        events.emit(workspace, inner | {"cache_ts": int(float(ts)), "event_ts": ts})
    return user


def _share(workspace: Workspace, channel: Channel, shared: Shared) -> None:
    before, channel.shared = channel.shared, shared
    inner: Payload = {"channel": channel.id, "event_ts": workspace.clock.ts()}
    if shared is True and before is not True:
        inner |= {"type": "channel_shared", "connected_team_id": PARTNER_TEAM}
        events.emit(workspace, inner, channel)
    elif before is True and shared is not True:
        inner |= {"type": "channel_unshared", "previously_connected_team_id": PARTNER_TEAM}
        events.emit(workspace, inner | {"is_ext_shared": False}, channel)


def _join(workspace: Workspace, channel: Channel, joined: bool) -> None:
    if joined == channel.bot_is_member:
        return
    channel.bot_is_member = joined
    kind = "member_joined_channel" if joined else "member_left_channel"
    inner: Payload = {"type": kind, "user": workspace.app.bot_user_id, "channel": channel.id}
    inner |= {"channel_type": "G" if channel.is_private else "C", "team": workspace.team_id}
    events.emit(workspace, inner | {"event_ts": workspace.clock.ts()}, channel)
