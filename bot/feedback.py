"""Votes on answers, as candidates for known questions; who voted is kept only as a keyed hash."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.statefile import StateFile, stamp
from corpus.errors import FeedbackNotWritten

LONGEST_REASON = 500
"""Characters of a reason that are kept."""
_SCHEMA = """
create table if not exists secret (
    only integer primary key check (only = 1), key blob not null
) strict;
create table if not exists vote (
    answer text not null, member text not null, good integer not null, reason text not null,
    question text not null, outcome text not null, shown text not null, at text not null,
    primary key (answer, member)
) strict;
"""


@dataclass(frozen=True)
class Vote:
    """What a member thought of an answer."""

    answer: str
    """An id that tells nothing."""
    member: str
    """A Slack id, which is hashed before it is kept."""
    good: bool
    question: str
    """As it was asked."""
    outcome: str
    """What became of it: answered, or a reason's code."""
    shown: tuple[dict[str, Any], ...]
    """The quotes that were shown, as `bot.objects` writes them."""
    at: datetime
    reason: str = ""


class Feedback:
    """
    One SQLite file; every method may be called by any thread, and beside other processes.

    The key of the hash lies in the same file: it keeps names out of what is exported, and not
    from somebody who has the file and a list of the members.
    """

    def __init__(self, file: Path) -> None:
        self._file = StateFile(file, _SCHEMA, FeedbackNotWritten)
        with self._file.writing() as database:
            database.execute(
                "insert or ignore into secret values (1, ?)", (secrets.token_bytes(32),)
            )
            (self._key,) = database.execute("select key from secret").fetchone()

    def vote(self, vote: Vote) -> None:
        """
        Put a vote on the disk, in place of the member's other on this answer.

        The reason that was given stays where the same is voted again without one.
        """
        row = (
            vote.answer,
            self._hashed(vote.member),
            vote.good,
            _kept(vote.reason),
            _text(vote.question),
            vote.outcome,
            json.dumps(vote.shown),
            stamp(vote.at),
        )
        with self._file.writing() as database:
            database.execute(
                "insert into vote values (?, ?, ?, ?, ?, ?, ?, ?)"
                " on conflict (answer, member) do update set"
                " reason = iif(excluded.reason = '' and excluded.good = good,"
                " reason, excluded.reason),"
                " good = excluded.good, question = excluded.question,"
                " outcome = excluded.outcome, shown = excluded.shown, at = excluded.at",
                row,
            )

    def describe(
        self, answer: str, member: str, question: str, shown: tuple[dict[str, Any], ...]
    ) -> None:
        """Keep what a vote is about, where there is still such a vote."""
        with self._file.writing() as database:
            database.execute(
                "update vote set question = ?, shown = ? where answer = ? and member = ?",
                (_text(question), json.dumps(shown), answer, self._hashed(member)),
            )

    def explain(self, answer: str, member: str, reason: str) -> bool:
        """
        Keep why a member voted against an answer, unless they have changed their vote since.

        Whether there is such a vote.
        """
        with self._file.writing() as database:
            updated = database.execute(
                "update vote set reason = ? where answer = ? and member = ? and not good",
                (_kept(reason), answer, self._hashed(member)),
            )
            return updated.rowcount > 0

    def export(self) -> Iterator[dict[str, Any]]:
        """Every vote, the oldest first, with the day it was cast on and nobody's name."""
        with self._file.reading() as database:
            rows = database.execute(
                "select question, outcome, good, reason, shown, at from vote order by at, answer"
            ).fetchall()
        for question, outcome, good, reason, shown, at in rows:
            yield {
                "question": question,
                "outcome": outcome,
                "good": bool(good),
                "reason": reason,
                "shown": json.loads(shown),
                "at": at[:10],
            }

    def erase(self, member: str) -> int:
        """Erase a member's votes, to the last byte; how many there were."""
        return self._delete("delete from vote where member = ?", self._hashed(member))

    def expire(self, before: datetime) -> int:
        """Erase the votes from before then, to the last byte; how many there were."""
        return self._delete("delete from vote where at < ?", stamp(before))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _delete(self, statement: str, value: str) -> int:
        with self._file.writing() as database:
            deleted = database.execute(statement, (value,)).rowcount
        self._file.scrub()
        return deleted

    def _hashed(self, member: str) -> str:
        return hmac.new(self._key, member.encode(), hashlib.sha256).hexdigest()


def _kept(reason: str) -> str:
    return _text(reason.strip())[:LONGEST_REASON]


def _text(typed: str) -> str:
    """What was typed, without halves of characters, which no file can hold."""
    return typed.encode(errors="replace").decode()
