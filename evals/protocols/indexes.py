"""The indexes that protocols make of papers, for the while."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.settings import Settings
from corpus.shelf import Generation
from evals.index import opened
from ingest.draft import SIZES, Sizes
from ingest.ingest import ingest


@contextmanager
def made(papers: Path, settings: Settings, sizes: Sizes = SIZES) -> Iterator[Generation]:
    """An index of these papers, with passages of these sizes, that is deleted after use."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = replace(settings, index=Path(folder) / "index")
        ingest([papers], own, sizes=sizes)
        with opened(own) as generation:
            yield generation
