"""councilbot ingest moderngov."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, track

from corpus.errors import BadSetting, OutsideFailure
from corpus.settings import Settings
from ingest.ingest import ingest
from ingest.moderngov.errand import Errand, Fetched
from ingest.moderngov.fetching import Told, fetch
from ingest.moderngov.folder import Folder
from ingest.moderngov.source import Source, base
from ingest.moderngov.summary import plain, show_fetched, show_ingested
from ingest.moderngov.visitor import Clock, Visitor
from ingest.moderngov.web import Web
from ingest.papers import Paper
from ingest.report import Report


@dataclass(frozen=True)
class Surroundings:
    """What the command finds around it, unless whoever calls it in Python brings their own."""

    today: date | None = None
    clock: Clock = Clock()  # noqa: RUF009 it cannot change
    indoors: frozenset[str] = frozenset()
    """Sites that may be at private addresses."""


_DAY = click.DateTime(["%Y-%m-%d"])
_FOLDER = click.Path(path_type=Path, file_okay=False)
_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e]{3,120}")
"""What may stand in a User-Agent's comment: no blanks, no brackets."""


@click.command()
@click.argument("url")
@click.option(
    "--committee",
    required=True,
    type=click.IntRange(min=1),
    help="The committee’s number: CId or ID in its addresses.",
)
@click.option("--from", "start", required=True, type=_DAY, help="The day of the first meeting.")
@click.option("--to", "end", type=_DAY, help="The day of the last meeting.")
@click.option(
    "--into",
    type=_FOLDER,
    help="The folder for the papers; else one named for the site and the committee.",
)
@click.option(
    "--contact",
    help="Your e-mail address or web page, which the council is told; [COUNCILBOT_CONTACT]",
)
@click.option("--index", type=_FOLDER, help="The folder of the index; [COUNCILBOT_INDEX]")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one object.")
@click.pass_obj
def moderngov(
    around: Surroundings | None,
    url: str,
    *,
    committee: int,
    start: datetime,
    end: datetime | None,
    into: Path | None,
    contact: str | None,
    index: Path | None,
    as_json: bool,
) -> None:
    """
    Fetch a committee’s public papers from a council’s ModernGov site, and ingest them.

    The papers are put into a folder. The next run fetches what has changed since. What is not for
    the public is never asked for.
    """
    settings = Settings.from_environment()
    source = Source(base(url), committee, start.date(), end.date() if end else None)
    agent = _user_agent(contact or settings.contact)
    folder = into or Path(source.name)
    show = None if as_json else Console(highlight=False)
    fetched = _fetched(source, folder, agent, around or Surroundings(), show)
    found = any(folder.glob("[!.]*"))
    into_index = replace(settings, index=index) if index else settings
    report = ingest([folder], into_index, _progress) if found else Report()
    if show:
        show_ingested(report, show)
    else:
        objects = {"folder": str(folder), "fetched": asdict(fetched), "ingested": plain(report)}
        click.echo(json.dumps(objects, ensure_ascii=False))


def _user_agent(contact: str) -> str:
    if not contact:
        raise BadSetting(
            "Say who is fetching, so that the council can reach you: --contact YOU@EXAMPLE.ORG or"
            " COUNCILBOT_CONTACT."
        )
    if not _CONTACT.fullmatch(contact):
        raise BadSetting(
            f"The contact {contact!r} cannot be sent: give an e-mail address or a web page, in"
            " plain letters, without blanks or brackets."
        )
    return f"councilbot/{version('councilbot')} (+{contact})"


def _fetched(
    source: Source, folder: Path, agent: str, around: Surroundings, show: Console | None
) -> Fetched:
    """What became of the papers; when the site ends it early, that is shown before the reason."""
    web, is_new = Web(agent, indoors=around.indoors), not folder.exists()
    errand = Errand(
        source,
        Folder(folder, f"{source.base} committee {source.committee}"),
        Visitor(web, around.clock),
        around.today or datetime.now().astimezone().date(),
    )
    try:
        with _telling(source.host) as told:
            fetch(errand, told)
    except OutsideFailure:
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
        elif show:
            show_fetched(errand.report, folder, show)
        raise
    finally:
        web.close()
    if show:
        show_fetched(errand.report, folder, show)
    return errand.report


@contextmanager
def _telling(host: str) -> Iterator[Told]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[papers]}"))
    bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
    with bar:
        task = bar.add_task(f"Fetching from {host}", total=None, papers="")
        yield lambda done, of, papers: bar.update(
            task, completed=done, total=of, papers=f"meeting {done + 1} of {of}, {papers} papers"
        )


def _progress(papers: Sequence[Paper]) -> Iterable[Paper]:
    console = Console(stderr=True)
    return track(
        papers, "Reading papers", console=console, disable=not console.is_terminal, transient=True
    )
