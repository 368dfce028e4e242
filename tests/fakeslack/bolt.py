"""A small real Bolt app in a thread of its own, standing in for a bot's process."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.server import FakeSlack

Answer = TypeVar("Answer")
Register = Callable[[AsyncApp], object]

SECONDS = 10.0
PING_SECONDS = 0.2


class Loop:
    """An event loop that runs in a thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="bolt", daemon=True)
        self._thread.start()

    def result(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Do something in the loop, and wait for what comes of it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)

    def close(self) -> None:
        """Cancel what is still going on, and end the thread."""
        self.result(_cancel_others())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


class StartBolt(Protocol):
    """Starts a small Bolt app, which is stopped after the test."""

    def __call__(self, register: Register, *, http: bool = False) -> "Bolt": ...


class Bolt:
    """A Bolt app that is connected over Socket Mode, or listens for signed HTTP."""

    def __init__(self, slack: FakeSlack, register: Register, *, http: bool = False) -> None:
        self._slack = slack
        self._register = register
        self._handler: AsyncSocketModeHandler | None = None
        self._runner: web.AppRunner | None = None
        self._loop = Loop()
        self.url = self._loop.result(self._listen() if http else self._connect())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._loop.result(self._close())
        self._loop.close()

    def _app(self) -> AsyncApp:
        client = AsyncWebClient(self._slack.bot_token, base_url=self._slack.api_url)
        client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))
        app = AsyncApp(client=client, signing_secret=self._slack.signing_secret)
        self._register(app)
        return app

    async def _connect(self) -> str:
        token = self._slack.app_token
        self._handler = AsyncSocketModeHandler(self._app(), token, ping_interval=PING_SECONDS)
        await self._handler.connect_async()  # type: ignore[no-untyped-call]
        return ""

    async def _listen(self) -> str:
        self._runner = web.AppRunner(self._app().web_app(), access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/slack/events"

    async def _close(self) -> None:
        if self._handler is not None:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
        if self._runner is not None:
            await self._runner.cleanup()
