"""What commands of the bot are given alike: the index, and what narrows a search."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from bot.access import terminal_labels
from corpus.documents import KINDS
from corpus.filters import Filters, council_key
from corpus.settings import NONE, Settings
from corpus.shelf import Generation, Shelf

_day = click.DateTime(["%Y-%m-%d"])
index_option = click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)


def narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """The options that narrow what is searched."""
    for option in (
        click.option("--to", "until", type=_day, help="No later than this day."),
        click.option("--from", "since", type=_day, help="No earlier than this day."),
        click.option("--kind", type=click.Choice(sorted(KINDS)), help="Only papers of this kind."),
        click.option("--council", default="", help="Only papers of this council."),
    ):
        command = option(command)
    return command


def filters(
    council: str, kind: str | None, since: datetime | None, until: datetime | None
) -> Filters:
    """What the options of `narrowing` say."""
    return Filters(
        council_key(council),
        kind or "",
        since.date() if since else None,
        until.date() if until else None,
    )


def settings_for(index: Path | None, *, fast: bool = False) -> Settings:
    """The settings of the environment, with the index that is given; `fast` without the ranker."""
    settings = Settings.from_environment()
    if fast:
        settings = replace(settings, ranker=NONE)
    return replace(settings, index=index) if index else settings


@contextmanager
def reading(index: Path | None) -> Iterator[tuple[Generation, frozenset[str]]]:
    """The papers, open for one command, and the access labels that a terminal may read."""
    settings = settings_for(index)
    shelf = Shelf(settings)
    try:
        with shelf.reading() as generation:
            yield generation, terminal_labels(settings)
    finally:
        shelf.close()
