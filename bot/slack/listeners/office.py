"""What the listeners share."""

import secrets
from dataclasses import dataclass, field
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.feedback import Feedback
from bot.quotes import Quote
from bot.slack import posting, replies
from bot.slack.asked import Asked
from bot.slack.desk import Desk
from bot.slack.given import Given, spot
from bot.slack.home import About
from bot.slack.log import where
from bot.slack.messages import failed
from bot.slack.papers import labels_of
from bot.slack.replies import Reader, Replies
from bot.slack.views import Numbered, View
from corpus.settings import PUBLIC

Body = dict[str, Any]

HIDDEN = "You may not read that here, or the paper is not held any more."
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Office:
    """The desk, and what is said and kept beside its answers."""

    desk: Desk
    feedback: Feedback
    about: About
    sharing: set[str] = field(default_factory=set)
    """The answers that are being shared at this moment."""

    @property
    def replies(self) -> Replies:
        """What the desk says."""
        return self.desk.replies

    def given(self, identity: str) -> Given | None:
        """The answer of which a button holds the id."""
        return self.replies.given.find(identity)

    async def quotes(
        self, kept: Given, numbers: slice, body: Body, *, privately: bool = True
    ) -> list[Numbered]:
        """Those of an answer's quotes that stand, and that a member who has clicked may read."""
        reader = reader_of(body, kept.channel, privately=privately)
        allowed = await self.replies.rights(reader)
        asked_for = range(len(kept.spots))[numbers]
        read = await self.replies.papers.quotes(kept.spots[numbers], allowed)
        found = [(number, one) for number, one in zip(asked_for, read, strict=True) if one]
        if labels_of(one for _, one in found) <= {PUBLIC}:
            return found
        allowed = await self.replies.rights(reader, fresh=True)
        return [(number, one) for number, one in found if labels_of([one]) <= allowed]

    async def record(self, kept: Given, body: Body, way: str, some: list[Quote]) -> None:
        """Write down that a member is shown some quotes of an answer."""
        spots = map(spot, some)
        await self.replies.record(reader_of(body, kept.channel), spots, way=way, reference=kept.id)

    async def whisper_help(self, asked: Asked, unknown: str = "") -> None:
        """Say how to ask, to who used a command."""
        reference = secrets.token_hex(4)
        try:
            allowed = await self.replies.rights(replies.reader_of(asked))
            said = await self.replies.help(allowed, unknown)
        except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
            _log.error("no help", reference=reference, **where(fault))
            said = failed(reference)
        await posting.whisper(asked.respond, said)


def reader_of(body: Body, channel: str = "", *, privately: bool = True) -> Reader:
    """Who has clicked, and where; in a modal, over the `channel` that the answer went to."""
    user, home = body["user"], (body.get("team") or {}).get("id", "")
    where = channel_of(body) or channel
    return Reader(user["id"], user.get("team_id") or home, where, privately, home)


def channel_of(body: Body) -> str:
    """Where a member has clicked; empty in the app's home and in modals."""
    return str(body.get("channel", {}).get("id", ""))


def split(value: str) -> tuple[str, int]:
    """
    The answer and the number that a button holds.

    >>> split("a1b2:3")
    ('a1b2', 3)
    """
    given, _, number = value.partition(":")
    return given, int(number) if number.isdigit() else 0


async def open_view(client: AsyncWebClient, body: Body, view: View) -> str:
    """Open a modal, or push it on the one that is open; its id, empty where Slack does not."""
    method = client.views_push if body.get("view", {}).get("type") == "modal" else client.views_open
    try:
        opened = await method(trigger_id=body["trigger_id"], view=view)
    except (SlackApiError, *posting.NO_ANSWER) as error:
        _log.warning("no view", fault=type(error).__name__)
        return ""
    return str(opened["view"]["id"])


async def tell(client: AsyncWebClient, body: Body, words: str) -> None:
    """Say something to who has clicked, and to nobody else."""
    message = body.get("message", {})
    try:
        if body.get("container", {}).get("is_ephemeral"):  # the bot need not be in the channel
            await posting.whisper(body["response_url"], {"text": words}, replace_original=False)
            return
        await client.chat_postEphemeral(
            channel=channel_of(body),
            user=body["user"]["id"],
            thread_ts=message.get("thread_ts") or message.get("ts"),
            text=words,
        )
    except (SlackApiError, posting.NotPosted, *posting.NO_ANSWER) as error:
        _log.warning("not told", fault=type(error).__name__)
