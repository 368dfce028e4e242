"""The page of a paper on which a quote stands, as a picture in the thread."""

import secrets
from pathlib import Path
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pictures import Picture, picture
from bot.quotes import Quote
from bot.slack.given import Given
from bot.slack.listeners.office import HIDDEN, Office, channel_of, open_view, split, tell
from bot.slack.log import where
from bot.slack.messages import failed
from bot.slack.posting import NO_ANSWER
from bot.slack.views import GONE, around
from bot.surroundings import around as surroundings
from bot.words import source
from corpus.shelf import Generation

Body = dict[str, Any]
NO_PICTURE = "There is no picture of that page: “In context” shows what stands there."
_log = structlog.get_logger(__name__)


def register(app: AsyncApp, office: Office) -> None:
    """Listen for who wants to see a page; where there is no picture, the words around it open."""

    @app.action("show_page")
    async def show(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        identity, number = split(action["value"])
        kept = office.given(identity)
        if kept is None:
            await tell(client, body, GONE)
            return
        try:
            quotes = await office.quotes(kept, slice(number, number + 1), body, privately=False)
            if quotes:
                await _show(office, kept, body, quotes[0][1], client)
            else:
                await tell(client, body, HIDDEN)
        except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
            reference = secrets.token_hex(4)
            _log.error("no page", reference=reference, **where(fault))
            await tell(client, body, failed(reference)["text"])


async def _show(
    office: Office, kept: Given, body: Body, quote: Quote, client: AsyncWebClient
) -> None:
    page = await office.replies.papers.read(lambda index: _drawn(quote, index))
    await office.record(kept, body, "page", [quote])
    if page is None:
        before, _, after = surroundings(quote)
        if not await open_view(client, body, around(before, quote, after)):
            await tell(client, body, NO_PICTURE)
        return
    try:
        await client.files_upload_v2(
            channel=channel_of(body),
            thread_ts=kept.thread,
            content=page.png,
            filename=f"{Path(quote.passage.document.name).stem}-page-{page.page}.png",
            title=source(quote)[:200],
            alt_txt=page.alt[:1000],
        )
    except (SlackApiError, SlackRequestError, *NO_ANSWER) as error:
        _log.warning("no page", fault=type(error).__name__)
        await tell(client, body, "Slack did not take the page: please try again.")


def _drawn(quote: Quote, index: Generation) -> Picture | None:
    original = index.original(quote.passage.document)
    return picture(quote, original) if original else None
