"""What a member asks, wherever in Slack it is asked."""

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter


class Way(StrEnum):
    """How a question reached the bot."""

    MENTION = "mention"
    DIRECT = "direct message"
    FOLLOW_UP = "follow-up"
    COMMAND = "command"
    SHORTCUT = "shortcut"
    BUTTON = "button"


@dataclass(frozen=True)
class Asked:
    """A question, who asks it, and where the answer goes."""

    key: str
    """Of the message or the command: the same when Slack delivers it again."""
    way: Way
    team: str
    user: str
    channel: str
    thread: str
    """The time stamp of the message that the thread is under; empty for a private answer."""
    text: str
    """As Slack sends it."""
    at: float
    """When it arrived, in seconds since 1970."""
    respond: str = ""
    """Where a private answer goes: Slack's `response_url`."""
    workspace: str = ""
    """In which it is asked; empty where that is the member's own."""

    @property
    def home(self) -> str:
        """The workspace in which the bot answers."""
        return self.workspace or self.team

    @property
    def private(self) -> bool:
        """Whether only who asks sees the answer, in whatever channel it is asked."""
        return not self.thread


def message(body: dict[str, Any], way: Way) -> Asked:
    """
    The question in a message event.

    A message's place is its key, since a mention comes as two events, and an edit as others.
    """
    event = body["event"]
    return Asked(
        key=key_of(event["channel"], event["ts"]),
        way=way,
        team=event.get("user_team") or event.get("team") or body.get("team_id", ""),
        user=event["user"],
        channel=event["channel"],
        thread=event.get("thread_ts") or event["ts"],
        text=event.get("text", ""),
        at=time.time(),
        workspace=body.get("team_id", ""),
    )


def key_of(channel: str, ts: str) -> str:
    """The key of a message."""
    return f"{channel}:{ts}"


_LINE = TypeAdapter(Asked)


def packed(asked: Asked) -> str:
    """A question as one line of JSON."""
    return _LINE.dump_json(asked).decode()


def unpacked(line: str) -> Asked:
    """
    The question in such a line.

    >>> asked = Asked("C1:1.2", Way.MENTION, "T1", "U1", "C1", "1.2", "caseloads?", 0.0)
    >>> unpacked(packed(asked)) == asked
    True
    """
    return _LINE.validate_json(line)
