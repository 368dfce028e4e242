"""The Slack bot: one process, connected to Slack over Socket Mode."""

import asyncio
import logging
import signal
from concurrent.futures import ThreadPoolExecutor

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)

from bot.answer import answer
from bot.chat_model import summariser
from bot.question import Question
from bot.quotes import Answer
from bot.slack.ledger import Ledger
from bot.slack.listeners import Desk, register
from corpus import ranker
from corpus.errors import BadSetting, SlackNotReachable
from corpus.settings import PUBLIC, Settings
from corpus.shelf import Shelf

WORKERS = 2
"""Questions answered at once; the others wait, and their events are acknowledged meanwhile."""
WORKERS_THAT_WAIT = 8
"""The same with a chat model, for which a worker does nothing but wait."""
TIMEOUT = 15
"""Seconds for one call to Slack."""
LAST_WORDS = 10
"""Seconds for which answers that are being made are waited for when the bot is stopped."""
_log = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Answer in Slack until the process is told to stop."""
    if not settings.has_slack_tokens:
        raise BadSetting(
            "Set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...);"
            " the README says where Slack shows them."
        )
    summarised = summariser(settings)
    shelf = Shelf(settings)
    ledger = Ledger(settings.state / "slack.sqlite")
    allowed = frozenset({PUBLIC})
    reranker = ranker.load(settings)

    def reply(question: Question) -> Answer:
        with shelf.reading() as generation:
            found = answer(question, generation, allowed, reranker)
        return summarised(found)

    try:
        workers = WORKERS_THAT_WAIT if settings.chat_model else WORKERS
        with ThreadPoolExecutor(workers, "answer") as pool:
            asyncio.run(_serve(settings, Desk(reply, ledger, pool)))
    finally:
        ledger.close()
        shelf.close()


async def _serve(settings: Settings, desk: Desk) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    app = _app(settings)
    handler = AsyncSocketModeHandler(app)
    try:
        await _connect(app, handler, desk)
        await stop.wait()
        await handler.client.disconnect()  # type: ignore[no-untyped-call]
        if desk.busy:
            await asyncio.wait(desk.busy, timeout=LAST_WORDS)
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


def _app(settings: Settings) -> AsyncApp:
    """The Bolt app, which reads the tokens from the environment itself."""
    app = AsyncApp()
    app.client.base_url = settings.slack_api_url
    app.client.timeout = TIMEOUT
    app.client.retry_handlers = [
        AsyncConnectionErrorRetryHandler(),
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
    ]
    return app


async def _connect(app: AsyncApp, handler: AsyncSocketModeHandler, desk: Desk) -> None:
    """Check both tokens, since a handler whose token is wrong tries for ever; then connect."""
    try:
        known = await app.client.auth_test()
        await app.client.apps_connections_open(app_token=handler.app_token)
    except SlackApiError as error:
        raise SlackNotReachable(
            f"Slack refused the tokens ({error.response['error']}): copy SLACK_BOT_TOKEN and"
            " SLACK_APP_TOKEN again from the app's pages."
        ) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackNotReachable(
            "Slack does not answer: check the connection, then start again."
        ) from error
    register(app, desk, known["user_id"])
    await handler.connect_async()  # type: ignore[no-untyped-call]
    _log.info("Listening as %s in %s.", known["user"], known["team"])
