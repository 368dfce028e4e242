"""
The Web API at /api/{method}, response URLs at /hook/{id} and uploads at /upload/{id}.

Documented: JSON or form bodies, the token in a header or, in a form, as `token`; every refusal is
HTTP 200 with `ok: false`, save 429 with Retry-After; an unknown method is `unknown_method`.
"""

import asyncio
import base64
import copy
import json
import socket
import struct
import time
from collections.abc import Callable

from aiohttp import web

from tests.fakeslack import rules
from tests.fakeslack.faults import Fault, Faults
from tests.fakeslack.files import receive
from tests.fakeslack.interactions import answer_hook
from tests.fakeslack.journal import Call
from tests.fakeslack.methods import METHODS, Method
from tests.fakeslack.rules import SCOPE_PREFIX, Refused, parsed
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace

_GONE = ("_url", "_found")


class WebApi:
    """Answers calls of Web API methods, posts to response URLs and uploads."""

    def __init__(
        self, workspaces: list[Workspace], faults: Faults, methods: dict[str, Method]
    ) -> None:
        self._workspaces = workspaces
        self._journal = workspaces[0].journal
        self._faults = faults
        self._methods = METHODS | methods

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, or do to it what a fault has planned."""
        try:
            sent, bearer = await _arguments(request)
        except Refused as refused:
            return web.json_response(refused.answer)
        workspace, caller = self._caller(bearer)
        call = Call(request.match_info["method"], sent, caller, time.time())
        return await self._handle(request, call, lambda: self._respond(workspace, call))

    async def hook(self, request: web.Request) -> web.StreamResponse:
        """Answer a post to a response URL."""
        body, _ = await _arguments(request)
        call = Call("response_url", body, "none", time.time())
        hook = request.match_info["hook"]
        owners = (one for one in self._workspaces if hook in one.interactions)
        workspace = next(owners, self._workspaces[0])
        return await self._handle(
            request, call, lambda: self._admit(call, lambda: answer_hook(workspace, hook, body))
        )

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of a file, as they are or in a form."""
        content, name = await _sent_file(request), request.match_info["file"]
        call = Call("upload", {"file": name, "length": len(content)}, "none", time.time())
        owners = (one for one in self._workspaces if name in one.uploads)
        workspace = next(owners, self._workspaces[0])
        return await self._handle(
            request, call, lambda: self._admit(call, lambda: receive(workspace, name, content))
        )

    async def _handle(
        self, request: web.Request, call: Call, respond: Callable[[], web.Response]
    ) -> web.StreamResponse:
        """Keep a call, and respond to it unless a fault strikes it."""
        with self._journal.changed:
            self._journal.called(call)
            fault = self._faults.struck(call.method)
        if fault is None:
            return respond()
        self._journal.note(f"fault struck {call.method}")
        if fault.lands:
            respond()
        if fault.hang:
            await fault.lifted.wait()
            return respond()
        return self._fail(request, call, fault)

    def _respond(self, workspace: Workspace, call: Call) -> web.Response:
        """Do what a call asks for, record the outcome and put it into a response."""
        granted = _granted(workspace, call.caller)
        with self._journal.changed:
            try:
                call.answer = {"ok": True, **copy.deepcopy(self._do(workspace, call, granted))}
            except Refused as refused:
                call.answer = refused.answer
            call.status = 200
            self._note(call)
        headers = {"X-OAuth-Scopes": ",".join(sorted(granted))} if granted else {}
        return web.json_response(call.answer, headers=headers)

    def _admit(self, call: Call, act: Callable[[], None]) -> web.Response:
        """Do what a post to a secret address asks for."""
        with self._journal.changed:
            try:
                act()
                call.answer, call.status = {"ok": True}, 200
            except Refused as refused:
                call.answer = refused.answer
                call.status = 404 if refused.answer["error"].endswith(_GONE) else 400
            self._note(call)
        if call.accepted:
            return web.Response(text="ok")
        return web.json_response(call.answer, status=call.status)

    def _do(self, workspace: Workspace, call: Call, granted: frozenset[str]) -> Payload:
        if call.method not in self._methods:
            raise Refused("unknown_method", req_method=call.method)
        rule = rules.RULES[call.method]
        rules.check_caller(rule, call.caller)
        if call.caller == "bot" and workspace.standing:
            raise Refused(workspace.standing)
        rules.check_scopes(rule.scopes, granted)
        rules.check_required(rule, call.arguments)
        if rule.conversation:
            self._check_conversation(rule.conversation, workspace, call.arguments)
        method: Method = self._methods[call.method]
        return method(workspace, call.arguments)

    def _check_conversation(self, right: str, workspace: Workspace, arguments: Payload) -> None:
        granted = workspace.app.scopes
        rules.check_scopes(tuple(f"{one}:{right}" for one in SCOPE_PREFIX.values()), granted)
        kind = workspace.seen(arguments["channel"]).kind
        rules.check_scopes((f"{SCOPE_PREFIX[kind]}:{right}",), granted)

    def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        if fault.reset:
            reset(request.transport)
            raise ConnectionResetError
        call.status = fault.status
        call.answer = {"ok": False, "error": fault.answered_error}
        self._note(call)
        wait = fault.retry_after
        headers = {} if wait is None else {"Retry-After": str(wait)}
        return web.json_response(call.answer, status=fault.status, headers=headers)

    def _caller(self, bearer: str) -> tuple[Workspace, str]:
        for workspace in self._workspaces:
            if bearer == workspace.app.bot_token:
                return workspace, "bot"
        home = self._workspaces[0]
        return home, {"": "none", home.app.app_token: "app"}.get(bearer, "unknown")

    def _note(self, call: Call) -> None:
        outcome = "ok" if call.accepted else f"{call.status} {call.answer}"
        said = json.dumps(call.arguments, ensure_ascii=False)
        self._journal.note(f"call {call.method} -> {outcome}: {said:.300}")


def _granted(workspace: Workspace, caller: str) -> frozenset[str]:
    """The scopes of a caller's token."""
    app = workspace.app
    return {"bot": app.scopes, "app": app.app_scopes}.get(caller, frozenset())


async def _sent_file(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    sent = [one for one in (await request.post()).values() if isinstance(one, web.FileField)]
    return sent[0].file.read() if sent else b""


async def _arguments(request: web.Request) -> tuple[Payload, str]:
    """Read a call's arguments and its token; an app's id and secret may come as a password."""
    arguments: Payload = dict(request.query)
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if bearer.startswith("Basic "):
        named = base64.b64decode(bearer.removeprefix("Basic ")).decode().partition(":")
        arguments, bearer = {"client_id": named[0], "client_secret": named[2]}, ""
    if request.content_type == "application/json":
        body = parsed(await request.text() or "{}", "invalid_json")
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        return arguments | body, bearer
    arguments |= dict(await request.post())
    return arguments, arguments.pop("token", bearer)


def reset(transport: asyncio.Transport | None) -> None:
    """Break a TCP connection at once, so that the other end sees it reset."""
    if transport is None or transport.is_closing():
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        at_once = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
    transport.abort()
