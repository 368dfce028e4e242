"""Check -> terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.checking.telling import NEAREST, Piece, differing, given, headline
from bot.checking.verdicts import Check, Verdict
from bot.terminal import show_quote, wrapped
from bot.words import searched_line
from corpus.documents import in_words
from corpus.holdings import Held

_NAMED = 12
"""Papers that are named one by one."""
_LISTED = (Verdict.NOT_FOUND, Verdict.CANNOT_CHECK)
"""Verdicts that hang on which papers were searched."""


def show(check: Check, console: Console) -> None:
    """Print what became of somebody's words."""
    wrapped(headline(check), 0, console, style="bold")
    if check.differences:
        wrapped(f"Given: “{_marked(given(check))}”", 2, console)
        for line in differing(check):
            wrapped(line, 2, console, style="yellow")
    if check.nearest and not check.places:
        console.print(Text(f"\n{NEAREST}"))
    for quote in check.places or check.nearest:
        show_quote(quote, console)
    console.print(Text(f"\n{searched_line(check.searched)}", style="dim"))
    if check.verdict in _LISTED:
        for line in listed(check.papers):
            wrapped(line, 2, console, style="dim")


def listed(papers: Sequence[Held]) -> list[str]:
    """The papers that were searched, a line each; of many the first, and how many more."""
    named = [
        f"{one.details.title or one.name}"
        f" ({in_words(one.details.date) if one.details.date else 'date not known'})"
        for one in sorted(papers, key=lambda one: (str(one.details.date), one.name))
    ]
    more = len(named) - _NAMED
    return [*named[:_NAMED], *([f"and {more} more"] if more > 0 else [])]


def _marked(pieces: Sequence[Piece]) -> str:
    return "".join(f"»{one.text}«" if one.marked else one.text for one in pieces)
