"""The index, open for writing: the one door for adding and removing."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from corpus import embedding, generations
from corpus.catalogue import Catalogue, Source
from corpus.documents import Document, Passage
from corpus.embedding import Embedded, Shelved
from corpus.errors import IndexNotWritten
from corpus.lexicon import Lexicon, LexiconWriter
from corpus.settings import Settings
from corpus.shelf import same_model
from corpus.vectors import Vectors, VectorsWriter

_REPAIRS = 4
"""Times that stranded passages are added again before an ingest gives up."""
_ROOM = 20_000_000
"""Bytes free below which a write that failed is put down to a full disk."""
_UNSOUND = (
    "The new index was not sound, so nothing was published and the index is as it was:"
    " run the ingest again."
)


class Shelving(Protocol):
    """What an ingest needs of the index: what it knows of the files, and a place for changes."""

    def sources(self) -> dict[str, Source]: ...
    def add(self, document: Document, passages: Sequence[Passage]) -> None: ...
    def rename(self, document: str, name: str) -> None: ...
    def remove(self, document: str) -> None: ...
    def record(self, source: Source) -> None: ...
    def forget(self, path: str) -> None: ...


class Rehearsal:
    """Takes the same changes as a writer, and writes nothing."""

    def __init__(self, settings: Settings) -> None:
        self._base = generations.sound(settings.index)

    def sources(self) -> dict[str, Source]:
        """What the current generation knows of the files that were offered, by path."""
        return _sources(self._base)

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Take a document and leave it where it is."""

    def rename(self, document: str, name: str) -> None:
        """Leave a document its name."""

    def remove(self, document: str) -> None:
        """Leave a document on the shelf."""

    def record(self, source: Source) -> None:
        """Remember nothing."""

    def forget(self, path: str) -> None:
        """Forget nothing."""


class Writer:
    """
    The next generation, being written.

    Nothing is copied before the first change, so that an ingest that changes nothing costs nothing.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._base = generations.sound(settings.index)
        self._folder: Path | None = None
        self._changed: list[str] = []
        self.twins: dict[str, str] = {}
        """The documents that others answer for, by id; found when something is published."""
        self._files = ExitStack()

    def sources(self) -> dict[str, Source]:
        """What the current generation knows of the files that were offered, by path."""
        return _sources(self._base)

    def rename(self, document: str, name: str) -> None:
        """Give a document another file name; nothing of it is read or embedded again."""
        self._begin()
        self._catalogue.rename(document, name)

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Shelve a document; its passages are embedded here."""
        self._begin()
        self.shelve(document, passages, self._model.passages(passages))

    def shelve(
        self, document: Document, passages: Sequence[Passage], vectors: list[Embedded]
    ) -> None:
        """Shelve a document whose passages are embedded already, by the settings' model."""
        self._begin()
        self._catalogue.add(document, passages, vectors)
        if passages:
            self._lexicon.add(passages)
            self._vectors.add(passages, [embedded.passage for embedded in vectors])
        self._changed.append(document.id)

    def remove(self, document: str) -> None:
        """Take a document off the shelf."""
        self._begin()
        label, passages = self._catalogue.remove(document)
        if passages:
            self._lexicon.remove(label, document)
            self._vectors.remove(label, passages)
        self._changed = [other for other in self._changed if other != document]

    def record(self, source: Source) -> None:
        """Remember what became of a file."""
        self._begin()
        self._catalogue.record(source)

    def forget(self, path: str) -> None:
        """Forget a file."""
        self._begin()
        self._catalogue.forget(path)

    def publish(self) -> None:
        """Check what was written, and make it the generation in use; nothing if nothing changed."""
        if self._base and not generations.is_in_use(self._base):
            self._begin()
        if not self._folder:
            return
        self._catalogue.match()
        self.twins = self._catalogue.twins()
        self._files.close()
        for _ in range(_REPAIRS):
            lost = _lost(self._folder, self._changed)
            if not lost:
                generations.publish(self._folder, self._model.identity)
                return
            _add_again(self._folder, lost)
        raise IndexNotWritten(_UNSOUND)

    def abandon(self, error: BaseException) -> None:
        """Let go of the files because of this error, and throw away what was written."""
        if self._folder:
            with suppress(Exception):  # the error that is known is the one that counts
                self._files.__exit__(type(error), error, error.__traceback__)
            generations.abandon(self._folder)

    def _begin(self) -> None:
        if self._folder:
            return
        self._model = embedding.load(self._settings)
        if self._base:
            same_model(
                self._settings.index, generations.manifest(self._base).model, self._model.identity
            )
        self._folder = generations.begin(self._settings.index, self._base)
        self._catalogue = Catalogue(self._folder / "catalogue.sqlite", writable=True)
        self._files.callback(self._catalogue.close)
        self._lexicon = self._files.enter_context(LexiconWriter(self._folder / "lexicon"))
        self._vectors = self._files.enter_context(VectorsWriter(self._folder / "chroma"))


def _sources(generation: Path | None) -> dict[str, Source]:
    if not generation:
        return {}
    catalogue = Catalogue(generation / "catalogue.sqlite")
    try:
        return catalogue.sources()
    finally:
        catalogue.close()


@contextmanager
def writing(settings: Settings) -> Iterator[Writer]:
    """Hold the index for writing; what was written is published when the block ends well."""
    with generations.written(settings.index):
        writer = Writer(settings)
        try:
            yield writer
            writer.publish()
        except BaseException as error:
            room = shutil.disk_usage(settings.index).free
            writer.abandon(error)
            if isinstance(error, Exception) and room < _ROOM:
                raise IndexNotWritten(
                    f"There is no room left for the index in {settings.index}, which is as it was:"
                    " make room, then run the ingest again."
                ) from error
            raise


def _lost(folder: Path, changed: Sequence[str]) -> list[Shelved]:
    """
    The changed passages that a reader would not find by their own vector.

    Raises `IndexNotWritten` when one is not found by its own words, or is not everywhere.
    """
    with ExitStack() as files:
        catalogue = Catalogue(folder / "catalogue.sqlite")
        files.callback(catalogue.close)
        vectors = Vectors(folder / "chroma")
        files.callback(vectors.close)
        lexicon = Lexicon(folder / "lexicon")
        for label in catalogue.labels():
            if not catalogue.labelled(label) == vectors.ids(label) == lexicon.ids(label):
                raise IndexNotWritten(_UNSOUND)
        lost: list[Shelved] = []
        for document in changed:
            shelved = {one.passage.id: one for one in catalogue.shelved(document)}
            if lexicon.missing([one.passage for one in shelved.values()]):
                raise IndexNotWritten(_UNSOUND)
            lost += [shelved[passage] for passage in vectors.missing(list(shelved.values()))]
        return lost


def _add_again(folder: Path, lost: Sequence[Shelved]) -> None:
    """Give passages another place in the graph of neighbours, which now and then strands one."""
    with VectorsWriter(folder / "chroma") as vectors:
        for passage, embedded in lost:
            vectors.remove(passage.document.details.access, [passage.id])
            vectors.add([passage], [embedded.passage])
