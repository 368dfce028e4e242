"""Trace -> terminal: each ask with every quote, or a table of a whole report."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.quotes import Quote
from bot.terminal import show_quote, wrapped
from bot.tracing.mentions import Link
from bot.tracing.table import (
    DOUBTFUL,
    NOTHING,
    OTHERS,
    UNNAMED,
    actions,
    counted,
    told,
    unsearched,
)
from bot.tracing.trace import Trace, Traced
from bot.words import searched_line, source


def show(trace: Trace, console: Console, others: Sequence[Quote] = ()) -> None:
    """Print every ask with all that later papers say of it, and other asks that the words fit."""
    for one in trace.traced:
        console.print(Text(f"\n{told(one).upper()}", style="bold"))
        show_quote(one.ask.quote, console)
        wrapped(f"asked: {one.ask.who.text if one.ask.who else UNNAMED}", 4, console)
        for link in one.links:
            _show_link(one, link, console)
        if not one.links:
            wrapped(NOTHING[one.state], 2, console)
    _close(trace, console)
    if others:
        console.print(Text(f"\n{OTHERS}", style="bold"))
    for quote in others:
        show_quote(quote, console)


def show_table(trace: Trace, console: Console) -> None:
    """Print what a whole paper asked for as a table, with the receipts below it."""
    receipts: list[Quote] = []
    table = Table(show_lines=True, expand=True)
    table.add_column("State", ratio=2)
    table.add_column("What was asked, and of whom", ratio=6)
    table.add_column("What it rests on", ratio=6)
    for one in trace.traced:
        table.add_row(Text(told(one)), _asked(one, receipts), _last(one, receipts))
    console.print(Text(trace.document.details.title or trace.document.name, style="bold"))
    console.print(table)
    for number, quote in enumerate(receipts, 1):
        console.print(Text(f"[{number}] receipt {quote.receipt}", style="dim"), soft_wrap=True)
    _close(trace, console)


def _show_link(one: Traced, link: Link, console: Console) -> None:
    rests = "; the state rests on this" if link.quote == one.standing.rests_on else ""
    doubtful = f" ({DOUBTFUL})" if not link.sure else ""
    show_quote(link.quote, console)
    for action in actions(one):
        if action.link is link:
            told_of = (("owner", action.owner), ("due", action.due), ("status", action.status))
            facts = [f"{name}: {quote.text}" for name, quote in told_of if quote]
            wrapped("; ".join(facts), 4, console)
    wrapped(f"{link.says.value}{doubtful}{rests}", 4, console, style="dim")


def _asked(one: Traced, receipts: list[Quote]) -> Text:
    who = one.ask.who.text if one.ask.who else UNNAMED
    return Text(f"{_quoted(one.ask.quote, receipts)}\nAsked: {who}")


def _last(one: Traced, receipts: list[Quote]) -> Text:
    quote = one.standing.rests_on
    return Text(f"{_quoted(quote, receipts)}\n{source(quote)}" if quote else NOTHING[one.state])


def _quoted(quote: Quote, receipts: list[Quote]) -> str:
    receipts.append(quote)
    return f"“{quote.text}” [{len(receipts)}]"


def _close(trace: Trace, console: Console) -> None:
    if trace.response:
        console.print(Text("\nOf the whole paper:", style="bold"))
        show_quote(trace.response, console)
    for line in (counted(trace), searched_line(trace.searched), unsearched(trace)):
        if line:
            wrapped(f"\n{line}", 0, console, style="dim")
