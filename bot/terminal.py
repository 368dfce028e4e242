"""Answer -> terminal. rich is kept behind this file and behind the ingest's progress bar."""

import textwrap

from rich.console import Console
from rich.text import Text

from bot.quotes import MACHINE_WRITTEN, Answer, Quote
from bot.words import CONTRADICTS, NEAREST, also, led, searched, source, understood, why


def show(answer: Answer, console: Console) -> None:
    """Print an answer for a person."""
    if answer.question.mended:
        console.print(Text(understood(answer), style="italic"))
    if answer.reason:
        console.print(Text(why(answer), style="bold"))
    elif answer.contradicts:
        console.print(Text(CONTRADICTS, style="bold"))
    if answer.nearest:
        console.print(Text(NEAREST))
    if answer.summary:
        console.print(Text(MACHINE_WRITTEN, style="bold"))
        wrapped(answer.summary.marked, 2, console)
    for number, quote in enumerate(answer.quotes or answer.nearest, 1):
        show_quote(quote, console, f"[{number}] " if answer.summary else "")
    console.print(Text(f"\n{searched(answer)}", style="dim"))


def show_quote(quote: Quote, console: Console, mark: str = "") -> None:
    """Print a quote with its source and its receipt; the mark goes before it."""
    console.print()
    if quote.lead:
        wrapped(f"“{led(quote)}”", 2, console, style="dim")
    wrapped(f"{mark}“{quote.text}”", 2, console)
    wrapped(f"— {source(quote)}", 4, console, style="cyan")
    if quote.url:
        # An address that is broken over two lines cannot be opened.
        console.print(Text(f"    {quote.url}", style="dim"), soft_wrap=True)
    console.print(Text(f"    receipt {quote.receipt}", style="dim"), soft_wrap=True)
    if quote.also:
        wrapped(also(quote), 4, console, style="dim")


def wrapped(text: str, indent: int, console: Console, style: str = "") -> None:
    """Print indented lines that end where their words end, so that they can be copied."""
    lines = [
        textwrap.fill(
            line,
            console.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    ]
    console.print(Text("\n".join(lines), style=style), soft_wrap=True)
