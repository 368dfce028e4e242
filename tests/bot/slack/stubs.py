"""A desk whose replies are a test's own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

from slack_sdk.web.async_client import AsyncWebClient

from bot.quotes import Sentence, Summary
from bot.slack.asked import Asked
from bot.slack.desk import Desk
from bot.slack.ledger import Ledger
from bot.slack.replies import Replies, Reply
from bot.slack.workspaces import Team

SUMMARY = Summary((Sentence("Caseloads were 24.", (1,)),))
Meanwhile = Callable[[Desk], object]


@dataclass
class Stub:
    """Replies that say the question's words, once; what happens meanwhile is a test's."""

    speaker: AsyncWebClient
    desk: Desk | None = None
    meanwhile: list[Meanwhile] = field(default_factory=list)
    """What happens while a question is answered, one at a time."""
    heard: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    summary: Summary | None = None

    @property
    def given(self) -> SimpleNamespace:
        return SimpleNamespace(forget=self.forgotten.append)

    async def teams(self, team: str) -> Team:
        return cast(Team, SimpleNamespace(client=self.speaker))

    async def to(self, asked: Asked, reference: str) -> Reply:
        self.heard.append(asked.text)
        if self.meanwhile:
            happened = self.meanwhile.pop(0)(cast(Desk, self.desk))
            if asyncio.iscoroutine(happened):
                await happened
        return Reply({"text": f"about {asked.text}"}, self.summary)


def at(stub: Stub, ledger: Ledger, work: Callable[[Desk], object], workers: int = 2) -> None:
    """Do something at a desk, and wait until it is idle."""

    async def working() -> None:
        stub.desk = Desk(cast(Replies, stub), ledger, asyncio.Semaphore(workers))
        work(stub.desk)
        while stub.desk.busy:
            await asyncio.wait(set(stub.desk.busy))

    asyncio.run(asyncio.wait_for(working(), 10))


def take(stub: Stub, ledger: Ledger, *questions: Asked, workers: int = 2) -> None:
    """Receive questions, and answer them."""
    for one in questions:
        ledger.receive(one)

    def all_of_them(desk: Desk) -> None:
        for one in questions:
            desk.take(one)

    at(stub, ledger, all_of_them, workers)
