"""Tables that are drawn with lines, as the terminal shows them -> their cells, one by one."""

import re
from collections.abc import Iterator
from itertools import groupby, zip_longest

_BAR = re.compile("[│┃]")
_DRAWN = re.compile(r"[ \t]*[│┃].*[│┃][ \t\r]*")
_RULE = re.compile(r"[ \t]*[─━┄┈│┃┌-╋╭-╰═-╬╴-╿]{3,}[ \t\r]*")


def unboxed(text: str) -> str:
    r"""
    A text whose drawn tables are paragraphs, one a cell, so that words in a cell stand together.

    >>> print(unboxed("Asked\n┌─────┬─────┐\n│ too │ now │\n│ big │ 19. │\n└─────┴─────┘\n[1]"))
    Asked
    <BLANKLINE>
    too
    big
    <BLANKLINE>
    now
    19.
    <BLANKLINE>
    [1]
    """
    if not _BAR.search(text):
        return text
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    for kind, lines in groupby(text.split("\n"), _kind):
        if kind is _DRAWN:
            rows = [_BAR.split(line.strip())[1:-1] for line in lines]
            for cell in zip_longest(*rows, fillvalue=""):
                yield from ("", *filter(None, map(str.strip, cell)))
            yield ""
        elif kind is None:
            yield from lines


def _kind(line: str) -> re.Pattern[str] | None:
    return next((kind for kind in (_RULE, _DRAWN) if kind.fullmatch(line)), None)
