"""councilbot check."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from bot.checking.check import check as checked
from bot.checking.shown import show
from bot.checking.verdicts import Verdict
from bot.commanding.given import index_option, reading
from bot.objects import check_object
from corpus.errors import UsedWrongly


@click.command()
@click.argument("words", required=False)
@click.option(
    "--said-of",
    default="",
    metavar="SOURCE",
    help='What is said to say them: "Wirral 2016", a file name, "page 6 of ...", a person.',
)
@click.option("--json", "as_json", is_flag=True, help="Print the check as one object.")
@index_option
def check(words: str | None, said_of: str, as_json: bool, index: Path | None) -> None:
    """
    Say whether a paper says WORDS, exactly, and where.

    The verdict is exact, exact but elsewhere, altered, not found, or cannot check; the exit code is
    0 for exact and 1 for every other.
    """
    if words is None:
        raise UsedWrongly('Give the words that a paper is said to say: councilbot check "..."')
    with reading(index) as (papers, labels):
        found = checked(words, papers, labels, said_of)
    if as_json:
        click.echo(json.dumps(check_object(found), ensure_ascii=False))
    else:
        show(found, Console())
    sys.exit(0 if found.verdict is Verdict.EXACT else 1)
