"""Answer -> terminal. rich is kept behind this file and behind the ingest's progress bar."""

from rich.console import Console
from rich.padding import Padding
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
    console.print(Padding(Text(f"“{quote.text}”"), (0, 2)))
    console.print(Padding(Text(f"— {source(quote)}", style="cyan"), (0, 4)))
    if quote.url:
        # An address that is broken over two lines cannot be opened.
        console.print(Text(f"    {quote.url}", style="dim"), soft_wrap=True)
