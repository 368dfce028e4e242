"""councilbot brief."""

import datetime
import json
from pathlib import Path

import click
from rich.console import Console

from bot.briefing.brief import brief as made
from bot.briefing.files import called
from bot.briefing.objects import brief_object
from bot.briefing.terminal import show
from bot.commanding.given import index_option, reading
from bot.commanding.written import write


@click.command()
@click.argument("of")
@click.option(
    "--docx", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a Word file."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.option("--council", default="", help="Only papers of this council.")
@index_option
def brief(of: str, docx: Path | None, as_json: bool, council: str, index: Path | None) -> None:
    """
    Two sides before a meeting: what the papers already say on each item.

    OF is an agenda that was ingested, a committee and a date, or a topic, such as
    "scrutiny committee 7 November 2023" or "agency social workers before 1 June 2024".
    """
    today = datetime.datetime.now().astimezone().date()
    with reading(index) as (papers, labels):
        found = made(called(of, papers, labels), papers, labels, today, council)
    if docx:
        from bot.word.brief import docx_of

        write({docx: docx_of(found)})
    if as_json:
        click.echo(json.dumps(brief_object(found), ensure_ascii=False))
    elif docx:
        click.echo(f"Wrote {docx}: {len(found.items)} items, {len(found.quotes)} quotes.")
    else:
        show(found, Console(highlight=False))
