"""Brief -> terminal."""

from rich.console import Console
from rich.text import Text

from bot.briefing.lines import lines
from bot.briefing.sheet import ABOUT, ITEM, NOTE, PART, QUOTE, SOURCE, TITLE, Style
from bot.briefing.told import Brief
from bot.terminal import wrapped

_INDENTS = {PART: 2, QUOTE: 4, SOURCE: 6}
_STYLES: dict[Style, str] = {
    TITLE: "bold",
    ITEM: "bold",
    PART: "italic",
    SOURCE: "cyan",
    ABOUT: "dim",
    NOTE: "dim",
}


def show(brief: Brief, console: Console) -> None:
    """Print a brief for a person."""
    for line in lines(brief):
        if line.style in (ITEM, PART):
            console.print()
        indent = _INDENTS.get(line.style, 0)
        wrapped(line.text, indent, console, _STYLES.get(line.style, ""))
        # An address or a receipt that is broken over two lines cannot be used.
        for words in filter(None, (line.url, line.behind.strip(" ·"))):
            console.print(Text(f"{' ' * indent}{words}", style="dim"), soft_wrap=True)
