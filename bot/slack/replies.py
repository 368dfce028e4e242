"""Question -> Answer -> message: what is said to a member, and only what that member may read."""

import asyncio
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

import structlog

from bot.access import Kind, Place, is_for_everybody, labels
from bot.answer import answer
from bot.audit import Audit, Entry
from bot.overview import Overview, overview
from bot.question import Question, understand
from bot.quotes import Answer, Summary
from bot.roles import RolesFile
from bot.slack.asked import Asked
from bot.slack.given import Given, GivenAnswers, Spot, given
from bot.slack.help import help_message
from bot.slack.messages import Manner, Message, message
from bot.slack.mrkdwn import escaped, typed
from bot.slack.pace import Pace
from bot.slack.papers import Papers, labels_of
from bot.slack.prompts import Prompt, prompts
from bot.slack.workspaces import Teams
from corpus.errors import BadQuestion
from corpus.settings import PUBLIC
from corpus.shelf import Generation

HELP = frozenset({"", "help", "?"})
_TRIES = 3
"""Times that an answer is made anew because who may read it has changed meanwhile."""

_log = structlog.get_logger(__name__)


class Reply(NamedTuple):
    """What is said to a member."""

    message: Message
    summary: Summary | None = None
    """The part of it that a chat model wrote."""
    yields: bool = False
    """Whether an answer that stands already is left as it is."""


class Reader(NamedTuple):
    """Who is to read something, and where."""

    user: str
    team: str
    channel: str
    """Empty for the app's own home."""
    privately: bool
    workspace: str = ""
    """In which the bot is used; empty where that is the member's own."""


@dataclass
class Replies:
    """What the desk says; all but the reading of papers runs on one event loop."""

    papers: Papers
    given: GivenAnswers
    audit: Audit
    roles: RolesFile
    teams: Teams
    pace: Pace = field(default_factory=Pace)
    _offered: dict[tuple[str, frozenset[str]], list[Prompt]] = field(default_factory=dict)
    _offering: threading.Lock = field(default_factory=threading.Lock)
    """Several threads read papers; what is offered is found by one of them."""

    async def to(self, asked: Asked, reference: str) -> Reply:
        """What is said to a question; `reference` finds it in the log and in the audit."""
        if seconds := self.pace.wait(asked.user):
            words = f"That is a lot of questions: please ask again in {seconds} seconds."
            return Reply({"text": words}, yields=True)
        if typed(asked.text).casefold() in HELP:
            return Reply(await self.help(await self.rights(reader_of(asked))))
        started = time.perf_counter()
        try:
            question = understand(typed(asked.text), before=self._before(asked))
        except BadQuestion as fault:
            return Reply({"text": escaped(str(fault))})
        found, allowed, edition = await self._permitted(asked, question)
        kept = given(asked, found)
        milliseconds = round(1000 * (time.perf_counter() - started))
        await self.record(
            reader_of(asked),
            kept.spots[: kept.shown],
            way=asked.way,
            reference=reference,
            edition=edition,
            labels=tuple(sorted(allowed)),
            outcome=kept.outcome,
            milliseconds=milliseconds,
        )
        self.given.keep(kept)
        return Reply(message(found, _manner(asked, kept, found)), found.summary)

    async def rights(self, reader: Reader, *, fresh: bool = False) -> frozenset[str]:
        """The access labels of what may be read by this reader; Slack is asked where it matters."""
        if reader.user not in self.roles.read().members:
            return frozenset({PUBLIC})
        directory = (await self.teams(reader.workspace or reader.team)).directory
        if fresh:
            directory.forget(reader.user, reader.channel)
        asker = await directory.asker(reader.user, reader.team or None)
        place = Place("", Kind.DIRECT, external=False)
        if reader.channel:
            place = await directory.place(reader.channel, privately=reader.privately)
        return labels(asker, place, self.roles.read())  # they may have changed while Slack told

    async def record(self, reader: Reader, spots: Iterable[Spot], **what: object) -> None:
        """Write down who is shown what, before it is shown; raises `AuditNotWritten`."""
        facts = {"reference": "", "edition": "", "labels": (), "outcome": "answered"}
        entry = Entry(
            at=datetime.now(UTC),
            who=reader.user,
            team=reader.team,
            place=reader.channel,
            shown=tuple((one.document, one.start, one.end) for one in spots),
            **{"milliseconds": 0, **facts, **what},  # type: ignore[arg-type]
        )
        await asyncio.to_thread(self.audit.write, entry)

    async def overview(self, allowed: frozenset[str]) -> Overview:
        """What is here for these labels."""
        return await self.papers.read(lambda index: overview(index, allowed))

    async def examples(self, allowed: frozenset[str]) -> list[Prompt]:
        """Questions that the newest papers answer, found once for each generation and labels."""

        def read(index: Generation) -> list[Prompt]:
            known = index.edition[0], allowed
            with self._offering:
                if known not in self._offered:
                    for other in [one for one in self._offered if one[0] != known[0]]:
                        del self._offered[other]
                    self._offered[known] = prompts(
                        overview(index, allowed),
                        lambda question: answer(question, index, allowed, self.papers.reranker),
                    )
                return self._offered[known]

        return await self.papers.read(read)

    async def help(self, allowed: frozenset[str], unknown: str = "") -> Message:
        """How to ask."""
        here, examples = await self.overview(allowed), await self.examples(allowed)
        return {**help_message(here, examples, unknown=unknown)}

    async def _permitted(
        self, asked: Asked, question: Question
    ) -> tuple[Answer, frozenset[str], str]:
        """An answer that may be read where it goes, also once it is made; and its generation."""
        for _ in range(_TRIES):
            allowed = await self.rights(reader_of(asked))
            found, edition = await self.papers.answer(question, allowed)
            quoted = labels_of(found.quotes or found.nearest)
            if quoted <= {PUBLIC} or quoted <= await self.rights(reader_of(asked), fresh=True):
                return found, allowed, edition
        raise RuntimeError("who may read this place changes all the time")

    def _before(self, asked: Asked) -> Question | None:
        """The last question in the thread, which a follow-up leans on."""
        last = self.given.last(asked.channel, asked.thread) if asked.thread else None
        return last.question if last and last.key != asked.key else None


def reader_of(asked: Asked) -> Reader:
    """Who reads the answer to a question."""
    return Reader(asked.user, asked.team, asked.channel, asked.private, asked.workspace)


def _manner(asked: Asked, kept: Given, found: Answer) -> Manner:
    return Manner(
        given=kept.id,
        asker=asked.user,
        more=len(found.further),
        restated="You asked" if asked.private else "",
        shareable=is_for_everybody(labels_of(found.quotes or found.nearest)),
        private=asked.private,
    )
