"""
chat.startStream, chat.appendStream and chat.stopStream.

Documented: recipients are required in channels, 12,000 characters of markdown_text a call, the four
kinds of chunk, markdown_text and chunks are not mixed, and the errors' names. Observed by others: a
stream is over five minutes after its start (python-slack-sdk#1859). Assumed: one `message` event at
the start and one `message_changed` at the end.
"""

import copy

from tests.fakeslack import events, rules
from tests.fakeslack.blocks import MOST_IN_MESSAGE
from tests.fakeslack.chat import bot_message, publish, thread_root, with_ids, writable
from tests.fakeslack.messages import Message, Stream
from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace

_CHUNKS = {
    "markdown_text": {"text"},
    "task_update": {"id", "title", "status"},
    "plan_update": {"title"},
    "blocks": {"blocks"},
}


def start(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.startStream."""
    channel = writable(workspace, arguments["channel"])
    root = thread_root(channel, arguments["thread_ts"])
    if channel.kind != "im":
        for recipient in ("recipient_team_id", "recipient_user_id"):
            if not arguments.get(recipient):
                raise Refused(f"missing_{recipient}")
    message = bot_message(workspace, channel, {"text": ""}, root)
    message.stream = Stream(workspace.clock.now())
    _write(workspace, message, message.stream, arguments)
    publish(workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def append(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.appendStream."""
    message, stream = _streaming(workspace, arguments)
    if not (arguments.get("markdown_text") or arguments.get("chunks")):
        raise Refused("markdown_text_or_chunks_required")
    _write(workspace, message, stream, arguments)
    return {"channel": message.channel, "ts": message.ts}


def stop(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer chat.stopStream."""
    message, stream = _streaming(workspace, arguments)
    last, attached = _stream_blocks(arguments.get("blocks")), rules.metadata_of(arguments)
    previous = copy.deepcopy(message.payload)
    _write(workspace, message, stream, arguments)
    stream.blocks += with_ids(workspace, last)
    _show(workspace, message, stream)
    if not (message.payload["text"] or message.payload.get("blocks")):
        raise Refused("no_text")
    message.stream = None
    message.payload |= attached
    workspace.journal.note(f"stream {message.ts} stopped: {message.payload['text']:.200}")
    events.changed(workspace, message, previous)
    return {"channel": message.channel, "ts": message.ts, "message": message.payload}


def _streaming(workspace: Workspace, arguments: Payload) -> tuple[Message, Stream]:
    message = workspace.found(arguments["channel"], arguments["ts"])
    if message.payload.get("bot_id") != workspace.app.bot_id:
        raise Refused("message_not_owned_by_app")
    if message.stream is None or not workspace.is_streaming(message):
        raise Refused("message_not_in_streaming_state")
    return message, message.stream


def _write(workspace: Workspace, message: Message, stream: Stream, arguments: Payload) -> None:
    markdown, chunks = arguments.get("markdown_text"), arguments.get("chunks")
    if markdown and chunks:
        raise Refused("cannot_provide_both_markdown_text_and_chunks")
    mode = "markdown_text" if markdown else "chunks" if chunks else stream.mode
    if stream.mode and mode != stream.mode:
        raise Refused("streaming_mode_mismatch")
    stream.mode = mode
    if markdown:
        stream.markdown += rules.markdown_block(markdown)["text"]
    for chunk in rules.parsed(chunks or [], "invalid_chunks"):
        _take(workspace, stream, chunk)
    _show(workspace, message, stream)


def _take(workspace: Workspace, stream: Stream, chunk: Payload) -> None:
    kind = chunk.get("type", "")
    if kind not in _CHUNKS or not _CHUNKS[kind] <= chunk.keys():
        raise Refused("invalid_chunks")
    if kind == "markdown_text":
        stream.markdown += rules.markdown_block(chunk["text"])["text"]
    elif kind == "blocks":
        stream.blocks += with_ids(workspace, _stream_blocks(chunk["blocks"]))
    elif kind == "task_update":
        task = {"type": "task_card", "task_id": chunk["id"]}
        task |= {name: chunk[name] for name in ("title", "status")}
        earlier = [one for one in stream.blocks if one.get("task_id") != chunk["id"]]
        stream.blocks = [*earlier, *with_ids(workspace, [task])]


def _stream_blocks(value: object) -> list[Payload]:
    if isinstance(value, list) and len(value) > MOST_IN_MESSAGE:
        raise Refused("msg_blocks_too_many")
    return rules.checked_blocks(value) or []


def _show(workspace: Workspace, message: Message, stream: Stream) -> None:
    written = [{"type": "markdown", "text": stream.markdown}] if stream.markdown else []
    message.payload |= {
        "text": stream.markdown,
        "blocks": [*with_ids(workspace, written), *stream.blocks],
    }
