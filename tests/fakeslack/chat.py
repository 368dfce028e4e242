"""
chat.*: posting, updating and deleting messages.

Documented: `not_in_channel`, `channel_not_found`, `cannot_reply_to_message`, `block_mismatch`
(taken at its word: blocks with rich text are not replaced by blocks without),
`streaming_state_conflict`, `user_not_in_channel`, which blocks an update keeps, and that it keeps
metadata unless they are given empty. Observed by
others: a reply to a message that has been deleted is posted at the top of the channel
(slack-go#1571). Assumed: a `thread_ts` that never was is `thread_not_found`.
"""

import copy

from tests.fakeslack import events, rules
from tests.fakeslack.blocks import has_rich_text
from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace

_CUSTOM = ("username", "icon_emoji", "icon_url")


def post_message(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.postMessage."""
    channel = writable(workspace, arguments["channel"])
    _check_custom(workspace, arguments)
    said = rules.content(arguments)
    root = thread_root(channel, arguments.get("thread_ts"))
    if root and rules.is_true(arguments.get("reply_broadcast")):
        said["subtype"] = "thread_broadcast"
    message = bot_message(workspace, channel, said, root)
    message.parses_names = rules.parses_names(arguments)
    publish(workspace, channel, message)
    answer: Payload = {"channel": channel.id, "ts": message.ts, "message": message.payload}
    if len(arguments.get("text") or "") > rules.MOST_TEXT:
        answer["warning"] = "message_truncated"
        answer["response_metadata"] = {"warnings": ["message_truncated"]}
    return answer


def post_ephemeral(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.postEphemeral."""
    channel = writable(workspace, arguments["channel"])
    _check_custom(workspace, arguments)
    user = arguments["user"]
    here = {"im": {channel.user}, "mpim": channel.members}.get(channel.kind, workspace.users)
    if user not in here or workspace.users[user].deleted:
        raise Refused("user_not_in_channel")
    if len(arguments.get("text") or "") > rules.MOST_TEXT:
        raise Refused("msg_too_long")
    said = rules.content(arguments)
    message = bot_message(
        workspace, channel, said, thread_root(channel, arguments.get("thread_ts"))
    )
    message.ephemeral_to = user
    channel.ephemerals.append(message)
    return {"message_ts": message.ts}


def update(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.update."""
    message = workspace.found(arguments["channel"], arguments["ts"])
    if message.payload.get("bot_id") != workspace.app.bot_id:
        raise Refused("cant_update_message")
    if workspace.is_streaming(message):
        raise Refused("streaming_state_conflict")
    if len(arguments.get("text") or "") > rules.MOST_UPDATED_TEXT:
        raise Refused("msg_too_long")
    said = rules.content(arguments)
    said["blocks"] = with_ids(workspace, said.get("blocks", []))
    _check_replacement(message, said["blocks"])
    revise(workspace, message, said)
    shown = {"text": message.payload["text"], "message": message.payload}
    return {"channel": message.channel, "ts": message.ts, **shown}


def delete(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.delete."""
    message = workspace.found(arguments["channel"], arguments["ts"])
    if message.payload.get("bot_id") != workspace.app.bot_id:
        raise Refused("cant_delete_message")
    withdraw(workspace, message)
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.getPermalink."""
    message = workspace.found(arguments["channel"], arguments["message_ts"])
    place = f"{message.channel}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.root}&cid={message.channel}" if message.is_reply else ""
    address = f"https://{workspace.domain}.slack.com/archives/{place}{thread}"
    return {"channel": message.channel, "permalink": address}


def writable(workspace: Workspace, name: str) -> Channel:
    """Give the conversation to post in, by its id, a channel's name or a member's id."""
    if name in workspace.users:
        return writable(workspace, workspace.direct(workspace.users[name]).id)
    channel = workspace.seen(workspace.id_of(str(name)))
    if channel.archived:
        raise Refused("is_archived")
    if not channel.bot_is_member and "chat:write.public" not in workspace.app.scopes:
        raise Refused("not_in_channel")
    if channel.kind == "im" and not workspace.app.takes_messages:
        raise Refused("messages_tab_disabled")
    return channel


def thread_root(channel: Channel, thread_ts: str | None) -> str | None:
    """Give the thread to post in; None where there is none, or none any more."""
    if thread_ts is None:
        return None
    head = channel.messages.get(thread_ts)
    if head is None:
        if thread_ts in channel.deleted:
            return None
        raise Refused("thread_not_found")
    if head.is_reply:
        raise Refused("cannot_reply_to_message")
    return head.ts


def bot_message(workspace: Workspace, channel: Channel, said: Payload, root: str | None) -> Message:
    """Make a message of the app's, as Slack stores it."""
    app = workspace.app
    payload: Payload = {
        "type": "message",
        "user": app.bot_user_id,
        "ts": workspace.clock.ts(),
        "bot_id": app.bot_id,
        "app_id": app.app_id,
        "team": workspace.team_id,
        "bot_profile": {"id": app.bot_id, "app_id": app.app_id, "name": app.name, "deleted": False},
        **said,
    }
    if payload.get("metadata") == {}:
        del payload["metadata"]
    if "blocks" in said:
        payload["blocks"] = with_ids(workspace, said["blocks"])
    if root:
        payload |= {"thread_ts": root, "parent_user_id": channel.messages[root].payload["user"]}
    return Message(channel.id, payload)


def with_ids(workspace: Workspace, blocks: list[Payload]) -> list[Payload]:
    """Copy blocks, giving each that has none an id, as Slack does."""
    return [{"block_id": workspace.new_id("b"), **copy.deepcopy(block)} for block in blocks]


def publish(workspace: Workspace, channel: Channel, message: Message) -> None:
    """Put a message where members see it, and tell the app."""
    channel.add(message)
    if message.payload.get("bot_id") == workspace.app.bot_id:
        workspace.showing.pop((channel.id, message.root), None)
    text = workspace.read(message).text.replace("\n", " / ")
    workspace.journal.note(
        f"post {message.ts} in {channel.name}, thread {message.root}: {text:.200}"
    )
    events.posted(workspace, message)


def revise(workspace: Workspace, message: Message, said: Payload) -> None:
    """Change what a message says, and tell the app."""
    previous = copy.deepcopy(message.payload)
    everything = message.payload | said
    message.payload = {key: value for key, value in everything.items() if value not in ([], {})}
    if not said.get("blocks"):
        edited = {"user": message.payload["user"], "ts": workspace.clock.ts()}
        message.payload["edited"] = edited
    workspace.journal.note(f"change {message.ts}: {message.payload['text']:.200}")
    events.changed(workspace, message, previous)


def withdraw(workspace: Workspace, message: Message) -> None:
    """Delete a message, and tell the app."""
    previous = copy.deepcopy(message.payload)
    workspace.channels[message.channel].remove(message)
    workspace.journal.note(f"delete {message.ts}")
    events.deleted(workspace, message, previous)


def _check_replacement(message: Message, blocks: list[Payload]) -> None:
    if blocks and has_rich_text(message.payload.get("blocks")) and not has_rich_text(blocks):
        raise Refused("block_mismatch")


def _check_custom(workspace: Workspace, arguments: Payload) -> None:
    if any(arguments.get(name) for name in _CUSTOM):
        rules.check_scopes(("chat:write.customize",), workspace.app.scopes)
