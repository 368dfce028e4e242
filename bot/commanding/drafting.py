"""councilbot check --file: every quotation in a text, checked at once."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from bot.checking.drafts import draft
from bot.checking.marked import Marked
from bot.checking.objects import check_object
from bot.checking.quotations import Quotation
from bot.checking.report import Report, report
from bot.commanding.given import reading
from bot.commanding.written import refuse_same, write
from bot.terminal import wrapped
from bot.words import source
from corpus.display import one_line

_SHOWN = 160
"""Characters of a quotation on a line of the terminal."""


def check_file(
    file: Path,
    said_of: str,
    html: Path | None,
    docx: Path | None,
    as_json: bool,
    index: Path | None,
) -> None:
    """Check every quotation of a file and tell what became of it; exit 1 where one is not exact."""
    refuse_same(file, html, docx)
    text = draft(file)
    with reading(index) as (papers, labels):
        checked = report(text, papers, labels, said_of, _track)
    written = {html: _page(checked).encode()} if html else {}
    if docx:
        from bot.checking.annotated import annotated

        written[docx] = annotated(checked)
    write(written)
    if as_json:
        click.echo(json.dumps(report_object(checked), ensure_ascii=False))
    else:
        _show(checked, Console(highlight=False))
    if not checked.clean:
        sys.exit(1)


def report_object(checked: Report) -> dict[str, Any]:
    """What became of a draft's quotations, as what `--json` prints."""
    return {
        "file": checked.draft.name,
        "clean": checked.clean,
        "summary": checked.summary,
        "more_not_checked": checked.left,
        "quotations": [_object(one) for one in checked.marked],
    }


def _object(one: Marked) -> dict[str, Any]:
    quotation = one.quotation
    return {
        **check_object(one.check),
        "number": one.number,
        "form": quotation.form.name.lower().replace("_", " "),
        "start": quotation.span.start,
        "end": quotation.span.end,
        "said_of": quotation.said_of,
        "too_short": quotation.short,
        "closed": quotation.closed,
        "told": one.why,
    }


def _show(checked: Report, console: Console) -> None:
    """Print a line for each quotation, where it stands, and a summary."""
    for one in checked.marked:
        words = one.check.words
        cut = f"{words[:_SHOWN].rstrip()} […]" if len(words) > _SHOWN else words
        of = f" ({one_line(one.quotation.said_of)})" if one.quotation.said_of else ""
        wrapped(f"{one.number}. {one.head.upper()}: “{cut}”{of}", 0, console)
        if one.mends or one.check.reason:
            wrapped(one.why, 4, console)
        for quote in one.check.places[:1]:
            console.print()
            wrapped(f"“{quote.text}”", 4, console)
            wrapped(f"— {source(quote)}", 6, console, style="cyan")
            wrapped(f"receipt {quote.receipt}", 6, console, style="dim")
        console.print()
    wrapped(checked.summary, 0, console, style="bold")


def _page(checked: Report) -> str:
    from bot.html.page import page

    return page("checked.html", title=f"Quotations in {checked.draft.name}", report=checked)


def _track(found: tuple[Quotation, ...]) -> Iterable[Quotation]:
    console = Console(stderr=True)
    return track(found, "Checking quotations", console=console, disable=not console.is_terminal)
