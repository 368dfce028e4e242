"""Where questions from Slack are answered: each once, whatever comes between."""

import asyncio
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import posting, streaming
from bot.slack.asked import Asked
from bot.slack.ledger import Ledger
from bot.slack.log import where
from bot.slack.messages import LOOKING, STATUS, failed
from bot.slack.replies import Replies, Reply
from bot.slack.workspaces import NotInstalled

SOON = 0.7
"""Seconds after which a private answer that is still to come is announced."""
COURTESY = 2.0
"""Seconds for which an answer waits for its status, which would else stand under it."""
FRESH = 300
"""Seconds for which a question that was left is still answered; later it is apologised for."""
AGAIN = 60
"""Seconds after which what Slack did not take is tried again."""
LEFT = (
    "I was stopped before I could answer your question, and it is a while ago."
    " Please ask it again if you still want to know."
)
APOLOGY = Reply({"text": LEFT}, yields=True)

_log = structlog.get_logger(__name__)


@dataclass
class Desk:
    """Where questions are answered, on one event loop."""

    replies: Replies
    ledger: Ledger
    at_once: asyncio.Semaphore
    """As many as there are threads to read with; other questions wait."""
    busy: set["asyncio.Task[Any]"] = field(default_factory=set)
    _at_work: set[str] = field(default_factory=set)

    def take(self, asked: Asked) -> None:
        """Answer a question that the ledger has received, unless that is being done."""
        self._take(asked.key)

    def _take(self, key: str, *, left: bool = False) -> None:
        if key not in self._at_work:
            self._at_work.add(key)
            self.start(self._answered(key, left=left))

    def start(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Do something that must be finished before the bot stops; the log says where it fails."""
        task = asyncio.get_running_loop().create_task(work)
        self.busy.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: "asyncio.Task[None]") -> None:
        self.busy.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            _log.error("not finished", **where(fault))

    def recover(self) -> None:
        """Answer what an earlier run has left; what is too old is apologised for."""
        for asked in self.ledger.unfinished():
            self._take(asked.key, left=True)

    async def _answered(self, key: str, *, left: bool) -> None:
        """Answer a question as it is now, and again if it was edited meanwhile."""
        try:
            while asked := self.ledger.current(key):
                made = (asked, APOLOGY) if left and self._late(asked) else await self._made(asked)
                left = False
                if made and not await self._send(*made):
                    loop = asyncio.get_running_loop()
                    loop.call_later(AGAIN, partial(self._take, key, left=True))
                    break
        finally:
            self._at_work.discard(key)

    def _late(self, asked: Asked) -> bool:
        """Whether nobody waits for an answer any more, and there is none to be put right."""
        return time.time() - asked.at > FRESH and not self.ledger.place(asked.key)

    async def _made(self, asked: Asked) -> tuple[Asked, Reply] | None:
        """A question when its turn has come, and what is said to it; None if it is withdrawn."""
        showing = self.start(self._show_work(asked))
        async with self.at_once:
            now = self.ledger.current(asked.key)
            reply = await self._reply(now) if now else None
        if not (now and now.private):
            await asyncio.wait((showing,), timeout=COURTESY)
        showing.cancel()
        return (now, reply) if now and reply else None

    async def _reply(self, asked: Asked) -> Reply:
        reference = secrets.token_hex(4)
        try:
            return await self.replies.to(asked, reference)
        except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
            _log.error("not answered", reference=reference, way=asked.way, **where(fault))
            return Reply(failed(reference))

    async def _send(self, asked: Asked, reply: Reply) -> bool:
        """Post an answer, or put it in the place of the one before; False where it has to wait."""
        if reply.yields and self.ledger.place(asked.key):
            return False
        try:
            gone = self.ledger.withdrawn(asked.key)
            place = "" if gone else await self._placed(asked, reply)
        except posting.NotNow as fault:
            _log.warning("not posted yet", key=asked.key, reason=str(fault))
            return False
        except (posting.NotPosted, NotInstalled) as fault:
            _log.warning("not posted", key=asked.key, reason=str(fault))
            place = self.ledger.place(asked.key)
        self.ledger.posted(asked, place)
        if self.ledger.withdrawn(asked.key):
            self.replies.given.forget(asked.key)
            if place:
                await self.remove(await self._client(asked.home), asked.channel, place)
        return True

    async def _placed(self, asked: Asked, reply: Reply) -> str:
        """The time stamp of the message that an answer is in now; empty for a private one."""
        if asked.private:
            await posting.whisper(asked.respond, reply.message)
            return ""
        client = await self._client(asked.home)
        doubtful = self.ledger.posting(asked.key)
        # A member may read the answer, and write again, before Slack has told us its place.
        self.ledger.open(asked.channel, asked.thread)
        if before := self.ledger.place(asked.key):
            await streaming.finish(client, asked, before, reply.message)
            return before
        if reply.summary and not doubtful and (ts := await self._streamed(client, asked, reply)):
            return ts
        if self.ledger.withdrawn(asked.key):
            return ""
        ts = await posting.post(client, asked, reply.message, doubtful=doubtful)
        if doubtful and not reply.yields:  # what an earlier run has posted may be half an answer
            self.ledger.begun(asked.key, ts)
            await streaming.finish(client, asked, ts, reply.message)
        return ts

    async def _streamed(self, client: AsyncWebClient, asked: Asked, reply: Reply) -> str:
        """The time stamp of an answer that was streamed; empty where it has to be posted."""
        ts = await streaming.begin(client, asked)
        if not (ts and reply.summary):
            return ""
        self.ledger.begun(asked.key, ts)
        if await streaming.write(client, asked, ts, reply.summary, reply.message):
            return ts
        await self.remove(client, asked.channel, ts)
        self.ledger.begun(asked.key, "")
        return ""

    async def _client(self, team: str) -> AsyncWebClient:
        return (await self.replies.teams(team)).client

    async def withdraw(self, team: str, channel: str, key: str) -> None:
        """Forget a question, and delete its answer."""
        ts = self.ledger.withdraw(key)
        self.replies.given.forget(key)
        if ts:
            await self.remove(await self._client(team), channel, ts)

    async def remove(self, client: AsyncWebClient, channel: str, ts: str) -> None:
        """Delete a message of ours."""
        try:
            await client.chat_delete(channel=channel, ts=ts)
        except SlackApiError as error:
            _log.info("not deleted", reason=posting.reason(error))
        except posting.NO_ANSWER as error:
            _log.warning("not deleted", fault=type(error).__name__)

    async def _show_work(self, asked: Asked) -> None:
        """Show that the question has arrived; an answer does not depend on it."""
        try:
            if asked.private:
                await asyncio.sleep(SOON)
                await posting.whisper(asked.respond, {"text": LOOKING})
            elif not self.ledger.place(asked.key):
                client = await self._client(asked.home)
                await client.assistant_threads_setStatus(
                    channel_id=asked.channel, thread_ts=asked.thread, status=STATUS
                )
        except (SlackApiError, posting.NotPosted, NotInstalled, *posting.NO_ANSWER) as error:
            _log.info("no status", fault=type(error).__name__)
