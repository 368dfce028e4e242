"""councilbot check."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from bot.checking.check import check as checked
from bot.checking.objects import check_object
from bot.checking.shown import show
from bot.checking.verdicts import Verdict
from bot.commanding.drafting import check_file
from bot.commanding.given import index_option, reading
from corpus.errors import UsedWrongly

_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("words", required=False)
@click.option(
    "--said-of",
    default="",
    metavar="SOURCE",
    help='What is said to say them: "Wirral 2016", a file name, "page 6 of ...", a person.',
)
@click.option(
    "--file",
    type=_file,
    help="A speech, motion or press release (.docx, .txt, .md), whose every quotation is checked.",
)
@click.option("--html", type=_file, help="With --file: write a page to this file.")
@click.option("--docx", type=_file, help="With --file: write the text with comments to this file.")
@click.option("--json", "as_json", is_flag=True, help="Print the check as one object.")
@index_option
def check(
    words: str | None,
    said_of: str,
    file: Path | None,
    html: Path | None,
    docx: Path | None,
    as_json: bool,
    index: Path | None,
) -> None:
    """
    Say whether a paper says WORDS, exactly, and where; or each quotation of a file.

    The verdict is exact, exact but elsewhere, altered, not found, or cannot check; the exit code is
    0 where all is exact and 1 otherwise.
    """
    if (words is None) == (file is None) or ((html or docx) and not file):
        raise UsedWrongly(
            'Give the words that a paper is said to say, councilbot check "...", or a text with'
            " --file; --html and --docx go with --file."
        )
    if file:
        check_file(file, said_of, html, docx, as_json, index)
    elif words is not None:
        _check_words(words, said_of, as_json, index)


def _check_words(words: str, said_of: str, as_json: bool, index: Path | None) -> None:
    with reading(index) as (papers, labels):
        found = checked(words, papers, labels, said_of)
    if as_json:
        click.echo(json.dumps(check_object(found), ensure_ascii=False))
    else:
        show(found, Console())
    sys.exit(0 if found.verdict is Verdict.EXACT else 1)
