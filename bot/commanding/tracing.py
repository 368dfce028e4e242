"""councilbot trace."""

import json
from pathlib import Path

import click
from rich.console import Console

from bot.commanding.given import index_option, reading
from bot.commanding.written import refuse_same, write
from bot.quotes import Quote
from bot.tracing.finding import ask_like, one_paper, papers_named
from bot.tracing.objects import trace_object
from bot.tracing.others import others
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
    refuse_same(html, xlsx)
    with reading(index) as (papers, labels):
        key = council_key(council) if council else ""
        found, fitting = _traced(asked, papers, labels, key, report)
    made = [(html, trace_page(found).encode())] if html else []
    write(dict(made + ([(xlsx, trace_workbook(found))] if xlsx else [])))
    if as_json:
        click.echo(json.dumps(trace_object(found, fitting), ensure_ascii=False))
    elif report:
        show_table(found, Console(highlight=False))
    else:
        show(found, Console(highlight=False), fitting)


def _traced(
    words: str, papers: Papers, labels: frozenset[str], council: str, report: bool
) -> tuple[Trace, tuple[Quote, ...]]:
    """The trace, and the other asks that the words fit."""
    if report or papers_named(words, papers, labels, council):
        return traced(one_paper(words, papers, labels, council), papers, labels), ()
    ask = ask_like(words, papers, labels, council)
    if not ask:
        raise UsedWrongly("Nothing here asks for that: give more of its words, or a paper's name.")
    found = traced(ask.quote.passage.document, papers, labels, ask)
    return found, others(words, ask, papers, labels, council)
