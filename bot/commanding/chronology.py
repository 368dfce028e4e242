"""councilbot timeline: what papers say of a term, the oldest first."""

import json
from itertools import dropwhile
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from bot.chart import WIDTH, blocks, chart, periods
from bot.commanding.given import filters, index_option, narrowing, reading
from bot.commanding.written import write
from bot.objects import quote_object, searched_object
from bot.quotes import Searched
from bot.scope import printed
from bot.terminal import show_quote, wrapped
from bot.timeline import Entry, Timeline, history
from bot.titles import dated, titled, whose
from corpus.documents import in_words
from corpus.holdings import Held, Holdings

SHOWN = 15
"""Papers that a terminal shows, unless all are wanted."""
FEW = 20
"""Mentions up to which a terminal shows every one."""
_BAR = 24
"""The width of the longest bar, in letters."""
COUNTED = "A mention is a sentence that holds the term; one that papers print alike counts once."


@click.command()
@click.argument("term")
@click.option("--all", "everything", is_flag=True, help="Show every paper and every mention.")
@click.option("--json", "as_json", is_flag=True, help="Print one object, with every paper.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with a chart."
)
@narrowing
@index_option
def timeline(
    term: str,
    everything: bool,
    as_json: bool,
    html: Path | None,
    index: Path | None,
    **given: Any,
) -> None:
    """Show what papers say of TERM, the oldest paper first, and how often they mention it."""
    with reading(index) as (papers, labels):
        found = history(term, papers, labels, filters(**given))
    if html:
        write({html: timeline_page(found).encode()})
        click.echo(f"{html}: {headline(found)}", err=as_json)
    if as_json:
        click.echo(json.dumps(timeline_object(found), ensure_ascii=False))
    elif not html:
        _show(found, Console(highlight=False), None if everything else SHOWN)


def timeline_object(found: Timeline) -> dict[str, Any]:
    """What papers say of a term over time, as what `--json` prints."""
    papers = Holdings(found.papers)
    searched = Searched(papers.documents, papers.oldest, papers.newest, printed(papers.papers))
    return {
        "term": found.term,
        "mentions": found.mentions,
        "searched": searched_object(searched, found.filters),
        "wordings": [{"text": one.text, "why": one.why or None} for one in found.wordings],
        "papers": [
            {
                **_paper_object(one.paper),
                "mentions": one.mentions,
                "quotes": [quote_object(quote) for quote in one.quotes],
            }
            for one in found.entries
        ],
        "periods": [
            {"period": one.label, "mentions": one.mentions, "papers": one.papers}
            for one in periods(found)
        ],
        "grades": [
            {**_paper_object(one.paper), "grade": one.overall, "grades": one.paper.details.grades}
            for one in found.graded
        ],
        "unread": [one.name for one in found.unread],
        "seconds": round(found.seconds, 4),
    }


def _paper_object(paper: Held) -> dict[str, Any]:
    details = paper.details
    return {
        "document": paper.name,
        "document_id": paper.id,
        "title": details.title,
        "kind": details.kind,
        "council": details.council or "unknown",
        "date": details.date and str(details.date),
        "status": details.status or "unknown",
    }


def timeline_page(found: Timeline) -> str:
    """The page with the chart, the same numbers as tables, and the quotes."""
    from bot.html.page import page

    return page(
        "timeline.html",
        title=f"“{found.term}” over time",
        headline=headline(found),
        counted=COUNTED,
        wordings=wordings_line(found),
        chart=chart(found),
        periods=periods(found),
        found=found,
        titled=titled,
        dated=dated,
        passing=_passing,
        undated=[one for one in found.entries if not one.paper.details.date],
        in_words=in_words,
        width=WIDTH,
    )


def headline(found: Timeline) -> str:
    """How often it is mentioned, in how many papers, and whose."""
    number = len(found.papers)
    papers = f"1 paper {whose(found.papers)}" if number == 1 else f"{number:,} papers"
    of = "" if number == 1 else f" {whose(found.papers)}"
    if not found.mentions:
        return f"“{found.term}” is mentioned in none of {papers}{of}."
    sentences = (
        "1 sentence mentions" if found.mentions == 1 else f"{found.mentions:,} sentences mention"
    )
    return f"{sentences} “{found.term}”, in {len(found.entries):,} of {papers}{of}."


def wordings_line(found: Timeline) -> str:
    """What else counts as a mention; empty where only the term itself does."""
    others = [f"“{one.text}” ({one.why})" for one in found.wordings if one.why]
    return f"Counted too: {'; '.join(others)}." if others else ""


def _show(found: Timeline, console: Console, most: int | None) -> None:
    wrapped(headline(found), 0, console, style="bold")
    if found.mentions:
        for line in filter(None, (COUNTED, wordings_line(found))):
            wrapped(line, 0, console, style="dim")
        _show_chart(found, console)
    if found.mentions <= FEW:
        most = None
    for entry in found.entries[:most]:
        _show_entry(entry, console, whole=most is None)
    more = len(found.entries[most:]) if most else 0
    if more:
        console.print(Text(f"\n… and {more:,} more papers: --all, --html or --json gives them."))
    for paper in found.unread:
        wrapped(f"Could not be read, ingest it again: {titled(paper)}", 0, console)


def _show_chart(found: Timeline, console: Console) -> None:
    counted = list(dropwhile(lambda one: not one.mentions, periods(found)))
    most = max((one.mentions for one in counted), default=0)
    wide = max((len(one.label) for one in counted), default=0)
    if counted:
        console.print("\nMentions:")
    for one in counted:
        bar = blocks(one.mentions, most, _BAR).ljust(_BAR)
        papers = f" in {one.papers} paper{'s' * (one.papers != 1)}" if one.papers else ""
        console.print(Text(f"  {one.label.ljust(wide)}  {bar}  {one.mentions}{papers}"))
    if found.graded:
        console.print("\nGrades of inspections, overall:")
    for graded in found.graded[:SHOWN]:
        wrapped(f"{graded.overall}: {titled(graded.paper)}", 2, console)
    if found.graded[SHOWN:]:
        console.print(f"  … and {len(found.graded[SHOWN:])} more: --html or --json gives them.")


def _show_entry(entry: Entry, console: Console, *, whole: bool) -> None:
    """What one paper says, with those of its mentions that are not quoted where all are wanted."""
    console.print()
    wrapped(dated(entry.paper), 0, console, style="bold")
    if not entry.quotes:
        wrapped(f"{titled(entry.paper)}:", 2, console)
    for quote in entry.quotes:
        show_quote(quote, console)
    if entry.more:
        wrapped(f"{_passing(entry)}{':' * whole}", 2, console, style="dim")
    for quote in entry.rest if whole else ():
        show_quote(quote, console)


def _passing(entry: Entry) -> str:
    """How many mentions of a paper are not quoted."""
    if not entry.quotes:
        return f"{entry.more} sentence{'s' * (entry.more != 1)} only in passing"
    return f"and {entry.more} more in this paper"
