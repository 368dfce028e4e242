"""
How messages reach Slack: once, whatever goes wrong on the way.

A post whose outcome is not known may have arrived. So each carries the key of its question as
metadata, and is looked for in its thread before it is posted again.
"""

import asyncio
import copy
from http import HTTPStatus
from itertools import chain, repeat
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.asked import Asked
from bot.slack.blocks import shortened
from bot.slack.messages import Message

TIMEOUT = 15
"""Seconds for one call to Slack."""
PATIENCE = 120
"""Seconds for which a message is tried to be posted."""
_PAUSES = (1, 2, 4, 8, 15)
"""Seconds between tries; the last is repeated."""
METADATA = "councilbot_answer"
_PASSING = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited"}
)
"""Refusals that Slack takes back."""
MOST_UPDATED = 4_000
"""Letters of the text that chat.update takes, which is shown where blocks are not."""
NO_ANSWER = (aiohttp.ClientError, TimeoutError)
"""What calls raise while Slack cannot be reached."""
QUIET: dict[str, Any] = {
    "unfurl_links": False,
    "unfurl_media": False,
    "link_names": False,
    "parse": "none",
}
"""No previews, and nobody is notified by what a paper says."""


class NotPosted(Exception):
    """Slack does not take a message; the reason is Slack's own word."""


class NotNow(NotPosted):
    """Slack is out of reach, or takes nothing for a while: the message may be tried again later."""


def patient() -> list[AsyncRetryHandler]:
    """What tries a call again that may be made twice."""
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=2),
        AsyncServerErrorRetryHandler(max_retry_count=2),
        AsyncRateLimitErrorRetryHandler(max_retry_count=5),
    ]


def once(client: AsyncWebClient) -> AsyncWebClient:
    """A client that makes no call again that may have been heard."""
    other = copy.copy(client)
    other.retry_handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=10)]
    return other


async def post(
    client: AsyncWebClient, asked: Asked, message: Message, *, doubtful: bool = False
) -> str:
    """
    Post the answer to a question in its thread, once; its time stamp.

    One that is `doubtful` may have been posted before, and is then as it was.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
                before = await _found(client, asked) if doubtful else ""
                if posted := before or (before == "" and await _posted(client, asked, message)):
                    return posted
                doubtful = True
                await asyncio.sleep(pause)
    except TimeoutError as error:
        raise NotNow("timeout") from error
    raise AssertionError("the pauses never end")


async def _posted(client: AsyncWebClient, asked: Asked, message: Message) -> str:
    """The time stamp of what is posted now; empty where Slack does not say."""
    try:
        posted = await once(client).chat_postMessage(
            channel=asked.channel,
            thread_ts=asked.thread,
            metadata={"event_type": METADATA, "event_payload": {"key": asked.key}},
            **QUIET,
            **message,
        )
    except SlackApiError as error:
        if _passes(error):
            return ""
        raise NotPosted(reason(error)) from error
    except NO_ANSWER:
        return ""
    return str(posted["ts"])


async def _found(client: AsyncWebClient, asked: Asked) -> str | None:
    """The time stamp of an answer in its thread; empty without one, None if Slack does not say."""
    cursor = ""
    while True:
        try:
            page = await client.conversations_replies(
                channel=asked.channel,
                ts=asked.thread,
                include_all_metadata=True,
                limit=200,
                cursor=cursor,
            )
        except SlackApiError as error:
            return None if _passes(error) else ""
        except NO_ANSWER:
            return None
        for one in page["messages"]:
            if one.get("metadata", {}).get("event_payload", {}).get("key") == asked.key:
                return str(one["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return ""


async def update(client: AsyncWebClient, channel: str, ts: str, message: Message) -> None:
    """Put another message in the place of one that was posted; it is tried as long as a post is."""
    short = {**message, "text": shortened(message["text"], MOST_UPDATED)}
    why = "timeout"
    try:
        async with asyncio.timeout(PATIENCE):
            for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
                why = await _updated(client, channel, ts, short)
                if not why:
                    return
                await asyncio.sleep(pause)
    except TimeoutError as error:
        raise NotNow(why) from error


async def _updated(client: AsyncWebClient, channel: str, ts: str, message: Message) -> str:
    """Why a message could not be changed now; empty where it is changed."""
    try:
        await client.chat_update(channel=channel, ts=ts, link_names=False, parse="none", **message)
    except SlackApiError as error:
        if _passes(error):
            return reason(error)
        raise NotPosted(reason(error)) from error
    except NO_ANSWER as error:
        return type(error).__name__
    return ""


async def whisper(url: str, message: Message, **more: Any) -> None:
    """Answer by a `response_url`, where only the member sees it; raises `NotPosted`."""
    hook = AsyncWebhookClient(url, timeout=TIMEOUT, retry_handlers=patient())
    said = {"response_type": "ephemeral", "unfurl_links": False, "unfurl_media": False}
    status = 0
    try:
        for pause in (0, *_PAUSES[:2]):  # this client of Slack's leaves its errors to us
            await asyncio.sleep(pause)
            status = (await hook.send_dict(said | message | more)).status_code
            if status < HTTPStatus.INTERNAL_SERVER_ERROR:
                break
    except NO_ANSWER as error:
        raise NotNow(type(error).__name__) from error
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise NotNow(str(status))
    if status != HTTPStatus.OK:
        raise NotPosted(str(status))


def reason(error: SlackApiError) -> str:
    """Slack's own word for a refusal, or the HTTP status where what stands before Slack refuses."""
    said = getattr(error.response, "data", None)
    return str((isinstance(said, dict) and said.get("error")) or _status(error))


def _passes(error: SlackApiError) -> bool:
    return _status(error) >= HTTPStatus.INTERNAL_SERVER_ERROR or reason(error) in _PASSING


def _status(error: SlackApiError) -> int:
    """The HTTP status, also where the SDK could not read what came with it."""
    return int(getattr(error.response, "status_code", 0) or getattr(error.response, "status", 0))
