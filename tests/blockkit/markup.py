"""HTML made of elements, in which everything that is no markup yet is escaped."""

from collections.abc import Callable, Iterable, Mapping
from re import Match, Pattern
from typing import TypeVar

from markupsafe import Markup, escape

Shown = TypeVar("Shown")

_VOID = ("hr", "img")
_SAFE = ("https://", "http://", "mailto:")


class Unknown(ValueError):
    """A payload holds something of which there is no picture."""


def tag(kind: str, *inside: str, **attributes: str) -> Markup:
    """
    Make an element; an attribute's name may end in an underscore.

    >>> tag("p", "a < b", class_="x")
    Markup('<p class="x">a &lt; b</p>')
    """
    given = (Markup(' {}="{}"').format(key.rstrip("_"), each) for key, each in attributes.items())
    opening = Markup("<{}{}>").format(kind, joined(given))
    return opening if kind in _VOID else Markup("{}{}</{}>").format(opening, joined(inside), kind)


def joined(pieces: Iterable[str]) -> Markup:
    """Put pieces after one another, each escaped unless it is markup."""
    return Markup("").join(pieces)


def anchor(url: str, label: str) -> Markup:
    """Make a link; one to anything but the web or a mailbox looks like one and leads nowhere."""
    return tag("a", label, href=url) if url.startswith(_SAFE) else tag("a", label)


def woven(
    pattern: Pattern[str],
    text: str,
    between: Callable[[str], Markup],
    found: Callable[[Match[str]], Markup],
) -> Markup:
    """Make markup of what a pattern finds in a text, and of what stands between."""
    pieces, end = [], 0
    for match in pattern.finditer(text):
        pieces += [between(text[end : match.start()]), found(match)]
        end = match.end()
    return joined([*pieces, between(text[end:])])


def known(table: Mapping[str, Shown], kind: str, what: str) -> Shown:
    """Give a table's entry; raises Unknown where it has none."""
    if kind not in table:
        raise Unknown(f"there is no picture of {what} of type {kind!r}")
    return table[kind]


__all__ = ["Markup", "Unknown", "anchor", "escape", "joined", "known", "tag", "woven"]
