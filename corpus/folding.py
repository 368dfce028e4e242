"""
The match layer: fold a text so that two printings of the same words are equal.

Words are found in the folded text and shown from the original: every folded character knows
where it came from.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.documents import Span

_DASHES = dict.fromkeys(
    map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufffe"), "-"
)
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4"), "'")
_DOUBLE_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"')
_TABLE = {**_DASHES, **_QUOTES, **_DOUBLE_QUOTES}
_CLUSTER = re.compile(r"\s+|.[\u0300-\u036f]*", re.DOTALL)
"""White space, or one character with the accents that are written after it."""


@dataclass(frozen=True)
class Folded:
    """A folded text and the place in the original of each of its characters."""

    text: str
    origins: tuple[Span, ...]

    def find(self, words: str) -> Iterator[Span]:
        """
        Every place in the original where `words` stand, whatever their case and punctuation marks.

        >>> original = "a culture of over\u2011optimism"
        >>> [original[s.start : s.end] for s in fold(original).find("Over-Optimism")]
        ['over\u2011optimism']
        """
        wanted = fold(words).text.strip()
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield Span(self.origins[at].start, self.origins[at + len(wanted) - 1].end)
            at = self.text.find(wanted, at + 1)


def fold(text: str) -> Folded:
    """
    Fold case, compatibility forms, dashes, quotation marks and white space.

    >>> fold("The  \u201cFRONT\u00a0door\u201d \ufb01nally \u2013 opened").text
    'the "front door" finally - opened'
    """
    folded: list[str] = []
    origins: list[Span] = []
    for cluster in _CLUSTER.finditer(text):
        characters = _fold_cluster(cluster.group())
        folded.append(characters)
        origins.extend([Span(*cluster.span())] * len(characters))
    return Folded("".join(folded), tuple(origins))


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    return unicodedata.normalize("NFKC", cluster.translate(_TABLE)).casefold().translate(_TABLE)
