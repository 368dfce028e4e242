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
        _print(answer.summary.marked, 2, console)
    for number, quote in enumerate(answer.quotes or answer.nearest, 1):
        _show_quote(quote, f"[{number}] " if answer.summary else "", console)
    console.print(Text(f"\n{searched(answer)}", style="dim"))


def _show_quote(quote: Quote, mark: str, console: Console) -> None:
    console.print()
    if quote.lead:
        _print(f"“{led(quote)}”", 2, console, style="dim")
    _print(f"{mark}“{quote.text}”", 2, console)
    _print(f"— {source(quote)}", 4, console, style="cyan")
    if quote.url:
        # An address that is broken over two lines cannot be opened.
        console.print(Text(f"    {quote.url}", style="dim"), soft_wrap=True)
    if quote.also:
        _print(also(quote), 4, console, style="dim")


def _print(text: str, indent: int, console: Console, style: str = "") -> None:
    """Print indented lines that end where their words end, so that they can be copied."""
    wrapped = [
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
    console.print(Text("\n".join(wrapped), style=style), soft_wrap=True)
