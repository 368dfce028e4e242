"""What the bot does with the events that Slack sends."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.question import Question, understand
from bot.quotes import Answer
from bot.slack.blocks import FAILED, blocks, fallback
from bot.slack.ledger import Ledger
from bot.slack.mrkdwn import escaped, typed
from corpus.errors import BadQuestion

STATUS = "is looking through the papers"
THREADS = 1000
"""Threads whose last question is kept in mind; their text is in memory only."""

_log = logging.getLogger(__name__)


class Asked(NamedTuple):
    """A message that asks the bot something."""

    event: str
    """Slack's id of the event; the same when it is delivered again."""
    channel: str
    thread: str
    """The time stamp of the message that the thread is under, which may be this one."""
    text: str


@dataclass
class Desk:
    """Where questions from Slack are answered."""

    reply: Callable[[Question], Answer]
    """Takes tens of milliseconds, so it runs on `pool`, never on the event loop."""
    ledger: Ledger
    pool: Executor
    before: OrderedDict[tuple[str, str], Question] = field(default_factory=OrderedDict)
    """The last question of each thread."""
    busy: set["asyncio.Task[Any]"] = field(default_factory=set)

    async def take(self, asked: Asked, client: AsyncWebClient) -> None:
        """Answer one message, once, in its thread."""
        if not self.ledger.claim(asked.event):
            return
        task = asyncio.current_task()
        if task:
            self.busy.add(task)
            task.add_done_callback(self.busy.discard)
        await _set_status(asked, client)
        try:
            message = await self._message(asked)
        except Exception:  # noqa: BLE001 the member is told, and Slack must not deliver it for ever
            _log.exception("Event %s was not answered.", asked.event)
            message = {"text": FAILED}
        # A member may read the answer, and write again, before Slack has told us that it is posted.
        self.ledger.open(asked.channel, asked.thread)
        await _post(asked, message, client)
        self.ledger.answered(asked.event)

    async def _message(self, asked: Asked) -> dict[str, Any]:
        thread = asked.channel, asked.thread
        try:
            question = understand(typed(asked.text), before=self.before.get(thread))
        except BadQuestion as fault:
            return {"text": escaped(str(fault))}
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self.pool, self.reply, question)
        self.before[thread] = question
        self.before.move_to_end(thread)
        while len(self.before) > THREADS:
            self.before.popitem(last=False)
        return {"text": fallback(answer), "blocks": blocks(answer)}


def register(app: AsyncApp, desk: Desk, bot: str) -> None:
    """Answer mentions, direct messages, and messages in threads that the bot has answered in."""

    @app.event("app_mention")
    async def mentioned(body: dict[str, Any], client: AsyncWebClient) -> None:
        if "edited" not in body["event"]:
            await desk.take(_asked(body), client)

    @app.event("message")
    async def said(body: dict[str, Any], client: AsyncWebClient) -> None:
        event = body["event"]
        if _is_for_us(event, desk.ledger, bot):
            await desk.take(_asked(body), client)


def _is_for_us(event: dict[str, Any], ledger: Ledger, bot: str) -> bool:
    """Whether a message asks the bot; in a channel a mention comes as an event of its own."""
    if event.get("subtype") not in (None, "thread_broadcast") or event.get("bot_id"):
        return False
    if event.get("channel_type") == "im":
        return True
    mentioned = f"<@{bot}>" in event.get("text", "")
    thread = event.get("thread_ts", "")
    return thread != "" and not mentioned and ledger.opened(event["channel"], thread)


def _asked(body: dict[str, Any]) -> Asked:
    event = body["event"]
    thread = event.get("thread_ts") or event["ts"]
    return Asked(body["event_id"], event["channel"], thread, event.get("text", ""))


async def _post(asked: Asked, message: dict[str, Any], client: AsyncWebClient) -> None:
    try:
        await client.chat_postMessage(
            channel=asked.channel,
            thread_ts=asked.thread,
            unfurl_links=False,
            unfurl_media=False,
            link_names=False,
            parse="none",
            **message,
        )
    except SlackApiError as error:
        _log.warning("Slack did not take an answer: %s", error.response["error"])


async def _set_status(asked: Asked, client: AsyncWebClient) -> None:
    """Show that the question has arrived; an answer does not depend on it."""
    try:
        await client.assistant_threads_setStatus(
            channel_id=asked.channel, thread_ts=asked.thread, status=STATUS
        )
    except SlackApiError as error:
        _log.info("Slack did not take the status: %s", error.response["error"])
