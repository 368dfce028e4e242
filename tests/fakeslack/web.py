"""
The Web API at /api/{method}, and response URLs at /hook/{id}.

Documented: JSON or form bodies, the token in a header or, in a form, as `token`; every refusal is
HTTP 200 with `ok: false`, save 429 with Retry-After; an unknown method is `unknown_method`.
"""

import asyncio
import copy
import json
import socket
import struct
import time
from collections.abc import Callable

from aiohttp import web

from tests.fakeslack import assistant, chat, conversations, directory, rules, streams, views
from tests.fakeslack.faults import Fault, Faults
from tests.fakeslack.interactions import answer_hook
from tests.fakeslack.journal import Call
from tests.fakeslack.rules import SCOPE_PREFIX, Refused, Rule, parsed
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace

Method = Callable[[Workspace, Payload], Payload]

METHODS: dict[str, Method] = {
    "assistant.threads.setStatus": assistant.set_status,
    "assistant.threads.setSuggestedPrompts": assistant.set_suggested_prompts,
    "assistant.threads.setTitle": assistant.set_title,
    "auth.test": directory.auth_test,
    "bots.info": directory.bots_info,
    "chat.appendStream": streams.append,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.startStream": streams.start,
    "chat.stopStream": streams.stop,
    "chat.update": chat.update,
    "conversations.history": conversations.history,
    "conversations.info": conversations.info,
    "conversations.open": conversations.open_direct,
    "conversations.replies": conversations.replies,
    "reactions.add": conversations.add_reaction,
    "reactions.remove": conversations.remove_reaction,
    "team.info": directory.team_info,
    "users.info": directory.users_info,
    "views.open": views.open_modal,
    "views.publish": views.publish_home,
}


class WebApi:
    """Answers calls of Web API methods and posts to response URLs."""

    def __init__(
        self, workspace: Workspace, faults: Faults, open_connection: Callable[[], str]
    ) -> None:
        self._workspace = workspace
        self._faults = faults
        self._methods = METHODS | {
            "apps.connections.open": lambda _workspace, _arguments: {"url": open_connection()}
        }

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, or do to it what a fault has planned."""
        method = request.match_info["method"]
        try:
            sent, bearer = await _arguments(request)
        except Refused as refused:
            return web.json_response(refused.answer)
        call = Call(method, sent, self._kind(bearer), time.time())
        with self._workspace.journal.changed:
            self._workspace.journal.calls.append(call)
            fault = self._faults.struck(method)
        if fault is None:
            return self._respond(call)
        self._workspace.journal.note(f"fault struck {method}")
        if fault.lands:
            self._respond(call)
        return await self._fail(request, call, fault)

    async def hook(self, request: web.Request) -> web.StreamResponse:
        """Answer a post to a response URL."""
        body, _ = await _arguments(request)
        call = Call("response_url", body, "none", time.time())
        with self._workspace.journal.changed:
            self._workspace.journal.calls.append(call)
            try:
                answer_hook(self._workspace, request.match_info["hook"], body)
                call.answer, call.status = {"ok": True}, 200
            except Refused as refused:
                call.answer = refused.answer
                call.status = 404 if refused.answer["error"].endswith("_url") else 400
            self._note(call)
        if call.accepted:
            return web.Response(text="ok")
        return web.json_response(call.answer, status=call.status)

    def _respond(self, call: Call) -> web.Response:
        """Do what a call asks for, record the outcome and put it into a response."""
        with self._workspace.journal.changed:
            try:
                call.answer = {"ok": True, **copy.deepcopy(self._do(call))}
            except Refused as refused:
                call.answer = refused.answer
            call.status = 200
            self._note(call)
        granted = ",".join(sorted(self._workspace.app.scopes))
        return web.json_response(call.answer, headers={"X-OAuth-Scopes": granted})

    def _do(self, call: Call) -> Payload:
        if call.method not in self._methods:
            raise Refused("unknown_method", req_method=call.method)
        rule = rules.RULES[call.method]
        rules.check_caller(rule, call.caller)
        rules.check_scopes(rule.scopes, self._workspace.app.scopes)
        rules.check_required(rule, call.arguments)
        self._check_conversation(rule, call.arguments)
        method: Method = self._methods[call.method]
        return method(self._workspace, call.arguments)

    def _check_conversation(self, rule: Rule, arguments: Payload) -> None:
        if rule.conversation:
            prefix = SCOPE_PREFIX[self._workspace.seen(arguments["channel"]).kind]
            needed = (f"{prefix}:{rule.conversation}",)
            rules.check_scopes(needed, self._workspace.app.scopes)

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        if fault.hang:
            await fault.lifted.wait()
            return self._respond(call)
        if fault.reset:
            reset(request.transport)
            raise ConnectionResetError
        call.status = fault.status
        call.answer = {"ok": False, "error": fault.answered_error}
        self._note(call)
        wait = fault.retry_after
        headers = {} if wait is None else {"Retry-After": str(wait)}
        return web.json_response(call.answer, status=fault.status, headers=headers)

    def _kind(self, bearer: str) -> str:
        app = self._workspace.app
        known = {"": "none", app.bot_token: "bot", app.app_token: "app"}
        return known.get(bearer, "unknown")

    def _note(self, call: Call) -> None:
        outcome = "ok" if call.accepted else f"{call.status} {call.answer}"
        said = json.dumps(call.arguments, ensure_ascii=False)
        self._workspace.journal.note(f"call {call.method} -> {outcome}: {said:.300}")


async def _arguments(request: web.Request) -> tuple[Payload, str]:
    """Read a call's arguments and its token."""
    arguments: Payload = dict(request.query)
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
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
