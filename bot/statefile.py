"""SQLite files in which the Slack bot keeps what it must be able to forget."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import OutsideFailure, StateDamaged

_PATIENCE = 30
"""Seconds for which another process's transaction is waited for."""
_CARE = """
pragma journal_mode = wal; pragma synchronous = full;
pragma secure_delete = on; pragma temp_store = memory;
"""
"""A commit is on the disk; what is deleted is overwritten, and never copied to another file."""


def stamp(at: datetime) -> str:
    """
    A time as the files keep it, so that comparing the texts compares the times.

    >>> stamp(datetime(2026, 3, 1, 9, tzinfo=UTC))
    '2026-03-01T09:00:00.000000+00:00'
    """
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class StateFile:
    """A file that only its owner may read, for the threads of this process and for others."""

    def __init__(self, file: Path, schema: str, refused: type[OutsideFailure]) -> None:
        self._file, self._refused, self._lock = file, refused, threading.Lock()
        with self._refusing():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.chmod(0o600)
            self._database = sqlite3.connect(
                file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
        try:
            with self._refusing():
                self._database.executescript(_CARE + schema)
        except OutsideFailure:
            self._database.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, on the disk once the block has ended; nothing of it is where one fails."""
        with self._lock, self._refusing():
            self._database.execute("begin immediate")
            try:
                yield self._database
                self._database.execute("commit")
            finally:
                self._undo()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for the whole block; raises StateDamaged."""
        with self._lock:
            try:
                self._database.execute("begin")
                yield self._database
            except sqlite3.Error as error:
                raise StateDamaged(
                    f"{self._file} cannot be read: put a copy of it from before in its place."
                ) from error
            finally:
                self._undo()

    def scrub(self) -> None:
        """
        Leave no byte of what was deleted in the file, nor in the log beside it.

        What the disk keeps in blocks that no file has, and copies elsewhere, are out of reach.
        """
        with self._lock, self._refusing():
            self._database.execute("vacuum")
            busy, _, _ = self._database.execute("pragma wal_checkpoint(truncate)").fetchone()
        if busy:
            raise self._refused(f"{self._file} is being read: run this again to end the deletion.")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._database.close()

    def _undo(self) -> None:
        if self._database.in_transaction:
            self._database.execute("rollback")

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise self._refused(
                f"{self._file} cannot be written: make room on its disk, stop what else holds it,"
                " or put a copy from before in its place if it is damaged."
            ) from error
