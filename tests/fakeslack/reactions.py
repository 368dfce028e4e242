"""
reactions.add, reactions.remove, and members' own reactions.

Documented: `already_reacted`, `no_reaction`, `message_not_found`, the events. Assumed: the app is
told of its own reactions too.
"""

from tests.fakeslack import events
from tests.fakeslack.messages import Message
from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace


def add_reaction(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer reactions.add."""
    message, name = _named(workspace, arguments)
    react(workspace, message, name, workspace.app.bot_user_id)
    return {}


def remove_reaction(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer reactions.remove."""
    message, name = _named(workspace, arguments)
    unreact(workspace, message, name, workspace.app.bot_user_id)
    return {}


def react(workspace: Workspace, message: Message, name: str, user_id: str) -> list[events.Event]:
    """Add somebody's reaction to a message, and tell the app."""
    reactions: list[Payload] = message.payload.setdefault("reactions", [])
    reaction = next((one for one in reactions if one["name"] == name), None)
    if reaction is None:
        reaction = {"name": name, "users": [], "count": 0}
        reactions.append(reaction)
    if user_id in reaction["users"]:
        raise Refused("already_reacted")
    reaction["users"].append(user_id)
    reaction["count"] += 1
    return _tell(workspace, "reaction_added", message, name, user_id)


def unreact(workspace: Workspace, message: Message, name: str, user_id: str) -> list[events.Event]:
    """Take somebody's reaction back, and tell the app."""
    reactions: list[Payload] = message.payload.get("reactions", [])
    mine = [one for one in reactions if one["name"] == name and user_id in one["users"]]
    if not mine:
        raise Refused("no_reaction")
    mine[0]["users"].remove(user_id)
    mine[0]["count"] -= 1
    if not mine[0]["users"]:
        reactions.remove(mine[0])
    return _tell(workspace, "reaction_removed", message, name, user_id)


def _named(workspace: Workspace, arguments: Payload) -> tuple[Message, str]:
    name = str(arguments["name"])
    message = workspace.found(arguments["channel"], arguments["timestamp"])
    if not name or name.startswith(":"):
        raise Refused("invalid_name")
    return message, name


def _tell(
    workspace: Workspace, kind: str, message: Message, name: str, user_id: str
) -> list[events.Event]:
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    inner: Payload = {"type": kind, "user": user_id, "reaction": name, "item": item}
    inner |= {"item_user": message.payload["user"], "event_ts": workspace.clock.ts()}
    workspace.journal.note(f"{kind} {name} on {message.ts}")
    return events.emit(workspace, inner, workspace.channels[message.channel])
