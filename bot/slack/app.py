"""The Slack bot: one process, connected to Slack over Socket Mode."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import aiohttp
import structlog
from filelock import FileLock, Timeout
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.audit import Audit
from bot.chat_model import summariser
from bot.feedback import Feedback
from bot.retention import Expiring, expire
from bot.roles import RolesFile
from bot.slack import log, workspaces
from bot.slack.desk import Desk
from bot.slack.given import KEPT_DAYS, GivenAnswers
from bot.slack.home import About
from bot.slack.ledger import KEYS_DAYS, Ledger
from bot.slack.listeners import register
from bot.slack.listeners.office import Office
from bot.slack.papers import Papers
from bot.slack.posting import TIMEOUT, patient
from bot.slack.replies import Replies
from bot.slack.workspaces import Teams
from corpus import ranker
from corpus.errors import BadSetting, MemoryNotWritten
from corpus.settings import Settings
from corpus.shelf import Shelf

WORKERS = 2
"""Questions answered at once; the others wait, and their events are acknowledged meanwhile."""
WORKERS_THAT_WAIT = 8
"""The same with a chat model, for which a worker does nothing but wait."""
PING = 3
"""Seconds between pings: a connection that has died in silence is noticed after four."""
LAST_WORDS = 8
"""Seconds for which answers that are being made are waited for when the bot is stopped."""
DAY = 24 * 3600

_log = structlog.get_logger(__name__)


def serve(settings: Settings) -> None:
    """Answer in Slack until the process is told to stop."""
    if settings.slack_client:
        raise BadSetting(
            "SLACK_CLIENT_ID is set, which is for several workspaces: councilbot slack --http."
        )
    if not settings.has_slack_tokens:
        raise BadSetting(
            "Set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...);"
            " the README says where Slack shows them."
        )
    with alone(settings):
        asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    stop = stopped()
    app = complaining(AsyncApp(), settings)
    handler = AsyncSocketModeHandler(app, ping_interval=PING)
    try:
        teams = await workspaces.only(app.client, handler.app_token)
        async with connections(app), office(settings, teams) as staff:
            register(app, staff)
            staff.desk.recover()
            await handler.connect_async()  # type: ignore[no-untyped-call]
            _log.info("listening")
            await stop.wait()
            await handler.client.disconnect()  # type: ignore[no-untyped-call]
            await finished(staff.desk)
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


def stopped() -> asyncio.Event:
    """Is set once the process is told to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def finished(desk: Desk) -> None:
    """Wait for what is in hand; what takes longer is finished at the next start."""
    if desk.busy:
        await asyncio.wait(desk.busy, timeout=LAST_WORDS)


@asynccontextmanager
async def connections(app: AsyncApp) -> AsyncIterator[None]:
    """Connections to Slack that serve many calls, since opening one takes several round trips."""
    deadline = aiohttp.ClientTimeout(total=TIMEOUT)
    async with aiohttp.ClientSession(timeout=deadline) as app.client.session:
        yield


@asynccontextmanager
async def office(settings: Settings, teams: Teams) -> AsyncIterator[Office]:
    """All that answers questions, and whoever tidies up after it."""
    with _opened(settings) as (ledger, given, feedback, audit, shelf):
        workers = WORKERS_THAT_WAIT if settings.chat_model else WORKERS
        pool = ThreadPoolExecutor(workers, "answer")
        papers = Papers(shelf, ranker.load(settings), summariser(settings), pool)
        roles = RolesFile(settings.roles)
        at_once = asyncio.Semaphore(workers)
        desk = Desk(Replies(papers, given, audit, roles, teams), ledger, at_once)
        tidying = asyncio.create_task(
            _tidy(
                settings,
                (ledger, KEYS_DAYS),
                (given, KEPT_DAYS),
                *((one, settings.retention_days) for one in (audit, feedback)),
            )
        )
        try:
            yield Office(desk, feedback, _about(settings))
        finally:
            tidying.cancel()
            pool.shutdown(cancel_futures=True)


def _about(settings: Settings) -> About:
    return About(KEPT_DAYS, settings.retention_days, settings.chat_model, settings.help)


async def _tidy(settings: Settings, *kept: tuple[Expiring, int]) -> None:
    """Once a day, forget what is older than its days; what cannot is tried again the next day."""
    while True:
        for one, days in kept:
            try:
                allowed = replace(settings, retention_days=days)
                await asyncio.to_thread(expire, (one,), allowed, datetime.now(UTC))
            except Exception as fault:  # noqa: BLE001 the others are tidied all the same
                _log.error("not tidied", what=type(one).__name__, **log.where(fault))
        await asyncio.sleep(DAY)


_Opened = tuple[Ledger, GivenAnswers, Feedback, Audit, Shelf]


@contextmanager
def _opened(settings: Settings) -> Iterator[_Opened]:
    state = settings.state
    ledger = Ledger(state / "slack.sqlite")
    given = GivenAnswers(state / "slack.sqlite")
    feedback, audit = Feedback(state / "feedback.sqlite"), Audit(state / "audit.sqlite")
    shelf = Shelf(settings)
    try:
        yield ledger, given, feedback, audit, shelf
    finally:
        for one in (ledger, given, feedback, audit, shelf):
            one.close()


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Two bots with one memory would both answer what an earlier one has left."""
    try:
        settings.state.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = FileLock(settings.state / "slack.lock", blocking=False).acquire()
    except Timeout as error:
        raise BadSetting(
            f"Another councilbot answers in Slack with the memory in {settings.state}:"
            " stop it, or set COUNCILBOT_STATE to another folder."
        ) from error
    except OSError as error:
        raise MemoryNotWritten(
            f"{settings.state} cannot be written ({error.strerror}): set COUNCILBOT_STATE to a"
            " folder that can be."
        ) from error
    with held:
        yield


def complaining(app: AsyncApp, settings: Settings) -> AsyncApp:
    """A Bolt app whose calls have deadlines, and whose faults are told without what was said."""
    app.client.base_url = settings.slack_api_url
    app.client.timeout = TIMEOUT
    app.client.retry_handlers = patient()

    @app.error
    async def failed(error: Exception) -> None:
        _log.error("listener failed", **log.where(error))

    return app
