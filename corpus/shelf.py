"""The index, open for reading. Adding and removing is `corpus.writer`."""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import embedding, generations
from corpus.catalogue import Catalogue, Holdings
from corpus.copies import PrivateCopy
from corpus.documents import Document
from corpus.embedding import Embedding, Shelved, Vector
from corpus.errors import (
    CouncilbotError,
    IndexDamaged,
    IndexNotBuilt,
    IndexNotCopied,
    IndexOfAnotherModel,
)
from corpus.filters import Filters
from corpus.lexicon import Lexicon
from corpus.settings import Settings
from corpus.vectors import Near, Vectors

_log = logging.getLogger(__name__)

Edition = tuple[str, generations.Manifest]
"""A generation's number and what it holds, since an index that is made anew begins at 1 again."""


class Generation:
    """One published generation, open for reading."""

    def __init__(self, folder: Path, model: Embedding) -> None:
        known = generations.check(folder)
        same_model(folder.parent.parent, known.model, model.identity)
        self.edition: Edition = folder.name, known
        self._model = model
        self._copy = PrivateCopy(folder / "chroma")
        self._vectors = Vectors(self._copy.path)
        self._lexicon = Lexicon(folder / "lexicon")
        self._catalogue = Catalogue(folder / "catalogue.sqlite")

    def question(self, text: str) -> Vector:
        """The vector of a question."""
        return self._model.question(text)

    def nearest(
        self, vector: Vector, labels: frozenset[str], limit: int, filters: Filters
    ) -> list[Near]:
        """At most `limit` passages that these labels open, nearest in meaning first."""
        return self._vectors.nearest(vector, labels, limit, filters)

    def matching(
        self, words: Iterable[str], labels: frozenset[str], limit: int, filters: Filters
    ) -> list[Near]:
        """At most `limit` passages that these labels open, best match in words first."""
        return self._lexicon.matching(words, labels, limit, filters)

    def rarity(self, words: Iterable[str], labels: frozenset[str]) -> dict[str, float]:
        """How much each word tells, among the passages that these labels open."""
        return self._lexicon.rarity(words, labels)

    def passages(self, ids: Iterable[str]) -> dict[str, Shelved]:
        """The passages with these ids."""
        return self._catalogue.passages(ids)

    def read(self, document: str) -> Document | None:
        """A document as it is stored now; None when it is not there or was altered."""
        return self._catalogue.read(document)

    def named(self, name: str) -> Document | None:
        """The document whose paper has this file name."""
        return self._catalogue.named(name)

    def holdings(self, labels: frozenset[str]) -> Holdings:
        """What a search with these labels looks through."""
        return self._catalogue.holdings(labels)

    def close(self) -> None:
        """Let go of the files."""
        self._catalogue.close()
        self._vectors.close()
        self._copy.close()


class Shelf:
    """An index open for reading, which follows the generation in use."""

    def __init__(self, settings: Settings) -> None:
        self._index = settings.index
        generations.current(self._index)
        self._model = embedding.load(settings)
        self._lock = threading.Lock()
        self._newest = self._open()
        self._readers = {self._newest: 0}
        self._refused: Edition | None = None
        self._reported = ""

    @contextmanager
    def reading(self) -> Iterator[Generation]:
        """The generation in use, which stays open while it is held, whatever is published."""
        with self._lock:
            self._follow()
            generation = self._newest
            self._readers[generation] += 1
        try:
            yield generation
        finally:
            with self._lock:
                self._readers[generation] -= 1
                self._close_superseded()

    def close(self) -> None:
        """Let go of every generation."""
        with self._lock:
            for generation in self._readers:
                generation.close()
            self._readers.clear()

    def _open(self) -> Generation:
        folder = generations.current(self._index)
        try:
            return Generation(folder, self._model)
        except (IndexDamaged, OSError):
            if generations.current(self._index) == folder:
                raise
        return self._open()  # it was not damaged but superseded, and swept while it was opened

    def _follow(self) -> None:
        """Open the generation in use if it is another; when it cannot be, keep the old one."""
        edition = None
        try:
            folder = generations.current(self._index)
            edition = folder.name, generations.manifest(folder)
            if edition not in (self._newest.edition, self._refused):
                self._newest = self._open()
                self._readers[self._newest] = 0
                self._close_superseded()
        except IndexNotCopied as fault:  # there may be room at the next reading
            self._report(fault)
        except (IndexDamaged, IndexNotBuilt, IndexOfAnotherModel) as fault:
            self._refused = edition
            self._report(fault)
        else:
            if edition == self._newest.edition:
                self._reported = ""

    def _report(self, fault: CouncilbotError) -> None:
        """Say once why the generation that is open goes on answering."""
        if str(fault) != self._reported:
            number, _ = self._newest.edition
            _log.warning("%s Until then, generation %s answers.", fault, number)
        self._reported = str(fault)

    def _close_superseded(self) -> None:
        for generation, readers in list(self._readers.items()):
            if not readers and generation is not self._newest:
                del self._readers[generation]
                generation.close()


def same_model(index: Path, made_with: str, given: str) -> None:
    """Raise `IndexOfAnotherModel` unless the index was made with the model that is given."""
    if made_with != given:
        raise IndexOfAnotherModel(
            f"The index in {index} was made with the model {made_with}, but the settings name"
            f" {given}: set COUNCILBOT_MODEL as it was, or ingest into another folder with --index."
        )
