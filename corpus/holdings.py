"""The papers that a search looks through, without their texts."""

import datetime
import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from corpus import rows
from corpus.documents import Details


class Held(NamedTuple):
    """A document on the shelf, without its text."""

    id: str
    name: str
    """The paper's file name."""
    details: Details
    passages: int


class Holdings(NamedTuple):
    """What a search looks through."""

    papers: tuple[Held, ...] = ()
    """In the order of their ids."""

    @property
    def documents(self) -> int:
        """How many there are."""
        return len(self.papers)

    @property
    def oldest(self) -> datetime.date | None:
        """The day of the oldest; None when no paper has a date."""
        return min((one.details.date for one in self.papers if one.details.date), default=None)

    @property
    def newest(self) -> datetime.date | None:
        """The day of the newest; None when no paper has a date."""
        return max((one.details.date for one in self.papers if one.details.date), default=None)

    @property
    def councils(self) -> tuple[str, ...]:
        """The councils of the papers, as printed, in order."""
        return tuple(sorted({paper.details.council for paper in self.papers} - {""}))


def superseded(details: Details, among: Iterable[Details]) -> bool:
    """Whether a paper is the draft of minutes whose confirmed version is among others."""
    return details.status == "draft" and any(
        (one.kind, one.body, one.date) == (details.kind, details.body, details.date)
        for one in among
        if one.status in ("confirmed", "final")
    )


def held(database: sqlite3.Connection, labels: Iterable[str]) -> Holdings:
    """The documents of a catalogue with these access labels."""
    found = database.execute(
        "select document.id, name, details, count(document) from document"
        " left join passage on document = document.id"
        " where access in (select value from json_each(?)) group by document.id",
        (json.dumps(sorted(labels)),),
    )
    return Holdings(tuple(Held(row[0], row[1], rows.details(row[2]), row[3]) for row in found))


def meanings(database: sqlite3.Connection, labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What the documents of a catalogue with these labels say their acronyms stand for."""
    found = database.execute(
        "select short, long from acronym join document on document = document.id"
        " where access in (select value from json_each(?))"
        " group by short, long order by short, count(*) desc, long",
        (json.dumps(sorted(labels)),),
    )
    told: dict[str, tuple[str, ...]] = {}
    for short, long in found:
        told[short] = (*told.get(short, ()), long)
    return told
