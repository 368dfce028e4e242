"""
A machine-written summary, shown sentence by sentence; without a chat model nothing is streamed.

What is streamed goes out as blocks of rich text, where a machine's words are data as a paper's are.
A stream dies about five minutes after its start (python-slack-sdk issue 1859), or when Slack says
so; the whole message is then put in its place. So it is where a run has left a stream half written.
"""

from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.quotes import MACHINE_WRITTEN, Summary
from bot.slack.asked import Asked
from bot.slack.blocks import Block, paragraph, rich_text, text
from bot.slack.messages import Message
from bot.slack.posting import METADATA, NO_ANSWER, NotNow, NotPosted, once, update

_FAULTS = (SlackApiError, *NO_ANSWER)
_STREAMED = "streaming_state_conflict"
"""Slack changes no message that is being streamed."""
_log = structlog.get_logger(__name__)


async def begin(client: AsyncWebClient, asked: Asked) -> str:
    """Open a stream that says what comes; its time stamp, or empty where Slack opens none."""
    try:
        begun = await once(client).chat_startStream(
            channel=asked.channel,
            thread_ts=asked.thread,
            recipient_team_id=asked.team,
            recipient_user_id=asked.user,
            chunks=_chunk(text(MACHINE_WRITTEN, bold=True)),
        )
    except _FAULTS as error:
        _log.info("no stream", fault=type(error).__name__)
        return ""
    return str(begun["ts"])


async def write(
    client: AsyncWebClient, asked: Asked, ts: str, summary: Summary, message: Message
) -> bool:
    """
    Write a summary into a stream, then put the message in its place; whether that stands.

    Raises `NotNow` where it may be finished later.
    """
    try:
        for sentence in summary.sentences:
            words = text(Summary((sentence,)).marked)
            await client.chat_appendStream(channel=asked.channel, ts=ts, chunks=_chunk(words))
    except _FAULTS as error:
        _log.info("the stream has died", fault=type(error).__name__)
    await _stop(client, asked, ts)
    try:
        await finish(client, asked, ts, message)
    except NotNow:
        raise
    except NotPosted as fault:
        _log.warning("the stream stays as it is", reason=str(fault))
        return False
    return True


async def finish(client: AsyncWebClient, asked: Asked, ts: str, message: Message) -> None:
    """Put a message in the place of one of ours, also where that is still being streamed."""
    try:
        await update(client, asked.channel, ts, message)
    except NotPosted as fault:
        if str(fault) != _STREAMED:
            raise
        await _stop(client, asked, ts)
        await update(client, asked.channel, ts, message)


async def _stop(client: AsyncWebClient, asked: Asked, ts: str) -> None:
    try:
        await client.chat_stopStream(
            channel=asked.channel,
            ts=ts,
            metadata={"event_type": METADATA, "event_payload": {"key": asked.key}},
        )
    except _FAULTS as error:
        _log.info("the stream is not stopped", fault=type(error).__name__)


def _chunk(element: Block) -> list[dict[str, Any]]:
    return [{"type": "blocks", "blocks": [rich_text(paragraph(element))]}]
