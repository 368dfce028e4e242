"""Quotation marks -> the stretches of a text that stand between them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bot.checking.blocks import Block
from corpus.documents import Span

MASK = "\u0001"
"""What `masked` puts for each letter between marks."""
_OPENER = re.compile(
    r"(?:(?:(?<=[\s(\[–—/“\"-])|^)[“‘'„«]|(?:(?<=[\s(\[–—/“‘'-])|^)\")"
    r"(?=\s?[\w£$€(\[…“‘]|\s?\.\.)(?![’'‘]?\d0s\b)",
    re.MULTILINE,
)
_CLOSERS = {"“": '”"“', '"': '"”', "„": '“”"', "«": "»", "‘": "’'", "'": "'’"}
_SINGLE = "‘'"
_AFTER = r"(?=[\s.,;:!?)\]”\"–—/-]|\d{1,2}(?:\s|$)|$)"
_CLOSING = {
    mark: re.compile(rf"(?:(?<=[^\s(\[])[{closers}]|(?<=\s)[”’»](?!\w)){_AFTER}")
    for mark, closers in _CLOSERS.items()
}
_ENDS = ".!?…,;:"
_NEAR = 40
"""Characters in which what leads to a quotation ends."""
_FAR = 3000
"""Characters within which the next single mark opens, or the next paragraph closes a mark."""
_MOST = 50
"""Apostrophes within a quotation in single marks."""
_LED = re.compile(r"[:,–—-]\s*\Z|\b(?:that|says?|said|states?|stated|found|warns?|warned)\s\Z")


class Marks(NamedTuple):
    """What stands between two quotation marks, within one paragraph."""

    span: Span
    """With the marks."""
    inner: Span
    """Without the marks and the spaces beside them."""
    closed: bool = True
    """Whether a mark closes it, here or where it goes on."""
    goes_on: bool = False
    """Whether it begins in the paragraph before."""


class _Open(NamedTuple):
    """A mark that its own paragraph does not close."""

    mark: str
    reopened: bool
    """Whether the next paragraph begins with the mark again, as printers do it."""


def marked(text: str, blocks: Sequence[Block]) -> list[Marks]:
    """
    The stretches between the marks of each paragraph, in order and apart.

    Marks inside marks are left as they are. A quotation over several paragraphs is a stretch in
    each; an apostrophe is no mark, and neither is a single mark that nothing leads to or closes.

    >>> text = "‘Other partners’ work’ was ‘slow’, they said: “We don’t ‘do’ haste.”"
    >>> found = marked(text, [Block(Span(0, len(text)))])
    >>> [text[slice(*one.inner)] for one in found]
    ['Other partners’ work', 'slow', 'We don’t ‘do’ haste.']
    """
    found: list[Marks] = []
    before: _Open | None = None
    for number, block in enumerate(blocks):
        after = _words(text, blocks[number + 1])[:_FAR] if number + 1 < len(blocks) else ""
        here, before = _in_block(_words(text, block), before, after)
        found += (_moved(one, block.span.start) for one in here)
    return found


def masked(text: str, within: Sequence[Marks]) -> str:
    """The text with nothing but a sign for each letter between marks, and for the marks."""
    letters = list(text)
    for one in within:
        letters[slice(*one.span)] = MASK * (one.span.end - one.span.start)
    return "".join(letters)


def _in_block(words: str, before: _Open | None, after: str) -> tuple[list[Marks], _Open | None]:
    """The stretches of one paragraph, and the mark that it leaves open for the next."""
    found, at = [], 0
    closers: dict[str, list[re.Match[str]]] = {}
    if before and not before.reopened:
        closing = _CLOSING[before.mark].search(words)
        at = closing.end() if closing else 0
        found = [_stretch(words, Span(0, at), 0, closing=1, goes_on=True)] if closing else []
    while opener := _OPENER.search(words, at):
        begins = opener.start() < _NEAR and not words[: opener.start()].strip()
        goes_on = bool(before and before.reopened and begins)
        mark = opener.group()
        if mark not in closers:
            closers[mark] = list(_CLOSING[mark].finditer(words))
        end = _end(words, opener, closers[mark])
        if end is not None:
            found.append(_stretch(words, Span(opener.start(), end), 1, closing=1, goes_on=goes_on))
            at = end
            continue
        left = _left_open(opener.group(), after)
        if left or goes_on or opener.group() not in _SINGLE or _led(words, opener.start()):
            span = Span(opener.start(), len(words))
            one = _stretch(words, span, 1, closing=0, goes_on=goes_on)
            return [*found, one._replace(closed=bool(left))], left
        at = opener.end()
    return found, None


def _led(words: str, at: int) -> bool:
    """Whether what stands before a mark says that words follow."""
    return bool(_LED.search(words[max(0, at - _NEAR) : at]))


def _end(words: str, opener: re.Match[str], closers: list[re.Match[str]]) -> int | None:
    """
    The end of the mark that closes what the opener opens; None where none does.

    Of single marks it is the first that is surely no apostrophe, before the next that opens.
    """
    first = bisect_left(closers, opener.end() + 1, key=lambda one: one.start())
    if first == len(closers):
        return None
    if opener.group() not in _SINGLE:
        return closers[first].end()
    another = _another(words, opener.end() + 1)
    likely: list[re.Match[str]] = []
    for one in closers[first : first + _MOST]:
        if likely and one.start() > another:
            break
        if _surely_closes(words, one):
            return one.end()
        likely.append(one)
    return (likely[-1] if words[likely[0].start() - 1] in "sS" else likely[0]).end()


def _another(words: str, at: int) -> int:
    """Where the next single mark opens."""
    openers = (one for one in _OPENER.finditer(words, at, at + _FAR) if one.group() in _SINGLE)
    return next((one.start() for one in openers), len(words))


def _surely_closes(words: str, mark: re.Match[str]) -> bool:
    """Whether a mark is no apostrophe: it stands beside punctuation, or at an end."""
    after = words[mark.end() : mark.end() + 1]
    return words[mark.start() - 1] in _ENDS or not after.isspace()


def _left_open(mark: str, after: str) -> _Open | None:
    """Whether the next paragraph goes on with what this mark opens."""
    if after.lstrip()[:1] == mark:
        return _Open(mark, reopened=True)
    closing, opener = _CLOSING[mark].search(after), _OPENER.search(after)
    if mark in _SINGLE or not closing or (opener and opener.start() < closing.start()):
        return None
    return _Open(mark, reopened=False)


def _stretch(words: str, span: Span, opening: int, *, closing: int, goes_on: bool) -> Marks:
    start, end = span.start + opening, span.end - closing
    inner = words[start:end]
    start += len(inner) - len(inner.lstrip())
    return Marks(span, Span(start, start + len(inner.strip())), goes_on=goes_on)


def _moved(marks: Marks, by: int) -> Marks:
    span, inner = (Span(one.start + by, one.end + by) for one in (marks.span, marks.inner))
    return marks._replace(span=span, inner=inner)


def _words(text: str, block: Block) -> str:
    return text[slice(*block.span)]
