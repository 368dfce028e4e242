"""The nearest passages of a few documents are exactly those, and no others are looked at."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import near
from corpus.catalogue import Catalogue
from corpus.documents import Document, document_of
from corpus.embedding import Embedded, Vector
from corpus.near import nearest
from tests.corpus.conftest import FILED, LABELLED, PUBLIC, UNTIMED, document, passages

NAMES = {one.id: one.name for one in FILED}
EVERY = frozenset(NAMES)
SPREAD = [
    document("\n".join("abcdefghijkl"), f"{part}.txt", access=label)
    for part, label in enumerate(("public", "members", "public", "cabinet"))
]
"""Papers of a dozen passages each, whose vectors are drawn by lot."""
DRAWN = np.random.default_rng(7).normal(size=(len(SPREAD) * 12, 16)).astype(np.float16)


def write(file: Path, whole: Document, vectors: list[Vector]) -> None:
    """Add a document, each of whose passages has one of these vectors and none for sentences."""
    none = np.zeros((0, vectors[0].size), np.float32)
    bare = [replace(one, sentences=()) for one in passages(whole)]
    with closing(Catalogue(file, writable=True)) as catalogue:
        catalogue.add(whole, bare, [Embedded(vector, none) for vector in vectors])


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The documents of `FILED`, each passage a little further from the first direction."""
    file = tmp_path / "catalogue.sqlite"
    for number, whole in enumerate(FILED):
        write(file, whole, [_at(20 * number)])
    with closing(sqlite3.connect(file)) as database:
        yield database


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The documents of `SPREAD`."""
    file = tmp_path_factory.mktemp("near") / "catalogue.sqlite"
    for part, whole in enumerate(SPREAD):
        write(file, whole, list(DRAWN[12 * part : 12 * part + 12]))
    with closing(sqlite3.connect(file)) as database:
        yield database


@UNTIMED
@given(
    st.lists(st.floats(-1, 1, width=16), min_size=16, max_size=16),
    st.integers(1, 60),
    st.sets(st.sampled_from(["public", "members", "cabinet", "nowhere"])),
    st.sets(st.sampled_from([one.id for one in SPREAD])),
)
def test_agrees_with_comparing_each(
    spread: sqlite3.Connection,
    wanted: list[float],
    limit: int,
    labels: set[str],
    documents: set[str],
) -> None:
    """Of the documents given that have one of the labels, the passages of the highest products."""
    vector = np.array(wanted, np.float32)
    products = DRAWN.astype(np.float32) @ vector
    ids = [(one.id, whole) for whole in SPREAD for one in passages(whole)]
    open_to = {
        passage: float(product)
        for (passage, whole), product in zip(ids, products, strict=True)
        if whole.details.access in labels and whole.id in documents
    }

    found = nearest(spread, vector, limit, (labels, documents))

    assert len(found) == min(limit, len(open_to))
    assert {one.passage for one in found} <= open_to.keys()
    best = sorted(open_to.values(), reverse=True)[:limit]
    assert [one.score for one in found] == pytest.approx(best, abs=1e-4)
    assert [open_to[one.passage] for one in found] == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize(("labels", "expected"), LABELLED)
def test_opens_only_the_labels_it_is_given(
    filed: sqlite3.Connection, labels: set[str], expected: set[str]
) -> None:
    """Naming every document opens none whose label is not given."""
    found = nearest(filed, _at(0), 9, (labels, EVERY))

    assert {NAMES[document_of(one.passage)] for one in found} == expected


def test_gives_the_nearest_first(filed: sqlite3.Connection) -> None:
    """Passages come in the order of their cosines, which are their scores."""
    found = nearest(filed, _at(0), 9, (PUBLIC, EVERY))

    names = [NAMES[document_of(one.passage)] for one in found]
    assert names == ["minutes.txt", "report.txt", "undated.txt"]
    assert [one.score for one in found] == pytest.approx(
        [np.cos(np.radians(degrees)) for degrees in (0, 20, 40)], abs=1e-3
    )


def test_gives_nothing_but_the_documents_that_are_named(filed: sqlite3.Connection) -> None:
    """A passage of another document is not found, however near it is."""
    found = nearest(filed, _at(0), 9, (PUBLIC, [FILED[2].id]))

    assert [one.passage for one in found] == [passages(FILED[2])[0].id]


def test_gives_no_more_than_the_limit(filed: sqlite3.Connection) -> None:
    """The limit keeps the nearest of all the labels together."""
    found = nearest(filed, _at(60), 2, ({"public", "members"}, EVERY))

    assert [NAMES[document_of(one.passage)] for one in found] == ["exempt.txt", "undated.txt"]


def test_no_document_holds_no_passage(filed: sqlite3.Connection) -> None:
    """No document is not every document."""
    assert nearest(filed, _at(0), 9, (PUBLIC, [])) == []


def test_looks_at_more_than_it_has_in_memory_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest are found wherever they stand among many, in order."""
    monkeypatch.setattr(near, "_AT_ONCE", 4)
    degrees = {2: 40, 6: 0, 8: 20}
    whole = document("\n".join(f"Item {number}." for number in range(9)))
    write(tmp_path / "c.sqlite", whole, [_at(degrees.get(number, 80)) for number in range(9)])

    with closing(sqlite3.connect(tmp_path / "c.sqlite")) as database:
        found = nearest(database, _at(0), 3, (PUBLIC, [whole.id]))

    cut = passages(whole)
    assert [one.passage for one in found] == [cut[number].id for number in (6, 8, 2)]


def test_passages_as_near_come_in_one_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are read together, the same come first."""
    whole = document("\n".join(["Noted."] * 9))
    write(tmp_path / "c.sqlite", whole, [_at(0)] * 9)

    with closing(sqlite3.connect(tmp_path / "c.sqlite")) as database:
        orders = []
        for at_once in (2, 4, 100):
            monkeypatch.setattr(near, "_AT_ONCE", at_once)
            orders.append(nearest(database, _at(0), 9, (PUBLIC, [whole.id])))

    assert orders[0] == orders[1] == orders[2]


def test_a_sentences_vector_is_not_its_passages(tmp_path: Path) -> None:
    """Only the first of the vectors that are kept of a passage is compared."""
    whole = document("Visits were late.\nCosts rose.")
    far, close = passages(whole)
    with closing(Catalogue(tmp_path / "c.sqlite", writable=True)) as catalogue:
        catalogue.add(
            whole,
            [far, close],
            [Embedded(_at(90), _at(0)[np.newaxis]), Embedded(_at(30), _at(90)[np.newaxis])],
        )
    with closing(sqlite3.connect(tmp_path / "c.sqlite")) as database:
        found = nearest(database, _at(0), 2, (PUBLIC, [whole.id]))

    assert [one.passage for one in found] == [close.id, far.id]


def _at(degrees: float) -> Vector:
    """The vector at an angle from the first direction."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], np.float32)
