"""The Slack bot where Slack calls it: requests over HTTP, signed, for one workspace or many."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import structlog
import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp

from bot.slack import workspaces
from bot.slack.app import alone, complaining, connections, finished, office, stopped
from bot.slack.listeners import register
from bot.slack.workspaces import Teams
from corpus.errors import BadSetting
from corpus.settings import Settings

_log = structlog.get_logger(__name__)
_GRACE = 5
"""Seconds for which requests that have begun are waited for."""
LONGEST = 1_000_000
"""Bytes of a request; Slack's are far shorter, and whoever sends more is not Slack."""
_BACKLOG = 1000
"""Connections that wait to be taken."""


def serve(settings: Settings, host: str, port: int) -> None:
    """Answer what Slack sends to this address until the process is told to stop."""
    if not settings.has_slack_secret:
        raise BadSetting("Set SLACK_SIGNING_SECRET; the README says where Slack shows it.")
    if not (settings.has_slack_bot_token or settings.slack_client):
        raise BadSetting(
            "Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET"
            " for several."
        )
    if settings.has_slack_bot_token and settings.slack_client:
        raise BadSetting(
            "SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set: keep the first for one workspace,"
            " the other for several."
        )
    with alone(settings):
        asyncio.run(_serve(settings, host, port))


async def _serve(settings: Settings, host: str, port: int) -> None:
    stop = stopped()
    app, teams = await _app(settings)
    async with connections(app), office(settings, teams) as staff:
        register(app, staff)
        site = Site(app)
        server = _Server(uvicorn.Config(site, log_config=None, timeout_graceful_shutdown=_GRACE))
        serving = asyncio.create_task(server.serve([_opened(host, port)]))
        staff.desk.recover()
        site.ready = True
        _log.info("listening", address=f"http://{host}:{port}/slack/events")
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        site.ready, server.should_exit = False, True
        await serving
        await finished(staff.desk)


def _opened(host: str, port: int) -> socket.socket:
    """A socket on which requests wait until they are taken; raises `BadSetting`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        raise BadSetting(
            f"Nothing can listen on {host}, port {port}: another program does, or there is no such"
            " address here. Choose others with --host and --port."
        ) from error


async def _app(settings: Settings) -> tuple[AsyncApp, Teams]:
    """The Bolt app, which reads the signing secret itself, and where it is installed."""
    if settings.has_slack_bot_token:
        app = complaining(AsyncApp(), settings)
        return app, await workspaces.only(app.client)
    flow = await workspaces.flow(settings)
    app = complaining(AsyncApp(oauth_flow=flow), settings)
    app.enable_token_revocation_listeners()
    return app, workspaces.installed(settings, flow.settings.installation_store)


class Site:
    """The addresses that the bot answers: Slack's, and /live and /ready for who watches it."""

    def __init__(self, app: AsyncApp) -> None:
        self.ready = False
        """Whether the index and the model are open, and what comes is answered."""
        self._slack = AsyncSlackRequestHandler(app)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request (ASGI)."""
        path = scope.get("path")
        if path == "/live":
            await _say(send, 200, "alive")
        elif path == "/ready":
            await _say(send, *((200, "ready") if self.ready else (503, "not ready")))
        else:
            try:
                await self._slack(scope, _limited(scope, receive), send)
            except _TooLong:
                await _say(send, 413, "too long")


class _TooLong(Exception):
    """A request has more bytes than are read."""


def _limited(scope: Any, receive: Any) -> Any:
    """What receives a request, and raises `_TooLong` before more is kept than Slack would send."""
    told = dict(scope.get("headers", ())).get(b"content-length", b"0")
    counted = 0

    async def received() -> Any:
        nonlocal counted
        if told.isdigit() and int(told) > LONGEST:
            raise _TooLong
        message = await receive()
        counted += len(message.get("body", b""))
        if counted > LONGEST:
            raise _TooLong
        return message

    return received


async def _say(send: Any, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to us."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
