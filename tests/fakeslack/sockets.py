"""
Socket Mode: the WebSockets of one app, what is said on them and what can go wrong with them.

Documented: `hello`, `disconnect` with a reason and `debug_info`, envelopes that are acknowledged by
their id, ten connections at most, each envelope sent on one of them. Assumed: a ticket opens one
connection, envelopes go round the connections in turn, and Slack closes a connection some seconds
after asking for it to be replaced.
"""

import asyncio
import json
import secrets
from collections.abc import Callable

from aiohttp import WSMsgType, web

from tests.fakeslack.journal import Journal
from tests.fakeslack.shapes import Payload
from tests.fakeslack.web import reset

MOST_LINKS = 10
CLOSING_SECONDS = 10.0


class Link:
    """One open connection."""

    def __init__(self, number: int, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.number = number
        self.leaving = False
        """Whether the app has been asked to replace it."""
        self.deaf = False
        """Whether nothing gets through any more, in either direction."""
        self.waiting: dict[str, asyncio.Future[Payload | None]] = {}
        """The envelopes that are not acknowledged; None comes when the connection is lost."""
        self._socket = socket
        self._transport = request.transport

    async def send(self, message: Payload) -> None:
        """Send a message, which is lost when the connection is."""
        if not (self.deaf or self._socket.closed):
            try:
                await self._socket.send_str(json.dumps(message))
            except ConnectionError:
                self.abort()

    async def close(self) -> None:
        """Close the connection in good order, unless it is deaf."""
        if self.deaf:
            self.abort()
        else:
            await self._socket.close()

    def abort(self) -> None:
        """Break the connection off."""
        reset(self._transport)

    def lost(self) -> None:
        """Give up on every envelope that is still to be acknowledged."""
        for waiting in self.waiting.values():
            if not waiting.done():
                waiting.set_result(None)


class Sockets:
    """The open connections; use it in the server's loop, but for the counts."""

    def __init__(self, app_id: str, journal: Journal) -> None:
        self.links: list[Link] = []
        self.opened = 0
        """How many connections there have ever been."""
        self.acknowledged: Callable[[str, Payload], None] = lambda _envelope_id, _payload: None
        self._app_id = app_id
        self._journal = journal
        self._tickets: set[str] = set()
        self._turn = 0
        self._arrival: asyncio.Event = asyncio.Event()
        self._stopping: asyncio.Event = asyncio.Event()
        self._closings: set[asyncio.Task[None]] = set()

    def ticket(self) -> str:
        """Give a ticket that opens one connection."""
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return ticket

    @property
    def usable(self) -> list[Link]:
        """The connections that may be sent envelopes."""
        return [link for link in self.links if not link.leaving]

    def choose(self) -> Link | None:
        """Give the connection whose turn it is; a deaf one only when there is no other."""
        links = [link for link in self.usable if not link.deaf] or self.usable
        if not links:
            return None
        self._turn += 1
        return links[self._turn % len(links)]

    async def arrival(self) -> None:
        """Wait until there is a connection to send on."""
        while self.choose() is None:
            self._arrival.clear()
            await self._arrival.wait()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection open for as long as it lasts."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="unknown ticket")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse(autoping=False, autoclose=False, timeout=0.5)
        await socket.prepare(request)
        link = Link(self.opened + 1, socket, request)
        await self._welcome(link)
        try:
            await self._listen(link, socket)
        except ConnectionError:
            link.abort()
        finally:
            self._forget(link)
        return socket

    async def _welcome(self, link: Link) -> None:
        with self._journal.changed:
            self.opened += 1
            self.links.append(link)
            self._journal.note(f"socket {link.number} opened, {len(self.links)} open")
        about = {"host": "applink-loopback", "approximate_connection_time": 18060}
        hello = {"type": "hello", "num_connections": len(self.links), "debug_info": about}
        await link.send({**hello, "connection_info": {"app_id": self._app_id}})
        if len(self.links) > MOST_LINKS:
            await self.dismiss(link, "too_many_websockets")
        self._arrival.set()

    async def _listen(self, link: Link, socket: web.WebSocketResponse) -> None:
        while True:
            message = await socket.receive()
            if link.deaf:
                await self._stopping.wait()
                return
            if message.type is WSMsgType.PING:
                await socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._take(link, json.loads(message.data))
            elif message.type is WSMsgType.CLOSE:
                await socket.close()
                return
            elif message.type is not WSMsgType.PONG:
                return

    def _take(self, link: Link, message: Payload) -> None:
        envelope_id, payload = message.get("envelope_id", ""), message.get("payload") or {}
        self.acknowledged(envelope_id, payload)
        waiting = link.waiting.get(envelope_id)
        if waiting is not None and not waiting.done():
            waiting.set_result(payload)

    def _forget(self, link: Link) -> None:
        link.lost()
        with self._journal.changed:
            self.links.remove(link)
            self._journal.note(f"socket {link.number} closed, {len(self.links)} open")

    async def dismiss(self, link: Link, reason: str, closing: float = CLOSING_SECONDS) -> None:
        """Ask the app to replace a connection, and close it a little later."""
        link.leaving = True
        self._journal.note(f"socket {link.number} dismissed: {reason}")
        about = {"host": "applink-loopback"}
        await link.send({"type": "disconnect", "reason": reason, "debug_info": about})
        task = asyncio.get_running_loop().create_task(self._close_later(link, closing))
        self._closings.add(task)
        task.add_done_callback(self._closings.discard)

    async def _close_later(self, link: Link, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await link.close()

    async def close(self) -> None:
        """Close every connection."""
        for task in self._closings:
            task.cancel()
        self._stopping.set()
        await asyncio.gather(*(link.close() for link in self.links))
