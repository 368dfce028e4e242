"""Chroma finds passages by their vectors, and opens no label but those it is given."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import Document
from corpus.embedding import Embedded, Shelved, Vector
from corpus.vectors import BATCH, Vectors, VectorsWriter
from tests.corpus.conftest import FILED, LABELLED, PUBLIC, document, passages, unit

Open = Callable[[], Vectors]

NAMES = {one.id: whole.name for whole in FILED for one in passages(whole)}


def shelved(*documents: Document) -> list[Shelved]:
    """The passages of some documents, each with a direction of its own."""
    found = [passage for whole in documents for passage in passages(whole)]
    return [
        Shelved(one, Embedded(unit(number, len(found) + 1), np.zeros((0, len(found) + 1))))
        for number, one in enumerate(found)
    ]


def write(folder: Path, some: list[Shelved]) -> None:
    """Add passages, each with its vector."""
    with VectorsWriter(folder) as vectors:
        for one in some:
            vectors.add([one.passage], [one.embedded.passage])


@pytest.fixture
def reopened(tmp_path: Path) -> Iterator[Open]:
    """Open what was written, as a reader does."""
    with ExitStack() as files:

        def opening() -> Vectors:
            vectors = Vectors(tmp_path)
            files.callback(vectors.close)
            return vectors

        yield opening


@pytest.fixture
def filed(tmp_path: Path, reopened: Open) -> Vectors:
    """The documents of `FILED`, each passage in a direction of its own."""
    write(tmp_path, shelved(*FILED))
    return reopened()


def names(vectors: Vectors, labels: set[str]) -> set[str]:
    """The documents whose passages are found at all."""
    found = vectors.nearest(unit(0, len(FILED) + 1), labels, 100)
    return {NAMES[one.passage] for one in found}


@pytest.mark.parametrize(("labels", "expected"), LABELLED)
def test_opens_only_the_labels_it_is_given(
    filed: Vectors, labels: set[str], expected: set[str]
) -> None:
    """A passage is found when its label is asked for, and no label means no passage."""
    assert names(filed, labels) == expected


def test_the_nearest_passage_of_another_label_is_not_found(filed: Vectors) -> None:
    """A secret passage stays shut even to its own vector."""
    secret = shelved(*FILED)[-1]

    found = filed.nearest(secret.embedded.passage, PUBLIC, 1)

    assert [one.passage for one in found] != [secret.passage.id]


def test_gives_the_nearest_first(tmp_path: Path, reopened: Open) -> None:
    """Passages come in the order of their cosines, which are their scores."""
    whole = document("First.\nSecond.\nThird.")
    near, nearer, far = passages(whole)
    with VectorsWriter(tmp_path) as vectors:
        vectors.add([near, nearer, far], [_at(40), _at(10), _at(80)])

    found = reopened().nearest(_at(0), PUBLIC, 3)

    assert [one.passage for one in found] == [nearer.id, near.id, far.id]
    assert [one.score for one in found] == pytest.approx(
        [np.cos(np.radians(degrees)) for degrees in (10, 40, 80)], abs=1e-5
    )


def test_orders_passages_of_several_labels_together(tmp_path: Path, reopened: Open) -> None:
    """The nearest of all the labels comes first, whichever label it has."""
    public = passages(document("Near.\nFar."))
    secret = passages(document("Between.", access="members"))
    with VectorsWriter(tmp_path) as vectors:
        vectors.add(public, [_at(10), _at(50)])
        vectors.add(secret, [_at(30)])

    found = reopened().nearest(_at(0), {"public", "members"}, 2)

    assert [one.passage for one in found] == [public[0].id, secret[0].id]


def test_gives_no_more_than_the_limit(filed: Vectors) -> None:
    """The limit counts passages of every label together."""
    found = filed.nearest(unit(0, len(FILED) + 1), {"public", "members"}, 2)

    assert len(found) == 2


def test_a_collection_that_was_emptied_gives_nothing(tmp_path: Path, reopened: Open) -> None:
    """A label whose last passage is gone is searched without an error."""
    write(tmp_path, shelved(FILED[0]))
    with VectorsWriter(tmp_path) as vectors:
        vectors.remove("public", [passages(FILED[0])[0].id])

    found = reopened().nearest(unit(0, 2), PUBLIC, 5)

    assert found == []


def test_knows_the_ids_of_each_label(filed: Vectors) -> None:
    """Every passage is listed under its own label and no other."""
    listed = {label: {NAMES[one] for one in filed.ids(label)} for label in filed.labels()}

    assert listed == {
        "public": {"minutes.txt", "report.txt", "undated.txt"},
        "members": {"exempt.txt"},
    }


def test_nothing_is_missing_when_all_is_there(filed: Vectors) -> None:
    """Every passage is found by its own vector."""
    assert filed.missing(shelved(*FILED)[:3]) == []


def test_reports_a_passage_that_was_taken_out(tmp_path: Path, reopened: Open) -> None:
    """A passage that is not there is missing, and the others are not."""
    some = shelved(*FILED[:3])
    write(tmp_path, some)
    with VectorsWriter(tmp_path) as vectors:
        vectors.remove("public", [some[1].passage.id])

    missing = reopened().missing(some)

    assert missing == [some[1].passage.id]


def test_reports_a_passage_that_its_vector_does_not_find(tmp_path: Path, reopened: Open) -> None:
    """A passage that lies under another vector than its own is missing, though it is there."""
    some = [
        Shelved(one, Embedded(_at(degrees), np.zeros((0, 2), np.float32)))
        for one, degrees in zip(passages(document("A.\nB.\nC.")), (0, 60, 90), strict=True)
    ]
    write(tmp_path, some)
    with VectorsWriter(tmp_path) as vectors:
        vectors.remove("public", [some[1].passage.id])
        vectors.add([some[1].passage], [_at(0)])

    missing = reopened().missing(some)

    assert missing == [some[1].passage.id]


def test_passages_of_the_same_words_stand_for_each_other(tmp_path: Path, reopened: Open) -> None:
    """Two passages with one vector are both found, whichever of them the graph gives."""
    twins = [
        Shelved(one, Embedded(unit(0), np.zeros((0, 8), np.float32)))
        for one in passages(document("Noted.\nNoted.\nNoted."))
    ]
    write(tmp_path, twins)

    missing = reopened().missing(twins)

    assert missing == []


def test_writes_more_than_a_batch(tmp_path: Path, reopened: Open) -> None:
    """Passages beyond what Chroma takes at once are all added, and all removed."""
    many = _many(2 * BATCH + 1)
    with VectorsWriter(tmp_path) as vectors:
        vectors.add([one.passage for one in many], [one.embedded.passage for one in many])
    with VectorsWriter(tmp_path) as vectors:
        vectors.remove("public", [one.passage.id for one in many[: BATCH + 1]])

    ids = reopened().ids("public")

    assert ids == {one.passage.id for one in many[BATCH + 1 :]}


@pytest.mark.parametrize("number", [150, BATCH - 1, BATCH + 600])
def test_readers_need_not_finish_the_graph(tmp_path: Path, number: int) -> None:
    """Hardly a passage is left for a reader's first search to put into the graph."""
    many = _many(number)
    with VectorsWriter(tmp_path) as vectors:
        vectors.add([one.passage for one in many], [one.embedded.passage for one in many])

    with closing(sqlite3.connect(tmp_path / "chroma.sqlite3")) as database:
        (waiting,) = database.execute("select count(*) from embeddings_queue").fetchone()

    assert waiting < 100


