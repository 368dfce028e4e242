"""Answer -> terminal. rich is kept behind this file and behind the ingest's progress bar."""

import textwrap

from rich.console import Console
from rich.text import Text

from bot.quotes import Answer, Quote
from bot.words import NEAREST, REASONS, searched, source


def show(answer: Answer, console: Console) -> None:
    """Print an answer for a person."""
    if answer.question.follows:
        console.print(Text(f"Understood as: {answer.question.understood}", style="italic"))
    if answer.reason:
        console.print(Text(REASONS[answer.reason], style="bold"))
    if answer.nearest:
        console.print(Text(NEAREST))
    for quote in answer.quotes or answer.nearest:
        _show_quote(quote, console)
    console.print(Text(f"\n{searched(answer)}", style="dim"))


def _show_quote(quote: Quote, console: Console) -> None:
    console.print()
    _print(f"“{quote.text}”", 2, console)
    _print(f"— {source(quote)}", 4, console, style="cyan")
    if quote.url:
        # An address that is broken over two lines cannot be opened.
        console.print(Text(f"    {quote.url}", style="dim"), soft_wrap=True)


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
