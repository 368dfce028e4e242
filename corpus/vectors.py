"""The passages' vectors. Chroma is kept behind this file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

import numpy as np

from corpus.documents import Passage
from corpus.embedding import Shelved, Vector
from corpus.near import Near

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

BATCH = 1000
"""Passages a call; Chroma takes at most 5,461."""

_SAME = 1e-5
"""The cosine distance below which two vectors are one, but for rounding."""

_GRAPH: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 200,
    "max_neighbors": 32,
    "sync_threshold": 100,
}
"""With Chroma's defaults 3 to 5 of 11,664 passages were not found by their own vector, with these
none or one, for 1.1 to 1.3 times the time to add them. Of 7 builds of the sample papers 4 missed
one of a question's 50 nearest passages with Chroma's search width of 100, none with 200. What a
writer leaves out of the graph every reader puts there at its first search: of 9,980 passages 981
by default, which took 1.7 s of the processor; one with a threshold of 100, 0.04 s."""


def prepare() -> None:
    """Load Chroma's code, so that opening a folder does not wait for it."""
    import chromadb  # noqa: F401


class Vectors:
    """
    One Chroma folder, with a collection for each access label.

    It holds ids and vectors alone: words and facts are the catalogue's, and Chroma's copy of them
    would be written, hashed and copied without ever being read.

    Only one process may have a folder open while it is written; see `corpus.generations`.
    """

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        self._client = cast(
            "Client",
            chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False)),
        )
        self._opened: dict[str, Collection] = {}

    def labels(self) -> set[str]:
        """The access labels that have a collection."""
        return {collection.name for collection in self._client.list_collections()}

    def nearest(self, vector: Vector, labels: Iterable[str], limit: int) -> list[Near]:
        """At most `limit` passages with one of `labels`, nearest first."""
        near: list[Near] = []
        for collection in self._open(labels):
            found = collection.query(
                query_embeddings=vector[np.newaxis],
                n_results=limit,
                include=["distances"],
            )
            distances = found["distances"] or [[]]
            near += [
                Near(passage, 1 - distance)
                for passage, distance in zip(found["ids"][0], distances[0], strict=True)
            ]
        return sorted(near, key=lambda one: -one.score)[:limit]

    def missing(self, shelved: Sequence[Shelved]) -> list[str]:
        """The ids of those passages of one access label that their own vector does not find."""
        lost = []
        for first in range(0, len(shelved), BATCH):
            some = shelved[first : first + BATCH]
            found = self._collection(some[0].passage.document.details.access).query(
                query_embeddings=np.stack([one.embedded.passage for one in some]),
                n_results=1,
                include=["distances"],
            )
            distances = found["distances"] or []
            lost += [
                one.passage.id
                for one, best, far in zip(some, found["ids"], distances, strict=True)
                if best != [one.passage.id] and not _same(far)
            ]
        return lost

    def ids(self, label: str) -> set[str]:
        """The ids of every passage with this label."""
        if label not in self.labels():
            return set()
        return set(self._collection(label).get(include=[])["ids"])

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()

    def _open(self, labels: Iterable[str]) -> "list[Collection]":
        """The collections of those of `labels` that have one; each is looked up once."""
        wanted = set(labels)
        if wanted - self._opened.keys():
            for label in wanted & self.labels():
                self._opened[label] = self._collection(label)
        return [self._opened[label] for label in sorted(wanted & self._opened.keys())]

    def _collection(self, label: str) -> "Collection":
        return self._client.get_collection(label, embedding_function=None)


class VectorsWriter(Vectors):
    """
    Adds and removes passages; everything is written when the `with` block ends well.

    Passages are added many at a time, because every call to Chroma costs some milliseconds.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._waiting: defaultdict[str, list[tuple[str, Vector]]] = defaultdict(list)

    def add(self, passages: Sequence[Passage], vectors: Sequence[Vector]) -> None:
        """Add passages of one access label, each with its vector."""
        label = passages[0].document.details.access
        ids = [passage.id for passage in passages]
        self._waiting[label] += zip(ids, vectors, strict=True)
        if len(self._waiting[label]) >= BATCH:
            self._write(label)

    def remove(self, label: str, passages: Sequence[str]) -> None:
        """Remove the passages with these ids."""
        self._write(label)
        for first in range(0, len(passages), BATCH):
            self._collection(label).delete(ids=list(passages[first : first + BATCH]))

    def __enter__(self) -> "VectorsWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with closing(self):
            for label in list(self._waiting) if kind is None else ():
                self._write(label)

    def _write(self, label: str) -> None:
        waiting = self._waiting.pop(label, [])
        for first in range(0, len(waiting), BATCH):
            ids, vectors = zip(*waiting[first : first + BATCH], strict=True)
            self._client.get_or_create_collection(
                label, configuration={"hnsw": _GRAPH}, embedding_function=None
            ).add(
                ids=list(ids),
                embeddings=np.stack(vectors),
            )


def _same(distances: Sequence[float]) -> bool:
    """Whether the best hit has the very vector asked for: passages of the same words share one."""
    return bool(distances) and distances[0] < _SAME
