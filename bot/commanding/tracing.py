"""councilbot trace."""

import json
from pathlib import Path

import click
from rich.console import Console

from bot.commanding.given import index_option, reading
from bot.tracing.finding import ask_like, one_paper, papers_named
from bot.tracing.objects import trace_object
from bot.tracing.page import trace_page
from bot.tracing.sheets import trace_workbook
from bot.tracing.terminal import show, show_table
from bot.tracing.trace import Papers, Trace
from bot.tracing.trace import trace as traced
from corpus.display import one_line
from corpus.errors import UsedWrongly
from corpus.filters import council_key

_MOST_LETTERS = 2000
_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("words")
@click.option("--report", is_flag=True, help="WORDS name a paper: a table of all it asks for.")
@click.option("--html", type=_file, help="Write the trace to this file as a page.")
@click.option("--xlsx", type=_file, help="Write it to this file as a workbook, one row an ask.")
@click.option("--json", "as_json", is_flag=True, help="Print it as one object.")
@click.option("--council", default="", help="Only papers of this council.")
@index_option
def trace(
    words: str,
    report: bool,
    html: Path | None,
    xlsx: Path | None,
    as_json: bool,
    council: str,
    index: Path | None,
) -> None:
    """
    Tell what became of a recommendation, or of all that a paper asks for.

    WORDS are words of the recommendation, or name the paper: its file name, or words of its title,
    council, kind and date. Each state rests on a quote of a later paper of the same council.
    """
    asked = one_line(words)
    if not any(map(str.isalnum, asked)) or len(asked) > _MOST_LETTERS:
        raise UsedWrongly("Give words of a recommendation, or a paper's name.")
    with reading(index) as (papers, labels):
        found = _traced(asked, papers, labels, council_key(council) if council else "", report)
    if html:
        _write(html, trace_page(found).encode())
    if xlsx:
        _write(xlsx, trace_workbook(found))
    if as_json:
        click.echo(json.dumps(trace_object(found), ensure_ascii=False))
    elif report:
        show_table(found, Console(highlight=False))
    else:
        show(found, Console(highlight=False))


def _traced(
    words: str, papers: Papers, labels: frozenset[str], council: str, report: bool
) -> Trace:
    if report or papers_named(words, papers, labels, council):
        return traced(one_paper(words, papers, labels, council), papers, labels)
    ask = ask_like(words, papers, labels, council)
    if not ask:
        raise UsedWrongly("Nothing here asks for that: give more of its words, or a paper's name.")
    return traced(ask.quote.passage.document, papers, labels, ask)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UsedWrongly(
            f"{file} cannot be written: name a file in a folder that is there."
        ) from error
