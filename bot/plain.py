"""A text in plain small letters, for patterns: every character knows where it came from."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from corpus.documents import Span

_UNUSUAL = re.compile(r"[^\x00-\x7f]")
_HYPHENS = frozenset("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d")
_APOSTROPHES = frozenset("\u2018\u2019\u02bc\u2032\u0060\u00b4\uff07")


class Plain(NamedTuple):
    """A text in small letters without accents, and where its characters stand in the original."""

    text: str
    shifts: tuple[tuple[int, int], ...]
    """Places in `text` from which the original is so many characters further on."""

    def original(self, start: int, end: int) -> Span:
        """The characters of the original that some characters of this text stand for."""
        return Span(self._place(start), max(self._place(end), self._place(end - 1) + 1))

    def _place(self, at: int) -> int:
        found = bisect_right(self.shifts, at, key=itemgetter(0)) - 1
        return at + self.shifts[found][1] if found >= 0 else at


def plain(text: str) -> Plain:
    """
    Small letters without accents, one sort of hyphen and of apostrophe, and ligatures apart.

    >>> plain("Re\u2011ofﬁcés").text, plain("Re\u2011ofﬁcés").original(3, 8)
    ('re-offices', Span(start=3, end=7))
    """
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    size = read = shift = 0
    for found in _UNUSUAL.finditer(text):
        written = _plain(found.group())
        parts += (text[read : found.start()], written)
        size += found.start() - read + len(written)
        read = found.end()
        if not written:
            shift += 1
            shifts.append((size, shift))
        for further in range(1 - len(written), 0):
            shift -= 1
            shifts.append((size + further, shift))
    parts.append(text[read:])
    return Plain("".join(parts).lower(), tuple(shifts))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """What is written for one character that is not ASCII; nothing for an accent by itself."""
    if character in _HYPHENS:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf"):
        return ""
    if kind[0] == "L" or kind == "Nd":
        folded = unicodedata.normalize("NFKD", character).casefold()
        letters = "".join(one for one in folded if one.isalnum())
        return letters or " "
    return " " if kind[0] == "Z" else "·" if character.isalnum() else character
