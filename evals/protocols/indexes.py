"""The indexes that protocols read: those that stand, and those made of papers for the while."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from ingest.draft import SIZES, Sizes
from ingest.ingest import ingest


@contextmanager
def standing(settings: Settings) -> Iterator[Generation]:
    """The index that the settings name, open for reading."""
    shelf = Shelf(settings)
    try:
        with shelf.reading() as generation:
            yield generation
    finally:
        shelf.close()


@contextmanager
def made(papers: Path, settings: Settings, sizes: Sizes = SIZES) -> Iterator[Generation]:
    """An index of these papers, with passages of these sizes, that is deleted after use."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = replace(settings, index=Path(folder) / "index")
        ingest([papers], own, sizes=sizes)
        with standing(own) as generation:
            yield generation
