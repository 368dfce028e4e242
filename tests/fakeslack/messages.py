"""Messages and the conversations that hold them."""

from dataclasses import dataclass, field
from typing import Literal

from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import File

Kind = Literal["channel", "group", "im", "mpim"]
Shared = bool | Literal["pending"]
"""Whether another organisation is in a channel, or has been invited."""


@dataclass
class Stream:
    """A message in the making."""

    began: float
    mode: str = ""
    """markdown_text or chunks, whichever came first"""
    markdown: str = ""
    blocks: list[Payload] = field(default_factory=list)


@dataclass
class Message:
    """One message as Slack stores it, and what only Slack knows of it."""

    channel: str
    payload: Payload
    """The message as the Web API and the events show it."""
    parses_names: bool = False
    """Whether bare @channel and the like in its text are made into mentions."""
    stream: Stream | None = None
    """The stream that is still writing it."""
    ephemeral_to: str | None = None
    """The one member who sees it, if it is for one only."""
    files: tuple[File, ...] = ()

    @property
    def ts(self) -> str:
        return str(self.payload["ts"])

    @property
    def thread_ts(self) -> str | None:
        return self.payload.get("thread_ts")

    @property
    def root(self) -> str:
        """The `ts` of the message at the head of its thread, which may be its own."""
        return self.thread_ts or self.ts

    @property
    def is_reply(self) -> bool:
        return self.root != self.ts

    @property
    def is_tombstone(self) -> bool:
        return self.payload.get("subtype") == "tombstone"


@dataclass
class Channel:
    """A public channel, a private channel, a group DM or a direct conversation with the app."""

    id: str
    name: str
    kind: Kind = "channel"
    bot_is_member: bool = True
    user: str = ""
    """The member at the other end of a direct conversation."""
    members: frozenset[str] = frozenset()
    """The members of a group DM, by their ids."""
    shared: Shared = False
    archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    ephemerals: list[Message] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    threads: dict[str, dict[str, Message]] = field(default_factory=dict)
    """The replies in each thread, oldest first, by the `ts` of its head."""

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"

    def thread(self, root: str) -> list[Message]:
        """Give the replies in a thread, oldest first."""
        return list(self.threads.get(root, {}).values())

    def private(self, user_id: str) -> list[Message]:
        """Give what only one member sees here, oldest first."""
        return [one for one in self.ephemerals if one.ephemeral_to == user_id]

    def add(self, message: Message) -> None:
        """Store a message and bring the head of its thread up to date."""
        self.messages[message.ts] = message
        if message.is_reply:
            self.threads.setdefault(message.root, {})[message.ts] = message
            self._count_replies(message.root)

    def remove(self, message: Message) -> None:
        """Delete a message; one with replies leaves a tombstone, as in Slack."""
        self.deleted.add(message.ts)
        if self.threads.get(message.ts):
            kept = ("ts", "thread_ts", "reply_count", "reply_users", "latest_reply")
            payload = {key: message.payload[key] for key in kept if key in message.payload}
            payload |= {"type": "message", "subtype": "tombstone", "user": "USLACKBOT"}
            message.payload = payload | {"text": "This message was deleted.", "hidden": True}
            return
        del self.messages[message.ts]
        if message.is_reply:
            del self.threads[message.root][message.ts]
            self._count_replies(message.root)

    def clear(self) -> None:
        """Forget all that was said here."""
        for kept in (self.messages, self.ephemerals, self.deleted, self.threads):
            kept.clear()

    def _count_replies(self, root: str) -> None:
        if root not in self.messages:
            return
        replies = self.threads[root]
        head = self.messages[root].payload
        head |= {"thread_ts": root, "reply_count": len(replies)}
        head["reply_users"] = list(dict.fromkeys(one.payload["user"] for one in replies.values()))
        if replies:
            head["latest_reply"] = next(reversed(replies))
