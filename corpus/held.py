"""What the index in use holds, opened without its models: to hold a receipt against it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from corpus import generations, originals
from corpus.catalogue import Catalogue
from corpus.documents import Document
from corpus.errors import IndexDamaged

_KEPT_IN_MEMORY = 16
"""Documents; receipts of one paper mostly come together."""


class Held:
    """The documents and the originals of an index, as far as some access labels open them."""

    def __init__(self, index: Path, labels: frozenset[str]) -> None:
        folder = generations.current(index)
        generations.known(folder)
        self._index = index
        self._labels = labels
        self._catalogue = Catalogue(folder / "catalogue.sqlite")
        self.document = lru_cache(_KEPT_IN_MEMORY)(self._document)
        """A document by its id; None where its stored text is not what was written."""

    def holds(self, document: str) -> bool:
        """Whether there is a document with this id that the labels open, altered or not."""
        return self._catalogue.label(document) in self._labels

    def original(self, document: str) -> bytes | None:
        """The bytes of the paper; None where they are not there, or not those that were read."""
        return originals.original(self._index, document)

    def keeps(self, document: str) -> bool:
        """Whether there is a file in the original's place, whatever is in it."""
        return originals.keeps(self._index, document)

    def close(self) -> None:
        """Let go of the files."""
        self._catalogue.close()

    def _document(self, document: str) -> Document | None:
        try:
            found = self._catalogue.read(document)
        except (ValueError, TypeError, KeyError):  # its pages or details are no JSON any more
            return None
        return found if found and found.details.access in self._labels else None


@contextmanager
def held(index: Path, labels: frozenset[str]) -> Iterator[Held]:
    """The index in this folder; raises `IndexDamaged` where its catalogue cannot be read."""
    try:
        found = Held(index, labels)
        try:
            yield found
        finally:
            found.close()
    except sqlite3.Error as error:
        raise IndexDamaged(
            f"The index in {index} is damaged: run  councilbot ingest PATH --index {index}  with"
            " your papers to repair it."
        ) from error
