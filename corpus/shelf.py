"""The index, open for reading. Adding and removing is `corpus.writer`."""

import logging
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from corpus import embedding, generations, originals
from corpus.catalogue import Catalogue
from corpus.copies import PrivateCopy
from corpus.documents import Document, Passage, Span, document_of
from corpus.embedding import Embedding, Shelved, Vector
from corpus.errors import (
    CouncilbotError,
    IndexDamaged,
    IndexNotBuilt,
    IndexNotCopied,
    IndexOfAnotherModel,
)
from corpus.holdings import Holdings
from corpus.lexicon import Lexicon
from corpus.near import Near
from corpus.settings import Settings
from corpus.vectors import Vectors, prepare

_log = logging.getLogger(__name__)

READ_WHOLE = 4000
"""Passages of a narrowed search up to which each is compared, beyond that the graph is asked."""
SPARE = 4
"""Times as many passages are taken from the graph as are expected to be of the documents."""
WIDEST = 4000
"""Passages taken from the graph at most; where more were needed, each is compared."""

Within = frozenset[str] | None
"""The ids of the documents that a search is narrowed to; None for every document."""

Edition = tuple[str, generations.Manifest]
"""A generation's number and what it holds, since an index that is made anew begins at 1 again."""


class Generation:
    """One published generation, open for reading."""

    def __init__(self, folder: Path, model: Embedding) -> None:
        with ThreadPoolExecutor(1) as pool:
            checking = pool.submit(generations.check, folder)
            prepare()  # it takes half a second, in which the files are read
            known = checking.result()
        self._index = folder.parent.parent
        same_model(self._index, known.model, model.identity)
        self.edition: Edition = folder.name, known
        self.ingested = generations.published(folder)
        """When papers were last added, changed or removed, whatever their labels; in UTC."""
        self._model = model
        self._copy = PrivateCopy(folder / "chroma")
        self._vectors = Vectors(self._copy.path)
        self._lexicon = Lexicon(folder / "lexicon")
        self._catalogue = Catalogue(folder / "catalogue.sqlite")
        self._holdings = cache(self._catalogue.holdings)
        self._acronyms = cache(self._catalogue.acronyms)
        self._vocabulary = cache(self._lexicon.vocabulary)
        self._spellings = cache(self._lexicon.spellings)

    def question(self, text: str) -> Vector:
        """The vector of a question."""
        return self._model.question(text)

    def knows(self, word: str) -> bool:
        """Whether a word is common in the language of the model."""
        return self._model.knows(word)

    def nearest(
        self, vector: Vector, labels: frozenset[str], limit: int, within: Within = None
    ) -> list[Near]:
        """At most `limit` passages that these labels open, nearest in meaning first."""
        if within is None:
            return self._vectors.nearest(vector, labels, limit)
        papers = self.holdings(labels).papers
        passages = sum(paper.passages for paper in papers)
        passing = sum(paper.passages for paper in papers if paper.id in within)
        width = SPARE * limit * passages // max(1, passing)
        while passing > READ_WHOLE and width <= WIDEST:
            near = self._vectors.nearest(vector, labels, width)
            found = [one for one in near if document_of(one.passage) in within]
            if len(found) >= limit:
                return found[:limit]
            width *= SPARE
        return self._catalogue.nearest(vector, labels, limit, within)

    def matching(
        self,
        words: Mapping[str, float],
        labels: frozenset[str],
        limit: int,
        within: Within = None,
    ) -> list[Near]:
        """At most `limit` passages that these labels open, best match in words first."""
        return self._lexicon.matching(words, labels, limit, within)

    def holding(self, words: Iterable[str], labels: frozenset[str]) -> set[str]:
        """The documents, by id, of which a passage that these labels open has all the words."""
        return self._lexicon.holding(words, labels)

    def rarity(self, words: Iterable[str], labels: frozenset[str]) -> dict[str, float]:
        """How much each word tells, among the passages that these labels open."""
        return self._lexicon.rarity(words, labels)

    def vocabulary(self, labels: frozenset[str]) -> dict[str, int]:
        """Every word of the passages that these labels open, and how many passages hold it."""
        return self._vocabulary(labels)

    def spellings(self, labels: frozenset[str]) -> dict[str, int]:
        """Every word as these passages spell it, and how many passages hold it."""
        return self._spellings(labels)

    def acronyms(self, labels: frozenset[str]) -> dict[str, tuple[str, ...]]:
        """What the papers that these labels open say their acronyms stand for."""
        return self._acronyms(labels)

    def passages(self, ids: Iterable[str]) -> dict[str, Shelved]:
        """The passages with these ids."""
        return self._catalogue.passages(ids)

    def read(self, document: str) -> Document | None:
        """A document as it is stored now; None when it is not there or was altered."""
        return self._catalogue.read(document)

    def original(self, document: Document) -> bytes | None:
        """The bytes of the paper that a document was read from; None where they are gone."""
        return originals.original(self._index, document.id)

    def named(self, name: str) -> Document | None:
        """The document whose paper has this file name."""
        return self._catalogue.named(name)

    def documents(self, labels: frozenset[str], called: str | None = None) -> Iterator[Document]:
        """The documents that these labels open; with `called`, those of that id or file name."""
        return self._catalogue.permitted(labels, called)

    def passage_at(self, document: Document, span: Span) -> Passage | None:
        """The shortest passage of a document that holds all of a span, when one does."""
        return self._catalogue.passage_at(document, span)

    def shelved(self, document: str) -> Iterator[Shelved]:
        """The passages of the document with this id, in order."""
        return self._catalogue.shelved(document)

    def holdings(self, labels: frozenset[str]) -> Holdings:
        """What a search with these labels looks through."""
        return self._holdings(labels)

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
