"""
The words of a text, as two printings of them are compared: white space and dashes are nothing.

A word is letters and digits with the apostrophes and the decimal points inside it. A sign such as %
or £ is a word by itself, and so is a dash before a number, which a range or a minus may be.
"""

import re
import unicodedata
from functools import cached_property, lru_cache

from corpus.documents import Span

DASHES = "\\-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufffe"
"""As a class of a pattern holds them."""
QUOTES = "\"'\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_APOSTROPHES = "['\u2018\u2019\u02bc\u2032]"
_BULLETS = "•●▪■◦‣·∙*|_\u200b\u2060"
_STOPS = r".,;:!?…()\[\]{}"
_LETTER = "[^\\W_][\u0300-\u036f]*"
_WORD = re.compile(
    rf"\[[^\W\d_]\](?:{_LETTER})+"
    rf"|(?:{_LETTER})+(?:(?<=\d)[.,](?=\d)(?:{_LETTER})+)*(?:{_APOSTROPHES}(?:{_LETTER})+)*"
    rf"|(?<![^\W\d_])[{DASHES}](?=\s*\d)"
    rf"|[^\w\s{DASHES}{re.escape(QUOTES)}{re.escape(_BULLETS)}{_STOPS}\u0300-\u036f]"
)
_NOTHING = re.compile(rf"[\s{DASHES}{re.escape(QUOTES)}{re.escape(_BULLETS)}\u0300-\u036f]+")
_DOTS = re.compile(r"(?:\.\s?){3,}")
_HYPHEN = re.compile(rf"[{DASHES}](?:\s*\n\s*)?")
_KEPT = 100
"""Texts whose words are kept."""


class Wording:
    """
    The words of a text, each as it is compared and where it stands.

    >>> Wording("“The 16-year-olds’ plan” – 5%").folded
    ['the', '16', 'year', 'olds', 'plan', '-', '5', '%']
    """

    def __init__(self, text: str, within: Span | None = None) -> None:
        """Only those within a part of the text, where one is given; the places are the text's."""
        self.text = text
        found = _WORD.finditer(text, *(within or (0, len(text))))
        self.spans = [Span(*word.span()) for word in found]
        self.folded = [folded(text[start:end]) for start, end in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def letters(self) -> str:
        """All words without anything between them."""
        return "".join(self.folded)

    @cached_property
    def offsets(self) -> dict[int, int]:
        """Which word begins at each place of `letters` at which one does; also its end."""
        at, places = 0, {}
        for number, word in enumerate(self.folded):
            places[at] = number
            at += len(word)
        places[at] = len(self.folded)
        return places

    def written(self, number: int) -> str:
        """A word as it is printed, but for compatibility forms and the style of apostrophes."""
        return written(self.text[slice(*self.spans[number])])

    def between(self, number: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[number].end : self.spans[number + 1].start]

    def stops(self, number: int) -> str:
        """The punctuation between a word and the next that counts."""
        return stops(self.between(number))

    def hyphened(self, number: int) -> bool:
        """Whether a word and the next are one compound, or one word broken at a line's end."""
        gap = self.between(number)
        return not gap or bool(_HYPHEN.fullmatch(gap))

    def span(self, first: int, after: int) -> Span:
        """
        The place of the words `first` up to but not including `after`.

        Where that is none it is empty, behind the word before.
        """
        if first < after:
            return Span(self.spans[first].start, self.spans[after - 1].end)
        at = self.spans[first - 1].end if first else 0
        return Span(at, at)


@lru_cache(_KEPT)
def wording(text: str) -> Wording:
    """The words of a text, kept for the next check."""
    return Wording(text)


def stops(gap: str) -> str:
    """
    The punctuation of what stands between two words, without what is forgiven.

    >>> stops("’. . . “"), stops(",” – "), stops(" \u2022 ")
    ('…', ',', '')
    """
    return _NOTHING.sub("", _DOTS.sub("…", gap))


@lru_cache(100_000)
def written(word: str) -> str:
    """A word without compatibility forms, except of numbers: 10² is not 102."""
    plain = re.sub(_APOSTROPHES, "'", word.strip("[]").replace("]", ""))
    if plain.isascii():
        return plain
    if plain[0] in DASHES:
        return "-"
    if any(unicodedata.category(letter) == "No" for letter in plain):
        return plain
    return unicodedata.normalize("NFKC", plain)


@lru_cache(100_000)
def folded(word: str) -> str:
    """A word as it is compared: without its case too."""
    plain = written(word)
    return plain.lower() if plain.isascii() else unicodedata.normalize("NFKC", plain.casefold())
