"""What many commands of eval are given: an index and a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from corpus.settings import NONE, Settings
from corpus.shelf import Generation
from evals.index import opened

INDEX = click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)
RUN = click.argument("named", metavar="[RUN]", default="newest")


def settings(index: Path | None, *, fast: bool = False) -> Settings:
    """The settings, with the index in this folder where one is given; `fast` without the ranker."""
    given = Settings.from_environment()
    given = replace(given, ranker=NONE) if fast else given
    return replace(given, index=index) if index else given


@contextmanager
def generation(index: Path | None) -> Iterator[Generation]:
    """The index in this folder, or in that of the settings, open for reading."""
    with opened(settings(index)) as found:
        yield found
