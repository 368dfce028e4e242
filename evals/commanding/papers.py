"""The index that a command of eval reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from corpus.settings import Settings
from corpus.shelf import Generation, Shelf

INDEX = click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)


@contextmanager
def generation(index: Path | None) -> Iterator[Generation]:
    """The index in this folder, or in that of the settings, open for reading."""
    settings = Settings.from_environment()
    shelf = Shelf(replace(settings, index=index) if index else settings)
    try:
        with shelf.reading() as opened:
            yield opened
    finally:
        shelf.close()
