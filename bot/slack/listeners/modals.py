"""Modals that are open before it is read what is in them, since Slack waits three seconds only."""

import secrets
from collections.abc import Coroutine
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import posting
from bot.slack.listeners.office import Body, open_view, tell
from bot.slack.log import where
from bot.slack.messages import LOOKING, failed
from bot.slack.views import View, note

NOT_OPENED = "Slack did not open a window here: please click again."
Reading = Coroutine[Any, Any, View]
_log = structlog.get_logger(__name__)


async def fill(client: AsyncWebClient, body: Body, title: str, reading: Reading) -> None:
    """Open a modal, or push it on the one that is open, and show there what is read."""
    identity = await open_view(client, body, note(title, LOOKING))
    if identity:
        await _put(client, await _read(title, reading), view_id=identity)
    else:
        reading.close()
        await tell(client, body, NOT_OPENED)


async def turn(client: AsyncWebClient, body: Body, title: str, reading: Reading) -> None:
    """Show what is read in the modal in which was clicked, unless that has been turned since."""
    opened = body["view"]
    view = await _read(title, reading)
    await _put(client, view, view_id=opened["id"], hash=opened["hash"])


async def _read(title: str, reading: Reading) -> View:
    """What is read, or that something went wrong."""
    try:
        return await reading
    except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
        reference = secrets.token_hex(4)
        _log.error("not read", reference=reference, **where(fault))
        return note(title, failed(reference)["text"])


async def _put(client: AsyncWebClient, view: View, **which: str) -> None:
    try:
        await client.views_update(**which, view=view)
    except (SlackApiError, *posting.NO_ANSWER) as error:  # the member may have closed it
        _log.info("no view", fault=type(error).__name__)
