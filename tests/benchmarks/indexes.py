"""The indexes that are measured, kept in .cache/bench so that a second run finds them."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

from corpus import embedding, generations
from corpus.catalogue import Catalogue
from corpus.documents import Details, Document
from corpus.embedding import Shelved
from corpus.settings import Settings
from corpus.writer import writing
from ingest.ingest import ingest
from tests.benchmarks.invented import RECIPE, invented
from tests.benchmarks.tutorial import Tutorial
from tests.conftest import PAPERS, ROOT, SHARED

CACHE = ROOT / ".cache" / "bench"
Item = TypeVar("Item")
OFSTED = SHARED / "papers" / "ofsted"


class Kept:
    """Indexes of this version's format and of one model; those of others are deleted."""

    def __init__(self, console: Console, cache: Path = CACHE) -> None:
        self._settings = Settings.from_environment({})
        self._model = embedding.load(self._settings)
        self._console = console
        identity = self._model.identity.replace(":", "-")
        self.folder = cache / f"{generations.FORMAT}-{identity}"
        for other in cache.glob("*"):
            if other != self.folder:
                shutil.rmtree(other)

    def sample(self) -> Settings:
        """The sample papers."""
        return self._read("sample", PAPERS)

    def ofsted(self) -> Settings:
        """The real reports, which are not part of the project."""
        return self._read("ofsted", OFSTED)

    def invented(self, passages: int) -> Settings:
        """So many passages that nobody wrote."""
        settings = replace(self._settings, index=self.folder / f"invented-{RECIPE}-{passages}")
        if not (settings.index / "CURRENT").exists():
            sources = whole(self.sample())
            with self._progress() as progress, writing(settings) as shelf:
                task = progress.add_task(f"{passages:,} passages", total=passages)
                for one in invented(sources, passages):
                    shelf.shelve(one.document, one.passages, one.vectors)
                    progress.advance(task, len(one.passages))
                progress.update(task, description="finding every one of them again")
        return settings

    def tutorial(self, settings: Settings) -> Tutorial:
        """The tutorial's own folder of the papers that an index holds."""
        folder = settings.index.with_name(f"{settings.index.name}-tutorial")
        if not folder.exists():
            partial = folder.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            making = Tutorial(partial, self._model)
            making.add(self._shown(list(documents(settings)), folder.name))
            making.close()
            partial.rename(folder)
        return Tutorial(folder, self._model)

    def _read(self, name: str, papers: Path) -> Settings:
        settings = replace(self._settings, index=self.folder / name)
        ingest([papers], settings, lambda some: self._shown(some, name))
        return settings

    def _shown(self, some: Sequence[Item], what: str) -> Iterator[Item]:
        with self._progress() as progress:
            yield from progress.track(some, description=what)

    def _progress(self) -> Progress:
        return Progress(console=self._console, transient=True)


def documents(settings: Settings) -> Iterator[Document]:
    """Every document that an index holds."""
    catalogue = _catalogue(settings)
    try:
        for found in sorted(catalogue.documents()):
            document = catalogue.read(found)
            if document:
                yield document
    finally:
        catalogue.close()


def whole(settings: Settings) -> list[Shelved]:
    """The passages of an index that have sentences and are indexed by their own words."""
    catalogue = _catalogue(settings)
    try:
        return [
            one
            for document in sorted(catalogue.documents())
            for one in catalogue.shelved(document)
            if one.passage.sentences and not one.passage.indexed
        ]
    finally:
        catalogue.close()


def size(settings: Settings) -> int:
    """How many passages an index holds."""
    catalogue = _catalogue(settings)
    try:
        return sum(len(catalogue.labelled(label)) for label in catalogue.labels())
    finally:
        catalogue.close()


def narrowings(settings: Settings) -> list[Details]:
    """What is known of the papers whose council and date are, for questions to name."""
    catalogue = _catalogue(settings)
    try:
        papers = catalogue.holdings(catalogue.labels()).papers
    finally:
        catalogue.close()
    return [one.details for one in papers if one.details.council and one.details.date]


def about(question: str, paper: Details, *, of_its_year: bool = False) -> str:
    """
    A question that names a paper's council, and its year, so that it is narrowed to them.

    >>> about("How high are caseloads?", Details(council="Kesterwold Council"))
    'How high are caseloads in Kesterwold?'
    """
    place = f" in {paper.council.removesuffix(' Council')}"
    year = f" in {paper.date.year}" if of_its_year and paper.date else ""
    return f"{question.rstrip(' .?')}{place}{year}?"


def _catalogue(settings: Settings) -> Catalogue:
    return Catalogue(generations.current(settings.index) / "catalogue.sqlite")
