"""councilbot verify."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from corpus.display import one_line
from corpus.documents import Document, in_words
from corpus.errors import UsedWrongly
from corpus.held import held
from corpus.receipts import receipts
from corpus.settings import Settings
from ingest.verifying import files
from ingest.verifying.beside import loose
from ingest.verifying.files import Source
from ingest.verifying.verdicts import Claim, Verdict, Verified
from ingest.verifying.verify import verify as verify_all

_CODES = {Verdict.TRUE: 0, Verdict.FALSE: 1, Verdict.CANNOT_TELL: 3}
_STYLES = {Verdict.TRUE: "green", Verdict.FALSE: "bold red", Verdict.CANNOT_TELL: "yellow"}
_MOST_SHOWN = 300
"""Letters of what a file shows instead of the words."""


@click.command()
@click.argument("given", metavar="RECEIPT... | FILE...", nargs=-1, required=True)
@click.option(
    "--index", type=click.Path(path_type=Path), help="The folder of the index; [COUNCILBOT_INDEX]"
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of each as one object.")
def verify(given: tuple[str, ...], index: Path | None, as_json: bool) -> None:
    """
    Hold receipts against the kept originals, read anew: true, false, or it cannot be told.

    A FILE is an answer saved with --json, a brief, or any text with receipts in it; - is the
    standard input. The words that it shows beside a receipt must be the paper's own.

    Exit code 0 when all are true, 1 when one is false, else 3 when one cannot be told.
    """
    settings = Settings.from_environment()
    sources = list(map(_source, given))
    claims = [claim for source in sources for claim in source.claims]
    with held(index or settings.index, settings.access) as found:
        verified = list(verify_all(claims, found))
    unreceipted = _unreceipted(sources, verified)
    if as_json:
        click.echo(json.dumps(_object(verified, unreceipted), ensure_ascii=False))
    else:
        _show(verified, unreceipted, Console(highlight=False, markup=False, emoji=False))
    sys.exit(_CODES[_worst(verified)])


def _source(given: str) -> Source:
    """What one argument names: a receipt, a file, or the standard input."""
    found = [receipt for at, receipt in receipts(given) if at == (0, len(given))]
    if found:
        return Source((Claim(found[0]),))
    if given == "-":
        return files.source_of(sys.stdin.buffer.read(), "the standard input")
    if not _is_file(given):
        raise UsedWrongly(f"{one_line(given)} is no receipt and no file: give one of the two.")
    return files.source(Path(given))


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except OSError:  # it is longer than a file's name can be
        return False


def _unreceipted(sources: Sequence[Source], verified: Sequence[Verified]) -> int:
    """How many quotations the files show without a receipt."""
    words = {one.words for one in verified} | {one.instead for one in verified}
    return sum(source.loose + loose(source.text, filter(None, words)) for source in sources)


def _worst(verified: Sequence[Verified]) -> Verdict:
    found = {one.verdict for one in verified}
    worst = (Verdict.FALSE, Verdict.CANNOT_TELL)
    return next((verdict for verdict in worst if verdict in found), Verdict.TRUE)


def _show(verified: Sequence[Verified], unreceipted: int, console: Console) -> None:
    for one in verified:
        where = f"  {one_line(one.claim.where)}" if one.claim.where else ""
        verdict = Text(one.verdict.value.upper(), style=_STYLES[one.verdict])
        console.print(verdict.append(f"  {one.claim.receipt}{where}", "dim"), soft_wrap=True)
        for line in _told(one):
            console.print(Text(_indented(line, console.width)), soft_wrap=True)
    console.print(Text(_summary(verified, unreceipted)), soft_wrap=True)


def _indented(line: str, width: int) -> str:
    """A line as lines that end where their words end, so that they can be copied."""
    return fill(line, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def _told(one: Verified) -> list[str]:
    """What a reader is told of one, a line each."""
    lines = [one.reason.value] if one.reason else []
    if one.instead:
        lines.append(f"The file: “{_shortened(one.instead)}”")
    if one.words:
        lines.append(f"{'The paper: ' if one.instead else ''}“{one.words}”")
    if one.document and one.words:
        lines.append(f"— {_named(one.document, one.claim.receipt.page)}")
    return [*lines, *_noted(one)]


def _noted(one: Verified) -> list[str]:
    notes = []
    if one.moved:
        notes.append("The words stand in the original, at another place of the page than before.")
    if one.scanned:
        notes.append("Scanned page: true of what was read; the printed wording may differ.")
    return notes


def _named(document: Document, page: int) -> str:
    details = document.details
    day = in_words(details.date) if details.date else "date not known"
    place = f"page {page}" if page else ""
    return ", ".join(filter(None, (details.title or document.name, day, place)))


def _shortened(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _summary(verified: Sequence[Verified], unreceipted: int) -> str:
    counted = Counter(one.verdict for one in verified)
    told = ", ".join(f"{counted[verdict]} {verdict.value}" for verdict in Verdict)
    return f"{told}.{_without(unreceipted)}"


def _without(unreceipted: int) -> str:
    if not unreceipted:
        return ""
    if unreceipted == 1:
        return " 1 quotation has no receipt, and was not looked at."
    return f" {unreceipted} quotations have no receipt, and were not looked at."


def _object(verified: Sequence[Verified], unreceipted: int) -> dict[str, Any]:
    counted = Counter(one.verdict for one in verified)
    return {
        "verdict": _worst(verified).value,
        "counts": {verdict.value: counted[verdict] for verdict in Verdict},
        "unreceipted": unreceipted,
        "receipts": [_of_one(one) for one in verified],
    }


def _of_one(one: Verified) -> dict[str, Any]:
    receipt, document = one.claim.receipt, one.document
    return {
        "receipt": str(receipt),
        "where": one_line(one.claim.where) or None,
        "verdict": one.verdict.value,
        "reason": one.reason and one.reason.value,
        "words": one.words or None,
        "instead": one_line(one.instead) or None,
        "document": document and document.name,
        "title": document and document.details.title,
        "date": document and document.details.date and str(document.details.date),
        "page": receipt.page or None,
        "moved": one.moved,
        "scanned": one.scanned,
    }
