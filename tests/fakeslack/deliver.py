"""
Delivery: by socket or by signed HTTP, once or, for events, as often as Slack tries.

Documented: an event that is not acknowledged within 3 seconds is sent again up to three times,
over HTTP with X-Slack-Retry-Num and X-Slack-Retry-Reason. Reported by others: at once, after a
minute and after five, over sockets too, even for events that had no connection (vercel/chat#666).
Assumed: the reason `timeout` over sockets; a lost connection fails the attempt at once; an event
that had no connection is sent as soon as there is one, as a retry.
"""

import asyncio
import time
import uuid
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

import aiohttp

from tests.fakeslack import interactions, signed
from tests.fakeslack.events import Event
from tests.fakeslack.interactions import Interaction
from tests.fakeslack.journal import Delivery
from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.signed import Outcome
from tests.fakeslack.sockets import Sockets
from tests.fakeslack.workspace import Workspace

NOT_CONNECTED = "no connection"


@dataclass(frozen=True)
class Retries:
    """How long Slack waits for an acknowledgement, and before each further attempt."""

    within: float = 3.0
    waits: tuple[float, ...] = (0.0, 60.0, 300.0)


class Deliverer:
    """Hands events and interactions to the app; use it in the server's loop."""

    def __init__(self, workspace: Workspace, sockets: Sockets, retries: Retries) -> None:
        self.retries = retries
        self.request_url: str | None = None
        """Where to post; None to use sockets."""
        self._workspace = workspace
        self._sockets = sockets
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        sockets.acknowledged = self._acknowledged

    def begin(self, event: Event, attempt: int = 0, reason: str = "") -> None:
        """Start to deliver an event."""
        self._spawn(self._deliver(event, attempt, reason))

    def begin_once(self, interaction: Interaction) -> None:
        """Start to deliver an interaction, which is not tried again."""
        self._spawn(self._deliver_once(interaction))

    async def verify(self, url: str) -> None:
        """Do the url_verification handshake with a request URL."""
        challenge = uuid.uuid4().hex
        payload = {"token": "x", "type": "url_verification", "challenge": challenge}
        outcome = await self._post(url, "events_api", payload, {})
        if challenge not in outcome.answer.values():
            raise ConnectionError(f"{url} did not answer the challenge: {outcome}")

    async def drop(self) -> None:
        """Give up every delivery that is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Deliver nothing more."""
        await self.drop()
        if self._session is not None:
            await self._session.close()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, event: Event, attempt: int, reason: str) -> None:
        while True:
            outcome = await self._attempt("events_api", event.payload, attempt, reason)
            self._workspace.journal.note(f"event {event.id}: {outcome.reason or 'delivered'}")
            if outcome.acknowledged or outcome.final or attempt >= len(self.retries.waits):
                return
            if outcome.reason == NOT_CONNECTED:
                await self._sockets.arrival()
            else:
                await asyncio.sleep(self.retries.waits[attempt])
            attempt, reason = attempt + 1, outcome.reason.replace(NOT_CONNECTED, "timeout")

    async def _deliver_once(self, interaction: Interaction) -> None:
        begun = time.time()
        outcome = await self._attempt(interaction.kind, interaction.payload, 0, "")
        journal = self._workspace.journal
        with journal.changed:
            if outcome.acknowledged:
                try:
                    interactions.settle(interaction, outcome.answer, time.time() - begun)
                except Refused as refused:
                    interaction.failure = str(refused)
            else:
                timeout = outcome.reason in ("timeout", "http_timeout")
                interaction.failure = "operation_timeout" if timeout else "dispatch_failed"
            journal.changed.notify_all()

    async def _attempt(self, kind: str, payload: Payload, attempt: int, reason: str) -> Outcome:
        delivery = Delivery(
            kind=kind,
            envelope_id=str(uuid.uuid4()),
            event_id=payload.get("event_id"),
            attempt=attempt,
            reason=reason,
            sent_at=time.time(),
            payload=payload,
        )
        if self.request_url is None:
            return await self._by_socket(delivery)
        return await self._by_http(self.request_url, delivery)

    async def _by_socket(self, delivery: Delivery) -> Outcome:
        link = self._sockets.choose()
        if link is None:
            self._workspace.journal.note(f"no socket for {delivery.kind} {delivery.event_id or ''}")
            return Outcome(acknowledged=False, reason=NOT_CONNECTED)
        waiting: asyncio.Future[Payload | None] = asyncio.get_running_loop().create_future()
        link.waiting[delivery.envelope_id] = waiting
        self._record(delivery, f"socket {link.number}")
        await link.send(_envelope(delivery))
        # Not wait_for: before Python 3.12 it may swallow a cancellation.
        await asyncio.wait({waiting}, timeout=self.retries.within)
        del link.waiting[delivery.envelope_id]
        answer = waiting.result() if waiting.done() else None
        if answer is None:
            return Outcome(acknowledged=False, reason="timeout")
        return Outcome(acknowledged=True, answer=answer)

    async def _by_http(self, url: str, delivery: Delivery) -> Outcome:
        self._record(delivery, url)
        extra = {}
        if delivery.attempt:
            extra = {
                "X-Slack-Retry-Num": str(delivery.attempt),
                "X-Slack-Retry-Reason": delivery.reason,
            }
        outcome = await self._post(url, delivery.kind, delivery.payload, extra)
        if outcome.acknowledged:
            self._acknowledged(delivery.envelope_id, outcome.answer)
        return outcome

    async def _post(self, url: str, kind: str, payload: Payload, extra: dict[str, str]) -> Outcome:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        post = signed.post_of(url, self._workspace.app.signing_secret, kind, payload)
        post = replace(post, headers=post.headers | extra)
        return await signed.send(self._session, post, self.retries.within)

    def _record(self, delivery: Delivery, where: str) -> None:
        with self._workspace.journal.changed:
            self._workspace.journal.sent(delivery)
            about = f"{delivery.kind} {delivery.event_id or ''} to {where}"
            self._workspace.journal.note(f"sent {about}, attempt {delivery.attempt}")

    def _acknowledged(self, envelope_id: str, answer: Payload) -> None:
        journal = self._workspace.journal
        with journal.changed:
            delivery = journal.delivery(envelope_id)
            if delivery is not None and delivery.acknowledged_at is None:
                delivery.acknowledged_at, delivery.answer = time.time(), answer
                journal.note(f"ack of {delivery.kind} {delivery.event_id or ''}")


def _envelope(delivery: Delivery) -> Payload:
    envelope: Payload = {
        "envelope_id": delivery.envelope_id,
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return envelope
