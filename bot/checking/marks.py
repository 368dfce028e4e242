"""Quotation marks -> the stretches of a text that stand between them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.checking.blocks import Block
from corpus.documents import Span

MASK = "\u0001"
"""What `masked` puts for each letter between marks."""
_OPENER = re.compile(
    r"(?:(?<=[\s(\[–—/“\"-])|^)[“‘\"'„«](?=\s?[\w£$€(\[…]|\s?\.\.)(?![’'‘]?\d0s\b)", re.MULTILINE
)
_CLOSERS = {"“": '”"“', '"': '"”', "„": '“”"', "«": "»", "‘": "’'", "'": "'’"}
_SINGLE = "‘'"
_AFTER = r"(?=[\s.,;:!?)\]”\"–—/-]|\d{1,2}(?:\s|$)|$)"
_CLOSING = {
    mark: re.compile(rf"(?<=[^\s(\[])[{closers}]{_AFTER}") for mark, closers in _CLOSERS.items()
}
_ENDED = re.compile(r"[.!?…,;:]\Z")
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
        after = _words(text, blocks[number + 1]) if number + 1 < len(blocks) else ""
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
    if before and not before.reopened:
        closing = _CLOSING[before.mark].search(words)
        at = closing.end() if closing else 0
        found = [_stretch(words, Span(0, at), 0, closing=1, goes_on=True)] if closing else []
    while opener := _OPENER.search(words, at):
        goes_on = bool(before and before.reopened and not words[: opener.start()].strip())
        end = _end(words, opener)
        if end is not None:
            found.append(_stretch(words, Span(opener.start(), end), 1, closing=1, goes_on=goes_on))
            at = end
            continue
        left = _left_open(opener.group(), after)
        if left or goes_on or opener.group() not in _SINGLE or _LED.search(words[: opener.start()]):
            span = Span(opener.start(), len(words))
            one = _stretch(words, span, 1, closing=0, goes_on=goes_on)
            return [*found, one._replace(closed=bool(left))], left
        at = opener.end()
    return found, None


def _end(words: str, opener: re.Match[str]) -> int | None:
    """The end of the mark that closes what the opener opens; None where none does."""
    mark = opener.group()
    closing = list(_CLOSING[mark].finditer(words, opener.end() + 1))
    if mark not in _SINGLE:
        return closing[0].end() if closing else None
    another = next((one.start() for one in _singles(words, opener.end() + 1)), len(words))
    closing = [one for one in closing if one.start() <= another] or closing
    sure = (one.end() for one in closing if _surely_closes(words, one))
    if not closing:
        return None
    unsure = closing[-1] if words[closing[0].start() - 1] in "sS" else closing[0]
    return next(sure, unsure.end())


def _singles(words: str, at: int) -> Iterator[re.Match[str]]:
    return (one for one in _OPENER.finditer(words, at) if one.group() in _SINGLE)


def _surely_closes(words: str, mark: re.Match[str]) -> bool:
    """Whether a mark is no apostrophe: it stands beside punctuation, or at an end."""
    after = words[mark.end() : mark.end() + 1]
    return bool(_ENDED.search(words[: mark.start()])) or not after.isspace()


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
