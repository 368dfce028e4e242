"""What is on the shelf: documents, their passages, and where each came from. SQLite."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus import holdings, near, rows
from corpus.acronyms import definitions
from corpus.documents import Document, Page, Passage, Span
from corpus.embedding import Embedded, Shelved, Vector
from corpus.holdings import Holdings
from corpus.near import Near
from corpus.twins import sketch, sketch_of, twins

_KEPT_IN_MEMORY = 64
"""Documents kept once read; a long report is about 300 KB."""


class Source(NamedTuple):
    """A file that was offered to the index, and what became of it."""

    path: str
    """Absolute."""
    fingerprint: str
    """Of the file's bytes, of what was said about it by hand, and of how it was read."""
    document: str | None
    """The id of the document it became, or None when it was refused."""
    refusal: str | None
    """Why it was refused, or None."""


class Catalogue:
    """One SQLite file. It is written by one process before publishing, and then only read."""

    def __init__(self, file: Path, *, writable: bool = False) -> None:
        mode = "rwc" if writable else "ro"
        self._database = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False
        )
        self._database.row_factory = sqlite3.Row
        if writable:
            # A generation that was not finished is thrown away, so nothing need survive a crash.
            self._database.executescript("pragma journal_mode = off; pragma synchronous = off;")
            self._database.executescript(rows.SCHEMA)
        self._cached = lru_cache(_KEPT_IN_MEMORY)(self.read)

    def add(self, document: Document, passages: Sequence[Passage], vectors: list[Embedded]) -> None:
        """Add a document and its passages with their vectors."""
        details = document.details
        self._database.execute(
            "insert into document values (?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.name,
                details.access,
                json.dumps(asdict(details), default=str),
                json.dumps(document.pages),
                _digest(document.text),
                document.text,
            ),
        )
        shingles = np.array(sorted(sketch(document).shingles), np.uint32)
        self._database.execute(
            "insert into sketch values (?, ?)", (document.id, shingles.tobytes())
        )
        self._database.executemany(
            "insert into acronym values (?, ?, ?)",
            ((document.id, short, long) for short, long in definitions(document.text)),
        )
        self._database.executemany(
            "insert into passage values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                rows.packed(passage, embedded)
                for passage, embedded in zip(passages, vectors, strict=True)
            ),
        )

    def remove(self, document: str) -> tuple[str, list[str]]:
        """Remove the document with this id; its access label and its passages' ids."""
        ids = self.passage_ids(document)
        label: str = self._database.execute(
            "select access from document where id = ?", (document,)
        ).fetchone()["access"]
        for table in ("passage", "sketch", "twin", "acronym"):
            self._database.execute(f"delete from {table} where document = ?", (document,))  # noqa: S608
        self._database.execute("delete from document where id = ?", (document,))
        return label, ids

    def rename(self, document: str, name: str) -> None:
        """Give the document with this id another file name."""
        self._database.execute("update document set name = ? where id = ?", (name, document))

    def match(self) -> None:
        """Find the documents that others answer for; what was found before is forgotten."""
        found = self._database.execute(
            "select id, details, pages, shingles from document join sketch on document = id"
        )
        sketches = [
            sketch_of(
                row["id"],
                rows.details(row["details"]),
                frozenset(np.frombuffer(row["shingles"], np.uint32).tolist()),
                paged=row["pages"] != "[]",
            )
            for row in found
        ]
        self._database.execute("delete from twin")
        self._database.executemany("insert into twin values (?, ?)", twins(sketches))

    def twins(self) -> dict[str, str]:
        """The document that answers for each of those that are passed over, by their ids."""
        return dict(self._database.execute("select document, kept from twin").fetchall())

    def record(self, source: Source) -> None:
        """Remember what became of a file, in place of what was known of it."""
        self._database.execute("insert or replace into source values (?, ?, ?, ?)", source)

    def forget(self, path: str) -> None:
        """Forget a file."""
        self._database.execute("delete from source where path = ?", (path,))

    def sources(self) -> dict[str, Source]:
        """Every file that was offered, by its path."""
        found = self._database.execute("select * from source order by path")
        return {row["path"]: Source(*row) for row in found}

    def documents(self) -> set[str]:
        """The ids of every document."""
        return {row[0] for row in self._database.execute("select id from document")}

    def passage_ids(self, document: str) -> list[str]:
        """The ids of a document's passages, in order."""
        found = self._database.execute(
            "select id from passage where document = ? order by first", (document,)
        )
        return [row[0] for row in found]

    def labelled(self, label: str) -> set[str]:
        """The ids of every passage with this access label."""
        found = self._database.execute(
            "select passage.id from passage join document on document = document.id"
            " where access = ?",
            (label,),
        )
        return {row[0] for row in found}

    def labels(self) -> set[str]:
        """Every access label that a document has."""
        return {row[0] for row in self._database.execute("select distinct access from document")}

    def holdings(self, labels: Iterable[str]) -> Holdings:
        """The documents with these access labels."""
        return holdings.held(self._database, labels)

    def acronyms(self, labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """What the documents with these access labels say their acronyms stand for."""
        return holdings.meanings(self._database, labels)

    def nearest(
        self, vector: Vector, labels: Iterable[str], limit: int, within: Iterable[str]
    ) -> list[Near]:
        """At most `limit` passages of these documents with these labels, nearest first, exactly."""
        return near.nearest(self._database, vector, limit, (labels, within))

    def label(self, document: str) -> str | None:
        """The access label of the document with this id, altered or not; None when it is gone."""
        found = self._database.execute("select access from document where id = ?", (document,))
        row = found.fetchone()
        return row and str(row["access"])

    def read(self, document: str) -> Document | None:
        """The document with this id as it is stored now; None when it is gone or was altered."""
        row = self._database.execute("select * from document where id = ?", (document,)).fetchone()
        if not row or _digest(row["text"]) != row["digest"]:
            return None
        pages = tuple(Page(*page) for page in json.loads(row["pages"]))
        return Document(row["id"], row["name"], rows.details(row["details"]), row["text"], pages)

    def named(self, name: str) -> Document | None:
        """The document whose paper has this file name."""
        row = self._database.execute("select id from document where name = ?", (name,)).fetchone()
        return self.read(row["id"]) if row else None

    def permitted(self, labels: frozenset[str], called: str | None = None) -> Iterator[Document]:
        """
        The documents with these access labels, by date and name, each read when it is wanted.

        With `called` only those that have it as id or file name, which two papers may share.
        """
        found = self._database.execute(
            "select id from document where access in (select value from json_each(?1))"
            " and (?2 is null or ?2 in (id, name)) order by details ->> 'date', name, id",
            (json.dumps(sorted(labels)), called),
        ).fetchall()
        for document in (self.read(row["id"]) for row in found):
            if document and document.details.access in labels:
                yield document

    def passage_at(self, document: Document, span: Span) -> Passage | None:
        """The shortest passage of a document that holds all of a span, when one does."""
        row = self._database.execute(
            "select * from passage where document = ? and first <= ? and after >= ?"
            " order by after - first limit 1",
            (document.id, *span),
        ).fetchone()
        return rows.shelved(document, row).passage if row else None

    def passages(self, ids: Iterable[str]) -> dict[str, Shelved]:
        """The passages with these ids; not those of documents that others answer for."""
        found = self._database.execute(
            "select * from passage where id in (select value from json_each(?))"
            " and document not in (select document from twin)",
            (json.dumps(list(ids)),),
        )
        return {one.passage.id: one for one in self._shelved(found)}

    def shelved(self, document: str) -> Iterator[Shelved]:
        """A document's passages, in order."""
        return self._shelved(
            self._database.execute(
                "select * from passage where document = ? order by first", (document,)
            )
        )

    def close(self) -> None:
        """Write what was added, and let go of the file."""
        self._database.commit()
        self._database.close()

    def _shelved(self, found: Iterable[sqlite3.Row]) -> Iterator[Shelved]:
        for row in found:
            document = self._cached(row["document"])
            if document:
                yield rows.shelved(document, row)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
