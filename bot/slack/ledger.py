"""What the Slack bot must remember when it stops: which events it has answered, and where."""

import os
import sqlite3
import time
from pathlib import Path

_SCHEMA = """
create table if not exists event (
    id text primary key, run text not null, answered integer not null, at real not null
) strict;
create table if not exists thread (
    channel text not null, ts text not null, at real not null, primary key (channel, ts)
) strict;
"""
_KEPT = 90 * 24 * 3600
"""Seconds for which threads are remembered; Slack delivers an event again for a few minutes."""


class Ledger:
    """One SQLite file. It holds ids and times, and nothing that anybody wrote."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(file, isolation_level=None)
        self._database.executescript(f"pragma journal_mode = wal; {_SCHEMA}")
        self._run = f"{os.getpid()}-{time.time_ns()}"
        for table in ("event", "thread"):
            self._database.execute(f"delete from {table} where at < ?", (time.time() - _KEPT,))  # noqa: S608

    def claim(self, event: str) -> bool:
        """
        Whether this event is to be answered now: it is new, or its answer was cut short.

        Slack delivers an event again when it has not heard of it, also after a restart.
        """
        claimed = self._database.execute(
            "insert into event values (?, ?, 0, ?)"
            " on conflict (id) do update set run = excluded.run"
            " where answered = 0 and run != excluded.run returning id",
            (event, self._run, time.time()),
        )
        return claimed.fetchone() is not None

    def answered(self, event: str) -> None:
        """Remember that an event was answered."""
        self._database.execute("update event set answered = 1 where id = ?", (event,))

    def open(self, channel: str, thread: str) -> None:
        """Remember that this thread is open to follow-ups."""
        self._database.execute(
            "insert or replace into thread values (?, ?, ?)", (channel, thread, time.time())
        )

    def opened(self, channel: str, thread: str) -> bool:
        """Whether the bot answers follow-ups in this thread."""
        found = self._database.execute(
            "select 1 from thread where channel = ? and ts = ?", (channel, thread)
        )
        return found.fetchone() is not None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
