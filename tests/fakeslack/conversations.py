"""
conversations.*: reading conversations.

Documented: the newest messages come first in a history and the oldest in a thread, which begins
with its head; `thread_not_found`; the fields by which a conversation shared with another organisation is known; `oldest` and `latest` do
not count themselves unless `inclusive`; 1,000 messages a page. Assumed: while only an
invitation is pending, `is_shared` is false and `shared_team_ids` names the own workspace alone.
"""

from collections.abc import Iterable

from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.metadata import shown
from tests.fakeslack.rules import Refused, check_scopes, is_true
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import PARTNER_TEAM, Workspace

_KINDS = ("channel", "group", "im", "mpim")
MOST_IN_GROUP = 8
MOST_IN_PAGE = 1000


def info(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer conversations.info."""
    return {"channel": described(workspace, workspace.seen(arguments["channel"]))}


def described(workspace: Workspace, channel: Channel) -> Payload:
    """Describe a conversation as the Web API does."""
    about: Payload = {f"is_{kind}": channel.kind == kind for kind in _KINDS}
    about |= {"id": channel.id, "created": 1_700_000_000, "is_archived": channel.archived}
    about |= {"is_private": channel.is_private, "context_team_id": workspace.team_id}
    about |= {"is_org_shared": False, **_sharing(workspace, channel)}
    if channel.kind == "im":
        return about | {"user": channel.user, "is_user_deleted": _is_gone(workspace, channel)}
    about |= {"name": channel.name, "name_normalized": channel.name, "is_general": False}
    return about | {"is_member": channel.bot_is_member}


def _is_gone(workspace: Workspace, channel: Channel) -> bool:
    return workspace.users[channel.user].deleted


def _sharing(workspace: Workspace, channel: Channel) -> Payload:
    others = workspace.others_in(channel)
    pending = [PARTNER_TEAM] if channel.shared == "pending" else []
    return {
        "is_shared": bool(others),
        "is_ext_shared": bool(others),
        "is_pending_ext_shared": bool(pending),
        "shared_team_ids": [workspace.team_id, *others],
        "pending_shared": pending,
        "pending_connected_team_ids": pending,
    }


def open_direct(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer conversations.open for one member, or for several."""
    named = [one for one in str(arguments["users"]).split(",") if one]
    if len(named) > MOST_IN_GROUP:
        raise Refused("too_many_users")
    users = [workspace.users.get(one) for one in named]
    found = [user for user in users if user is not None]
    if not found or len(found) < len(users):
        raise Refused("user_not_found")
    if any(user.deleted for user in found):
        raise Refused("user_disabled")
    scope = "im:write" if len(found) == 1 else "mpim:write"
    check_scopes((scope,), workspace.app.scopes)
    place = workspace.direct(found[0]) if len(found) == 1 else workspace.group(found)
    return {"channel": {"id": place.id}}


def history(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer conversations.history."""
    channel = _readable(workspace, arguments)
    there = [one for one in channel.messages.values() if _is_in_channel(one)]
    wanted = [one for one in reversed(there) if _is_between(one, arguments)]
    return _page(wanted, arguments, default=100)


def thread_replies(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer conversations.replies."""
    channel = _readable(workspace, arguments)
    message = channel.messages.get(arguments["ts"])
    if message is None or message.root not in channel.messages:
        raise Refused("thread_not_found")
    replies = [one for one in channel.thread(message.root) if _is_between(one, arguments)]
    return _page([channel.messages[message.root], *replies], arguments, default=1000)


def _readable(workspace: Workspace, arguments: Payload) -> Channel:
    channel = workspace.seen(arguments["channel"])
    if not channel.bot_is_member:
        raise Refused("not_in_channel")
    return channel


def _is_in_channel(message: Message) -> bool:
    return not message.is_reply or message.payload.get("subtype") == "thread_broadcast"


def _page(messages: Iterable[Message], arguments: Payload, default: int) -> Payload:
    with_metadata = is_true(arguments.get("include_all_metadata"))
    wanted = [shown(one.payload, with_metadata=with_metadata) for one in messages]
    first, limit = _number(arguments, "cursor", 0), _number(arguments, "limit", default)
    if not 0 < limit <= MOST_IN_PAGE:
        raise Refused("invalid_limit")
    last = first + limit
    page: Payload = {"messages": wanted[first:last], "has_more": len(wanted) > last}
    if page["has_more"]:
        page["response_metadata"] = {"next_cursor": str(last)}
    return page


def _number(arguments: Payload, name: str, default: int) -> int:
    value = str(arguments.get(name) or default)
    if not value.isdecimal():
        raise Refused(f"invalid_{name}")
    return int(value)


def _is_between(message: Message, arguments: Payload) -> bool:
    """Tell whether a message is of the time asked for, whose ends count only where `inclusive`."""
    oldest, latest = float(arguments.get("oldest") or 0), float(arguments.get("latest") or "inf")
    ends = is_true(arguments.get("inclusive")) and float(message.ts) in (oldest, latest)
    return ends or oldest < float(message.ts) < latest
