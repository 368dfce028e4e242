"""The paragraphs of a text, as places in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.documents import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_QUOTED = re.compile(r"(?:>[^\n]*(?:\n|\Z))+")


class Block(NamedTuple):
    """One paragraph of a text."""

    span: Span
    set_off: bool = False
    """Whether it is laid out as somebody else's words: Word's Quote style, or Markdown's `>`."""


def blocks(text: str, *, markdown: bool = False) -> tuple[Block, ...]:
    r"""
    The paragraphs between the blank lines of a text, or its lines where none is blank.

    >>> text = "Members,\n\n> It was\n> said.\n\nThank you."
    >>> [(text[slice(*one.span)], one.set_off) for one in blocks(text, markdown=True)]
    [('Members,', False), ('> It was\n> said.', True), ('Thank you.', False)]
    """
    between = _BLANK if _BLANK.search(text.strip()) else re.compile(r"\n+")
    return tuple(
        Block(span, markdown and bool(_QUOTED.fullmatch(text[slice(*span)])))
        for span in _between(between, text)
    )


def _between(separator: re.Pattern[str], text: str) -> Iterator[Span]:
    at = 0
    for end, following in [
        *((found.start(), found.end()) for found in separator.finditer(text)),
        (len(text), len(text)),
    ]:
        inner = text[at:end]
        start = at + len(inner) - len(inner.lstrip())
        if inner.strip():
            yield Span(start, start + len(inner.strip()))
        at = following
