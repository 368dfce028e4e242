"""
Slack's rules for calls: which token, which scope, which arguments, how long a text may be.

Documented: the token type, scopes and required arguments of each method; `unknown_method`,
`not_authed`, `invalid_auth`, `not_allowed_token_type`, `missing_scope` with `needed` and
`provided`; text cut at 40,000 characters with the warning `message_truncated`; chat.update's
`msg_too_long` over 4,000; markdown_text of 12,000, never beside text or blocks. Assumed: a missing
argument is `invalid_arguments`, a markdown_text over its limit is `msg_too_long`, and a custom
username or icon needs chat:write.customize.
"""

import json
from dataclasses import dataclass
from typing import Any

from tests.fakeslack import blocks, metadata
from tests.fakeslack.shapes import Payload

MOST_TEXT = 40_000
MOST_UPDATED_TEXT = 4_000
MOST_MARKDOWN = 12_000
MOST_ATTACHMENTS = 100

SCOPE_PREFIX = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}


class Refused(Exception):
    """Slack refuses a call."""

    def __init__(self, error: str, **details: Any) -> None:
        super().__init__(error)
        self.answer: Payload = {"ok": False, "error": error, **details}


@dataclass(frozen=True)
class Rule:
    """What a method asks for before it does anything."""

    required: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    """Any one of these will do."""
    conversation: str = ""
    """The second half of a scope whose first half is the kind of conversation."""
    caller: str = "bot"
    """Whose token it takes: bot, app, or anybody for a method that takes none."""


_CHAT = ("chat:write",)
_STREAM = ("channel", "ts")

RULES: dict[str, Rule] = {
    "apps.connections.open": Rule((), ("connections:write",), caller="app"),
    "assistant.threads.setStatus": Rule(
        ("channel_id", "thread_ts", "status"), ("chat:write", "assistant:write")
    ),
    "assistant.threads.setSuggestedPrompts": Rule(("channel_id", "prompts"), ("assistant:write",)),
    "assistant.threads.setTitle": Rule(("channel_id", "thread_ts", "title"), ("assistant:write",)),
    "auth.test": Rule(),
    "bots.info": Rule(("bot",), ("users:read",)),
    "chat.appendStream": Rule(_STREAM, _CHAT),
    "chat.delete": Rule(("channel", "ts"), _CHAT),
    "chat.getPermalink": Rule(("channel", "message_ts")),
    "chat.postEphemeral": Rule(("channel", "user"), _CHAT),
    "chat.postMessage": Rule(("channel",), _CHAT),
    "chat.startStream": Rule(("channel", "thread_ts"), _CHAT),
    "chat.stopStream": Rule(_STREAM, _CHAT),
    "chat.update": Rule(("channel", "ts"), _CHAT),
    "conversations.history": Rule(("channel",), conversation="history"),
    "conversations.info": Rule(("channel",), conversation="read"),
    "conversations.open": Rule(("users",), ("im:write", "mpim:write")),
    "conversations.replies": Rule(("channel", "ts"), conversation="history"),
    "files.completeUploadExternal": Rule(("files",), ("files:write",)),
    "files.getUploadURLExternal": Rule(("filename", "length"), ("files:write",)),
    "oauth.v2.access": Rule(("code",), caller="anybody"),
    "reactions.add": Rule(("channel", "name", "timestamp"), ("reactions:write",)),
    "reactions.remove": Rule(("channel", "name", "timestamp"), ("reactions:write",)),
    "team.info": Rule((), ("team:read",)),
    "users.info": Rule(("user",), ("users:read",)),
    "views.open": Rule(("trigger_id", "view")),
    "views.publish": Rule(("user_id", "view")),
    "views.push": Rule(("trigger_id", "view")),
    "views.update": Rule(("view",)),
}


def check_caller(rule: Rule, caller: str) -> None:
    """Refuse a call without a token, or with one that is unknown or of the wrong type."""
    if rule.caller == "anybody":
        return
    if caller == "none":
        raise Refused("not_authed")
    if caller == "unknown":
        raise Refused("invalid_auth")
    if caller != rule.caller:
        raise Refused("not_allowed_token_type")


def check_scopes(needed: tuple[str, ...], granted: frozenset[str]) -> None:
    """Refuse a call for which none of the needed scopes has been granted."""
    if needed and not granted & set(needed):
        raise Refused("missing_scope", needed=needed[0], provided=",".join(sorted(granted)))


def check_required(rule: Rule, arguments: Payload) -> None:
    """Refuse a call that leaves out what the method cannot do without."""
    missing = [name for name in rule.required if arguments.get(name) is None]
    if missing:
        words = [f"missing required field: {name}" for name in missing]
        raise invalid("invalid_arguments", words)


def invalid(error: str, complaints: list[str]) -> Refused:
    """Make a refusal that lists its reasons as Slack does."""
    messages = [f"[ERROR] {one}" for one in complaints]
    return Refused(error, errors=complaints, response_metadata={"messages": messages})


def parsed(value: Any, error: str) -> Any:
    """Read an argument that may come as JSON in a string, as it does in a form."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Refused(error) from None


def checked_blocks(value: Any, *, weighed: bool = True) -> list[Payload] | None:
    """Read the `blocks` argument, refusing what Slack would not show."""
    if value is None or value == "":
        return None
    found = parsed(value, "invalid_blocks_format")
    if not isinstance(found, list):
        raise Refused("invalid_blocks_format")
    if complaints := blocks.complaints(found):
        raise invalid("invalid_blocks", complaints)
    if weighed and blocks.cost(found) > blocks.MOST_CHARACTERS:
        raise Refused("msg_blocks_too_long")
    return found


def content(arguments: Payload, *, weighed: bool = True) -> Payload:
    """Read what a message says: its `text`, `blocks`, `attachments` and `metadata`."""
    text = arguments.get("text") or ""
    shown = checked_blocks(arguments.get("blocks"), weighed=weighed)
    markdown = arguments.get("markdown_text")
    if markdown is not None:
        if text or shown:
            raise Refused("markdown_text_conflict")
        shown = [markdown_block(markdown)]
        text = markdown
    attachments = parsed(arguments.get("attachments") or [], "invalid_attachments")
    if len(attachments) > MOST_ATTACHMENTS:
        raise Refused("too_many_attachments")
    if not (text or shown or attachments):
        raise Refused("no_text")
    said: Payload = {"text": text[:MOST_TEXT]}
    extras = {"blocks": shown, "attachments": attachments}
    said |= {name: value for name, value in extras.items() if value}
    return said | metadata_of(arguments)


def markdown_block(markdown: Any) -> Payload:
    """Make the block that `markdown_text` is shown as."""
    if not isinstance(markdown, str) or not markdown:
        raise Refused("no_text")
    if len(markdown) > MOST_MARKDOWN:
        raise Refused("msg_too_long")
    return {"type": "markdown", "text": markdown}


def metadata_of(arguments: Payload) -> Payload:
    """Read what is attached to a message: nothing, or empty metadata that take away the old."""
    attached = parsed(arguments.get("metadata"), "invalid_metadata_format")
    if attached is None:
        return {}
    if error := metadata.complaint(attached):
        raise Refused(error)
    return {"metadata": attached}


def parses_names(arguments: Payload) -> bool:
    """Tell whether bare @channel and the like in the text are made into mentions."""
    return arguments.get("parse") == "full" or is_true(arguments.get("link_names"))


def is_true(value: Any) -> bool:
    """Read a boolean, which a form sends as 1 or true."""
    return value in (True, 1, "1", "true", "True")
