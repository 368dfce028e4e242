"""The aiohttp application and the thread with its own event loop in which it runs."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import AsyncExitStack
from typing import Any, TypeVar

from aiohttp import web

from tests.fakeslack.deliver import Deliverer, Retries
from tests.fakeslack.events import Event
from tests.fakeslack.faults import Faults
from tests.fakeslack.methods import Method
from tests.fakeslack.oauth import OAuth
from tests.fakeslack.sockets import Sockets
from tests.fakeslack.web import WebApi
from tests.fakeslack.workspace import Workspace

Answer = TypeVar("Answer")

HOST = "127.0.0.1"
STARTING_SECONDS = 10.0
SHUTDOWN_SECONDS = 0.2


class Engine:
    """Runs the Web API, the sockets and the delivery of one workspace."""

    def __init__(self, workspace: Workspace, retries: Retries, port: int) -> None:
        self.faults = Faults()
        self.sockets = Sockets(workspace.app.app_id, workspace.journal)
        self.deliverer = Deliverer(workspace, self.sockets, retries)
        self.port = port
        self.workspaces = [workspace]
        self.oauth = OAuth(self.workspaces)
        own: dict[str, Method] = {
            "apps.connections.open": lambda _workspace, _arguments: {"url": self._socket_url()},
            "oauth.v2.access": self.oauth.access,
        }
        self._api = WebApi(self.workspaces, self.faults, own)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="fakeslack", daemon=True)
        self._ready: Future[int] = Future()

    def start(self) -> None:
        """Start to listen, and return when the port is known."""
        self._thread.start()
        self.port = self._ready.result(STARTING_SECONDS)
        self.serve(self.workspaces[0])

    @property
    def site(self) -> str:
        """Where everything is served."""
        return f"http://{HOST}:{self.port}/"

    def serve(self, workspace: Workspace) -> None:
        """Tell a workspace its addresses, and deliver its events."""
        workspace.hooks_url = f"{self.site}hook/"
        workspace.uploads_url = f"{self.site}upload/"
        workspace.outbox = self._deliver

    def stop(self) -> None:
        """Close everything and end the thread."""
        if self._thread.is_alive():
            self.soon(self._stop.set)
            self._thread.join()

    def soon(self, act: Callable[..., object], *arguments: Any) -> None:
        """Have the loop do something, without waiting for it."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(act, *arguments)

    def result(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Have the loop do something, and wait for what comes of it."""
        if self._loop is None:
            raise RuntimeError("the engine is not running")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(STARTING_SECONDS)

    def _deliver(self, event: Event) -> None:
        self.soon(self.deliverer.begin, event)

    def _socket_url(self) -> str:
        return f"ws://{HOST}:{self.port}/link?ticket={self.sockets.ticket()}"

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as error:
            self._ready.set_exception(error)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with AsyncExitStack() as closing:
            runner = web.AppRunner(
                self._application(), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS
            )
            await runner.setup()
            closing.push_async_callback(runner.cleanup)
            closing.push_async_callback(self.sockets.close)
            closing.push_async_callback(self.deliverer.close)
            closing.callback(self.faults.lift)
            await web.TCPSite(runner, HOST, self.port).start()
            self._ready.set_result(runner.addresses[0][1])
            await self._stop.wait()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=64 * 1024**2)
        application.router.add_route("*", "/api/{method}", self._api.answer)
        application.router.add_post("/hook/{hook}", self._api.hook)
        application.router.add_post("/upload/{file}", self._api.upload)
        application.router.add_get("/oauth/v2/authorize", self.oauth.page)
        application.router.add_get("/link", self.sockets.serve)
        return application
