"""Which questions have reached the bot, and what became of each: so that each is answered once."""

import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bot.slack.asked import Asked, packed, unpacked
from bot.statefile import StateFile
from corpus.errors import MemoryNotWritten

_SCHEMA = """
create table if not exists question (
    key text primary key, state text not null, at real not null, asked text,
    edited text not null default '', posted text not null default '', channel text not null
) strict;
create table if not exists thread (
    channel text not null, ts text not null, at real not null, primary key (channel, ts)
) strict;
"""
KEYS_DAYS = 90
"""For which threads and keys are remembered; Slack delivers again for a few minutes."""


class State(StrEnum):
    """What became of a question."""

    RECEIVED = "received"
    POSTING = "posting"
    """Its answer is on its way, and may or may not have arrived."""
    POSTED = "posted"
    WITHDRAWN = "withdrawn"
    """Who asked it has deleted it, or its answer."""


class Ledger:
    """One file; each line is on the disk before Slack hears that an event has arrived."""

    def __init__(self, file: Path) -> None:
        self._file = StateFile(file, _SCHEMA, MemoryNotWritten)

    def receive(self, asked: Asked, edited: str = "") -> bool:
        """Write a question down, as it was last edited; False for one that has been here before."""
        return self._changes(
            "insert into question (key, state, at, asked, channel, edited)"
            " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            *(asked.key, State.RECEIVED, asked.at, packed(asked), asked.channel, edited),
        )

    def knows(self, key: str) -> bool:
        """Whether this question has been here."""
        return self._state(key) is not None

    def withdrawn(self, key: str) -> bool:
        """Whether its asker took a question back."""
        return self._state(key) is State.WITHDRAWN

    def current(self, key: str) -> Asked | None:
        """The question as it is now, while it is not answered; None once it is, or is withdrawn."""
        line = self._found("select asked from question where key = ?", key)
        return unpacked(line) if line else None

    def edit(self, asked: Asked, edited: str) -> bool:
        """Take the new words of a question; False when they, or later ones, are here already."""
        return self._changes(
            "update question set asked = ?, edited = ?, at = ?,"
            " state = case when posted = '' then state else ? end"
            " where key = ? and edited < ? and state != ?",
            *(packed(asked), edited, asked.at, State.RECEIVED),
            *(asked.key, edited, State.WITHDRAWN),
        )

    def posting(self, key: str) -> bool:
        """Remember that an answer is on its way; whether one was already."""
        before = self._state(key)
        self._changes(
            "update question set state = ? where key = ? and state != ?",
            *(State.POSTING, key, State.WITHDRAWN),
        )
        return before is State.POSTING

    def begun(self, key: str, ts: str) -> None:
        """Remember where an answer is being written, so that it can be finished there."""
        self._changes("update question set posted = ? where key = ?", ts, key)

    def posted(self, asked: Asked, ts: str) -> None:
        """Remember where the answer is, and forget the words, unless they were edited since."""
        line = packed(asked)
        self._changes(
            "update question set posted = ?, state = case when asked = ? then ? else state end,"
            " asked = case when asked = ? then null else asked end where key = ?",
            *(ts, line, State.POSTED, line, asked.key),
        )

    def withdraw(self, key: str) -> str:
        """Forget a question that its asker took back; where its answer is, empty without one."""
        place = self.place(key)
        self._changes(
            "update question set state = ?, asked = null where key = ?", State.WITHDRAWN, key
        )
        return place

    def place(self, key: str) -> str:
        """Where the answer to a question is posted; empty while it is nowhere."""
        return self._found("select posted from question where key = ?", key)

    def unfinished(self) -> list[Asked]:
        """The questions that still wait for their answer, the oldest first."""
        with self._file.reading() as database:
            found = database.execute(
                "select asked from question where asked is not null order by at"
            )
            return [unpacked(line) for (line,) in found]

    def share(self, key: str, channel: str, ts: str) -> None:
        """Remember an answer that was shared, and open its thread."""
        self._changes(
            "insert or ignore into question (key, state, at, channel, posted)"
            " values (?, ?, ?, ?, ?)",
            *(key, State.POSTED, time.time(), channel, ts),
        )
        self.open(channel, ts)

    def open(self, channel: str, thread: str) -> None:
        """Remember that this thread is open to follow-ups."""
        self._changes(
            "insert or replace into thread values (?, ?, ?)", channel, thread, time.time()
        )

    def opened(self, channel: str, thread: str) -> bool:
        """Whether the bot answers follow-ups in this thread."""
        return bool(
            self._found("select ts from thread where channel = ? and ts = ?", channel, thread)
        )

    def expire(self, before: datetime) -> int:
        """Forget the keys and threads from before then; how many."""
        return sum(
            self._change(f"delete from {table} where at < ?", before.timestamp())  # noqa: S608
            for table in ("question", "thread")
        )

    def erase(self, who: str) -> int:
        """Take back what a member has asked and waits for, and forget its words; how much."""
        erased = self._change(
            "update question set state = ?, asked = null where json_extract(asked, '$.user') = ?",
            *(State.WITHDRAWN, who),
        )
        self._file.scrub()
        return erased

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _state(self, key: str) -> State | None:
        found = self._found("select state from question where key = ?", key)
        return State(found) if found else None

    def _found(self, query: str, *values: object) -> str:
        with self._file.reading() as database:
            line = database.execute(query, values).fetchone()
        return str(line[0] or "") if line else ""

    def _changes(self, command: str, *values: object) -> bool:
        return self._change(command, *values) > 0

    def _change(self, command: str, *values: object) -> int:
        with self._file.writing() as database:
            return database.execute(command, values).rowcount
