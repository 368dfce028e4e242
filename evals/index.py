"""The index that cases are asked of."""

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.settings import PUBLIC, Settings
from corpus.shelf import Generation, Shelf

LABELS = frozenset({PUBLIC})
"""The papers that it may quote from: the public ones."""


@contextmanager
def opened(settings: Settings) -> Iterator[Generation]:
    """The index that the settings name, open for reading."""
    shelf = Shelf(settings)
    try:
        with shelf.reading() as generation:
            yield generation
    finally:
        shelf.close()
