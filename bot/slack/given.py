"""The answers that were given, as places in documents, for the buttons under them."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from bot.question import Question
from bot.quotes import Answer, Quote, Reason
from bot.slack.asked import Asked
from bot.slack.messages import shown
from bot.statefile import StateFile
from corpus.errors import MemoryNotWritten

KEPT_DAYS = 30
"""For which a question's words are kept, and its answer's buttons work."""
_SCHEMA = """
create table if not exists given (
    id text primary key, key text not null unique, asker text not null, channel text not null,
    thread text not null, at real not null, body text not null
) strict;
create index if not exists given_asker on given (asker, at);
create index if not exists given_thread on given (channel, thread, at);
"""


class Spot(NamedTuple):
    """Where a quote stands: characters of a stored document, and of what leads to it."""

    document: str
    start: int
    end: int
    lead: tuple[int, int] | None = None


@dataclass(frozen=True)
class Given:
    """An answer that was given; it holds no words of any paper."""

    key: str
    """Of the question."""
    asker: str
    channel: str
    thread: str
    private: bool
    question: Question
    reason: Reason | None
    shown: int
    """How many of the spots were shown; the others came next."""
    spots: tuple[Spot, ...]
    at: float = field(default_factory=time.time)

    @property
    def id(self) -> str:
        """What a button holds; the same for a question that is answered again."""
        return blake2b(self.key.encode(), digest_size=8).hexdigest()

    @property
    def outcome(self) -> str:
        """Why it abstained, or that it did not."""
        return self.reason.value if self.reason else "answered"


def given(asked: Asked, answer: Answer) -> Given:
    """What is remembered of an answer."""
    places = (*(answer.quotes or answer.nearest), *answer.further)
    return Given(
        key=asked.key,
        asker=asked.user,
        channel=asked.channel,
        thread=asked.thread,
        private=asked.private,
        question=answer.question,
        reason=answer.reason,
        shown=len(shown(answer)),
        spots=tuple(map(spot, places)),
    )


def spot(quote: Quote) -> Spot:
    """Where a quote stands."""
    lead = quote.lead and (quote.lead.start, quote.lead.end)
    return Spot(quote.passage.document.id, quote.start, quote.end, lead)


_BODY = TypeAdapter(Given)


class GivenAnswers:
    """A file of answers; the same as the ledger's will do."""

    def __init__(self, file: Path) -> None:
        self._file = StateFile(file, _SCHEMA, MemoryNotWritten)

    def keep(self, one: Given) -> None:
        """Remember an answer, in place of the one to the same question before it was edited."""
        body = _BODY.dump_json(one).decode()
        self._change(
            "insert or replace into given values (?, ?, ?, ?, ?, ?, ?)",
            *(one.id, one.key, one.asker, one.channel, one.thread, one.at, body),
        )

    def find(self, identity: str) -> Given | None:
        """The answer of this id; None when it is not kept any more."""
        return next(iter(self._found("id = ?", identity)), None)

    def last(self, channel: str, thread: str) -> Given | None:
        """The newest answer in a thread."""
        found = self._found("channel = ? and thread = ? order by at desc limit 1", channel, thread)
        return next(iter(found), None)

    def recent(self, asker: str, most: int) -> list[Given]:
        """What a member has asked last, the newest first, each question once."""
        found = self._found("asker = ? order by at desc limit ?", asker, 10 * most)
        once = {one.question.asked.casefold(): one for one in reversed(found)}
        return sorted(once.values(), key=lambda one: -one.at)[:most]

    def forget(self, key: str) -> None:
        """Forget the answer to a question."""
        self._change("delete from given where key = ?", key)

    def expire(self, before: datetime) -> int:
        """Forget what was asked before then; how much that was."""
        return self._change("delete from given where at < ?", before.timestamp())

    def erase(self, who: str) -> int:
        """Forget all that a member has asked; how much it was."""
        erased = self._change("delete from given where asker = ?", who)
        self._file.scrub()
        return erased

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _found(self, where: str, *values: object) -> list[Given]:
        with self._file.reading() as database:
            rows = database.execute(f"select body from given where {where}", values)  # noqa: S608
            return [_BODY.validate_json(body) for (body,) in rows]

    def _change(self, command: str, *values: object) -> int:
        with self._file.writing() as database:
            return database.execute(command, values).rowcount