def test_looks_for_more_than_a_batch(tmp_path: Path, reopened: Open) -> None:
    """A passage is missed whichever batch of questions it falls into."""
    many = _many(BATCH + 2)
    with VectorsWriter(tmp_path) as vectors:
        vectors.add(
            [one.passage for one in many[1:-1]], [one.embedded.passage for one in many[1:-1]]
        )

    missing = reopened().missing(many)

    assert {many[0].passage.id, many[-1].passage.id} <= set(missing)


def test_a_passage_that_is_removed_before_it_is_written_stays_out(
    tmp_path: Path, reopened: Open
) -> None:
    """Removing sees the passages that still wait to be added."""
    first, second = shelved(*FILED[:2])
    with VectorsWriter(tmp_path) as vectors:
        vectors.add([first.passage], [first.embedded.passage])
        vectors.add([second.passage], [second.embedded.passage])
        vectors.remove("public", [first.passage.id])

    ids = reopened().ids("public")

    assert ids == {second.passage.id}


def test_a_passage_that_is_added_again_is_found_by_its_other_vector(
    tmp_path: Path, reopened: Open
) -> None:
    """Removing and adding within one block leaves the passage under what was added last."""
    (whole,) = passages(FILED[0])
    with VectorsWriter(tmp_path) as vectors:
        vectors.add([whole], [unit(0)])
        vectors.remove("public", [whole.id])
        vectors.add([whole], [unit(1)])

    found = reopened().nearest(unit(1), PUBLIC, 1)

    assert [(one.passage, round(one.score, 3)) for one in found] == [(whole.id, 1.0)]


def test_what_waits_is_not_written_when_the_block_fails(tmp_path: Path, reopened: Open) -> None:
    """An error in the block leaves out what had not been written yet."""
    (one,) = shelved(FILED[0])

    with suppress(ZeroDivisionError), VectorsWriter(tmp_path) as vectors:
        vectors.add([one.passage], [one.embedded.passage])
        raise ZeroDivisionError

    assert reopened().labels() == set()


def _at(degrees: float) -> Vector:
    """The vector at an angle from the first direction."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], np.float32)


def _many(number: int) -> list[Shelved]:
    """As many passages, each with a vector far from every other."""
    whole = document("\n".join(f"Item {place}." for place in range(number)))
    vectors = np.random.default_rng(0).normal(size=(number, 32)).astype(np.float32)
    return [
        Shelved(passage, Embedded(_unit(vector), np.zeros((0, 32), np.float32)))
        for passage, vector in zip(passages(whole), vectors, strict=True)
    ]


def _unit(vector: Vector) -> Vector:
    return vector / np.linalg.norm(vector)
