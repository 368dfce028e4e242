"""What the listeners share."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.check import check
from bot.feedback import Feedback
from bot.quotes import Quote
from bot.slack import posting, replies
from bot.slack.asked import Asked, Way
from bot.slack.desk import Desk
from bot.slack.given import Given, spot
from bot.slack.home import About
from bot.slack.log import where
from bot.slack.messages import Manner, Message, failed, message
from bot.slack.mrkdwn import escaped, typed
from bot.slack.papers import labels_of
from bot.slack.replies import Reader, Replies
from bot.slack.verdicts import shown, verdict, words_to_check
from bot.slack.views import GONE, View
from corpus.errors import BadQuestion
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

    @property
    def replies(self) -> Replies:
        """What the desk says."""
        return self.desk.replies

    def given(self, identity: str) -> Given | None:
        """The answer of which a button holds the id."""
        return self.replies.given.find(identity)

    async def quotes(
        self, kept: Given, numbers: slice, body: Body, *, privately: bool = True
    ) -> list[Quote]:
        """Those of an answer's quotes that stand, and that a member who has clicked may read."""
        reader = reader_of(body, privately=privately)
        allowed = await self.replies.rights(reader)
        found = [
            one for one in await self.replies.papers.quotes(kept.spots[numbers], allowed) if one
        ]
        if labels_of(found) <= {PUBLIC}:
            return found
        allowed = await self.replies.rights(reader, fresh=True)
        return [one for one in found if labels_of([one]) <= allowed]

    async def record(self, kept: Given, body: Body, way: str, some: list[Quote]) -> None:
        """Write down that a member is shown some quotes of an answer."""
        spots = map(spot, some)
        await self.replies.record(reader_of(body), spots, way=way, reference=kept.id)

    async def whisper_help(self, asked: Asked, unknown: str = "") -> None:
        """Say how to ask, to who used a command."""
        allowed = await self.replies.rights(replies.reader_of(asked))
        await posting.whisper(asked.respond, await self.replies.help(allowed, unknown))

    async def whisper_check(self, asked: Asked) -> None:
        """Say whether a paper says some words, to who asks."""
        reference = secrets.token_hex(4)
        try:
            said = await self._checked(asked, reference)
        except BadQuestion as fault:
            said = {"text": escaped(str(fault))}
        except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
            _log.error("not checked", reference=reference, **where(fault))
            said = failed(reference)
        await posting.whisper(asked.respond, said)

    async def _checked(self, asked: Asked, reference: str) -> Message:
        words, said_of = words_to_check(typed(asked.text))
        if asked.way is Way.SHORTCUT:  # what follows a quote in a message is talk
            said_of = ""
        reader = replies.reader_of(asked)
        allowed = await self.replies.rights(reader, fresh=True)
        found = await self.replies.papers.read(lambda index: check(words, index, allowed, said_of))
        await self.replies.record(
            reader,
            map(spot, shown(found)),
            way="check",
            reference=reference,
            labels=tuple(sorted(allowed)),
            outcome=found.verdict.value,
        )
        return verdict(found)

    async def share(self, kept: Given | None, client: AsyncWebClient) -> str:
        """Post an answer where all may read it; what is said to who shares it."""
        if kept is None:
            return GONE
        public = await self.replies.papers.quotes(kept.spots[: kept.shown], frozenset({PUBLIC}))
        if not public or None in public:
            return "This answer quotes papers that not everybody may read: it stays with you."
        shared = replace(kept, key=f"shared:{kept.key}", private=False)
        if self.replies.given.find(shared.id):
            return "You have shared this answer already."
        manner = Manner(shared.id, kept.asker, restated="Question", sharer=kept.asker)
        quotes = tuple(one for one in public if one)
        try:
            posted = await posting.once(client).chat_postMessage(
                channel=kept.channel, **posting.QUIET, **message(shared.answer(quotes), manner)
            )
        except (SlackApiError, *posting.NO_ANSWER) as error:
            return _not_shared(error)
        self.replies.given.keep(replace(shared, thread=posted["ts"]))
        self.desk.ledger.share(shared.key, kept.channel, posted["ts"])
        return "Shared in the channel."


def _not_shared(error: Exception) -> str:
    """What is said to who shares an answer that Slack does not take."""
    why = posting.reason(error) if isinstance(error, SlackApiError) else type(error).__name__
    _log.info("not shared", reason=why)
    if why in ("not_in_channel", "channel_not_found"):
        return "I am not in this channel: write  /invite @councilbot  here, then share again."
    return "Slack did not take it: look whether it is there, and else share it again."


def reader_of(body: Body, *, privately: bool = True) -> Reader:
    """Who has clicked, and where."""
    user, home = body["user"], (body.get("team") or {}).get("id", "")
    return Reader(user["id"], user.get("team_id") or home, channel_of(body), privately, home)


def channel_of(body: Body) -> str:
    """Where a member has clicked; empty in the app's home and over it."""
    return str(body.get("channel", {}).get("id", ""))


def split(value: str) -> tuple[str, int]:
    """
    The answer and the number that a button holds.

    >>> split("a1b2:3")
    ('a1b2', 3)
    """
    given, _, number = value.partition(":")
    return given, int(number) if number.isdigit() else 0


async def open_view(client: AsyncWebClient, body: Body, view: View) -> None:
    """Open a modal, or push it on the one that is open."""
    method = client.views_push if body.get("view", {}).get("type") == "modal" else client.views_open
    try:
        await method(trigger_id=body["trigger_id"], view=view)
    except (SlackApiError, *posting.NO_ANSWER) as error:
        _log.warning("no view", fault=type(error).__name__)


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
