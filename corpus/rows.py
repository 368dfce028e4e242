"""The catalogue's tables; passages and details as rows of them, and back."""

import datetime
import json
import sqlite3
from dataclasses import asdict, fields

import numpy as np

from corpus.documents import Details, Document, Passage, Said, Span, Voice
from corpus.embedding import Embedded, Shelved

SCHEMA = """
create table if not exists document (
    id text primary key, name text not null, access text not null, details text not null,
    pages text not null, digest text not null, text text not null
) strict;
create table if not exists passage (
    id text primary key, document text not null references document (id),
    first integer not null, after integer not null,
    section text not null, kind text not null, number text not null, result text not null,
    voice text not null, said text not null,
    lead_in text not null, indexed text not null, anchor text not null,
    sentences blob not null, vectors blob not null
) strict;
create index if not exists passage_document on passage (document);
create table if not exists sketch (
    document text primary key references document (id), shingles blob not null
) strict;
create table if not exists twin (
    document text primary key references document (id), kept text not null
) strict;
create table if not exists acronym (
    document text not null references document (id), short text not null, long text not null
) strict;
create index if not exists acronym_document on acronym (document);
create table if not exists source (
    path text primary key, fingerprint text not null, document text, refusal text
) strict;
"""
"""What a catalogue is made of."""


def packed(passage: Passage, embedded: Embedded) -> tuple[object, ...]:
    """The row of a passage and its vectors."""
    said = [(one.start, one.end, asdict(one.voice)) for one in passage.said]
    vectors = np.vstack([embedded.passage, embedded.sentences]).astype(np.float16)
    return (
        passage.id,
        passage.document.id,
        passage.start,
        passage.end,
        json.dumps(passage.section, ensure_ascii=False),
        passage.kind,
        passage.number,
        passage.result,
        json.dumps(passage.voice and asdict(passage.voice), ensure_ascii=False),
        json.dumps(said, ensure_ascii=False),
        passage.lead_in,
        passage.indexed,
        passage.anchor,
        np.array(passage.sentences, np.int32).tobytes(),
        vectors.tobytes(),
    )


def shelved(document: Document, row: sqlite3.Row) -> Shelved:
    """The passage of a document, and its vectors, that a row holds."""
    spans = np.frombuffer(row["sentences"], np.int32).reshape(-1, 2)
    vectors = np.frombuffer(row["vectors"], np.float16).reshape(len(spans) + 1, -1)
    voice = json.loads(row["voice"])
    passage = Passage(
        document=document,
        start=row["first"],
        end=row["after"],
        section=tuple(json.loads(row["section"])),
        kind=row["kind"],
        number=row["number"],
        result=row["result"],
        voice=voice and Voice(**voice),
        said=tuple(Said(start, end, Voice(**by)) for start, end, by in json.loads(row["said"])),
        lead_in=row["lead_in"],
        indexed=row["indexed"],
        anchor=row["anchor"],
        sentences=tuple(Span(int(first), int(after)) for first, after in spans),
    )
    return Shelved(passage, Embedded(vectors[0].astype(np.float32), vectors[1:].astype(np.float32)))


def details(text: str) -> Details:
    """What is known of a document, from the text that it is kept as."""
    known = json.loads(text)
    for day in ("date", "began", "published", "retrieved"):
        known[day] = known[day] and datetime.date.fromisoformat(known[day])
    known["grades"] = tuple((judged, grade) for judged, grade in known["grades"])
    return Details(**{field.name: known[field.name] for field in fields(Details)})
