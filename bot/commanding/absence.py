"""councilbot absent: whether a term is nowhere in some papers."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from bot.absence import Absence, Looked, absence
from bot.commanding.given import filters, index_option, narrowing, reading
from bot.mentions import Mention
from bot.objects import quote_object, searched_object
from bot.quotes import Searched
from bot.scope import printed
from bot.terminal import show_quote, wrapped
from bot.titles import titled, whose
from bot.wordings import Wording
from corpus.holdings import Holdings

SHOWN = 20
"""Mentions that a terminal shows, unless all are wanted."""
_ANYHOW = (
    "In capitals or small letters, singular or plural and with other endings, in British and in"
    " American spelling, with or without hyphens and apostrophes, and parted over a line or a page;"
    " numbers up to 99 in digits or words, larger ones in thousands, millions or billions too;"
    " “per cent” as “%”."
)
_NEVER = (
    "Not searched: other words for the same, tenses that are other words (“held” for “hold”),"
    " rounded figures, figures whose “%” or “£000” stands in the head of a table, what an acronym"
    " stands for where it is typed in small letters and may be a word, headers and footers that are"
    " left out where papers are read, pictures, and papers that are not in the index."
)
_NEAREST = "The nearest passages, which are something else:"


@click.command()
@click.argument("term")
@click.option(
    "--in", "within", multiple=True, metavar="PAPER",
    help="The papers to look in: a kind, a file name, an id, or words of title, council, body or"
    " date. May be given more than once; all papers without it.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help=f"Show more than {SHOWN} mentions.")
@click.option("--json", "as_json", is_flag=True, help="Print one object, with every mention.")
@narrowing
@index_option
def absent(
    term: str,
    within: tuple[str, ...],
    everything: bool,
    as_json: bool,
    index: Path | None,
    **given: Any,
) -> None:
    """Show that TERM is nowhere in some papers, or else every mention; exit code 1 if it is."""
    with reading(index) as (papers, labels):
        found = absence(term, papers, labels, within, filters(**given))
    if as_json:
        click.echo(json.dumps(absence_object(found), ensure_ascii=False))
    else:
        _show(found, Console(highlight=False), None if everything else SHOWN)
    if not found.absent:
        click.get_current_context().exit(1)


def absence_object(found: Absence) -> dict[str, Any]:
    """What became of a claim of absence, as what `--json` prints."""
    papers = Holdings(tuple(one.paper for one in found.looked))
    searched = Searched(papers.documents, papers.oldest, papers.newest, printed(papers.papers))
    return {
        "term": found.term,
        "absent": found.absent,
        "searched": {**searched_object(searched, found.filters), "in": list(found.within)},
        "papers": [_paper_object(one) for one in found.looked],
        "wordings": [
            {"text": one.text, "why": one.why or None, "forms": _forms(one, found.printed)}
            for one in found.wordings
        ],
        "mentions": [_mention_object(one) for one in found.mentions],
        "nearest": [quote_object(one) for one in found.nearest],
        "seconds": round(found.seconds, 4),
    }


def _paper_object(one: Looked) -> dict[str, Any]:
    details = one.paper.details
    return {
        "document": one.paper.name,
        "document_id": one.paper.id,
        "title": details.title,
        "kind": details.kind,
        "council": details.council or "unknown",
        "body": details.body,
        "date": details.date and str(details.date),
        "status": details.status or "unknown",
        "pages": one.pages or None,
        "pages_without_words": list(one.wordless),
        "pages_read_from_pictures": list(one.pictured),
        "could_be_read": not one.unread,
        "mentions": one.mentions,
    }


def _mention_object(one: Mention) -> dict[str, Any]:
    places = [{"start": place.start, "end": place.end} for place in one.places]
    wordings = [wording.text for wording in one.wordings]
    return {**quote_object(one.quote), "places": places, "wordings": wordings}


def _forms(wording: Wording, known: frozenset[str]) -> list[list[str]]:
    """For each word, the forms in which it was typed or is printed anywhere here."""
    return [
        [word, *sorted(form for form in forms if form != word and form in known)]
        for word, forms in zip(wording.words, wording.forms, strict=True)
    ]


def _show(found: Absence, console: Console, most: int | None) -> None:
    wrapped(_verdict(found), 0, console, style="bold")
    if found.absent:
        _show_searched(found, console)
        if found.nearest:
            console.print(Text(f"\n{_NEAREST}"))
        for quote in found.nearest:
            show_quote(quote, console)
        return
    for mention in found.mentions[:most]:
        show_quote(mention.quote, console)
        said = [one for one in mention.wordings if one.why]
        for one in said:
            wrapped(f"as “{one.text}”: {one.why}", 4, console, style="dim")
    more = len(found.mentions[most:]) if most else 0
    if more:
        console.print(Text(f"\n… and {more:,} more mentions: --all or --json gives every one."))
    _show_searched(found, console)


def _verdict(found: Absence) -> str:
    papers, number = [one.paper for one in found.looked], len(found.looked)
    these = "this paper" if number == 1 else f"these {number:,} papers"
    if found.absent:
        read = ", as far as they could be read" if any(map(_part_unread, found.looked)) else ""
        return f"“{found.term}” is not in {these} {whose(papers)}, in any wording below{read}."
    holding = sum(bool(one.mentions) for one in found.looked)
    where = these if number == 1 else f"{holding:,} of {these}"
    count = len(found.mentions)
    mention = "1 sentence mentions" if count == 1 else f"{count:,} sentences mention"
    return f"“{found.term}” is not absent: {mention} it, in {where} {whose(papers)}."


def _show_searched(found: Absence, console: Console) -> None:
    console.print("\nPapers searched:")
    for one in found.looked:
        wrapped(f"- {titled(one.paper)}; {_extent(one)}", 2, console)
    console.print("\nSearched as:")
    for wording in found.wordings:
        wrapped(f"- {_described(wording, found.printed)}", 2, console)
    wrapped(_ANYHOW, 2, console)
    console.print()
    unread = sum(len(one.wordless) for one in found.looked)
    if unread:
        pages = "1 page has" if unread == 1 else f"{unread:,} pages have"
        wrapped(f"{pages} no words: empty, or pictures that nobody has read.", 0, console)
    wrapped(_NEVER, 0, console, style="dim")


def _part_unread(one: Looked) -> bool:
    return one.unread or bool(one.wordless)


def _extent(one: Looked) -> str:
    """How much of a paper was searched, and which file it is."""
    if one.unread:
        return f"NOT searched, since its text was altered: ingest it again ({one.paper.name})"
    pages = f"{one.pages} page{'s' * (one.pages != 1)}" if one.pages else "no pages"
    parts = [
        f"without words: {_numbers(one.wordless)}" if one.wordless else "",
        f"read from pictures: {_numbers(one.pictured)}" if one.pictured else "",
        f"{one.mentions} mention{'s' * (one.mentions != 1)}" if one.mentions else "",
    ]
    return ", ".join((pages, *filter(None, parts), f"{one.paper.name} {one.paper.id}"))


def _numbers(pages: Sequence[int]) -> str:
    return f"page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))}"


def _described(wording: Wording, known: frozenset[str]) -> str:
    others = dict.fromkeys(form for forms in _forms(wording, known) for form in forms[1:])
    endings = f" (also {', '.join(others)})" if others else ""
    return f"“{wording.text}”{endings}{f', {wording.why}' if wording.why else ''}"
