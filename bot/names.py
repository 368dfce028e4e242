"""The names in a text: what is written with a capital letter."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.folding import Folded, fold
from corpus.lexicon import stems

_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = (" ", "-", "'")
"""What may stand between two words of one name."""
_OPENERS = frozenset(
    {
        "a", "all", "an", "and", "as", "at", "but", "by", "for", "from", "he", "how", "if", "in",
        "it", "its", "no", "not", "of", "on", "or", "she", "some", "that", "the", "their",
        "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when",
        "where", "which", "who", "with",
    }
)  # fmt: skip
"""Words that begin a sentence with a capital letter and are no part of a name."""


class _Word(NamedTuple):
    start: int
    """In the folded text."""
    end: int
    capital: bool


def names_stand(text: str, quotes: Sequence[str]) -> bool:
    """
    Whether every name in a text stands in one of `quotes`, whole and with its capital letters.

    The first word of the text has a capital letter in any case, so it need not have one there.

    >>> names_stand("Caseloads fell, Ms Day said.", ["Ms Day said that caseloads fell."])
    True
    >>> names_stand("Caseloads fell, Ms May said.", ["Ms Day said that they may fall."])
    False
    """
    folded = fold(text)
    for run in _runs(folded, text):
        first = run[0].start == 0 or not folded.text[: run[0].start].strip(" \"'(")
        name = folded.text[run[0].start : run[-1].end]
        if not any(_stands(name, quote, opens=first) for quote in quotes) and not (
            first and len(run) == 1 and _is_a_word(name, quotes)
        ):
            return False
    return True


def _runs(folded: Folded, text: str) -> Iterator[list[_Word]]:
    """Words with capital letters that follow one another, without what merely opens the text."""
    run: list[_Word] = []
    for number, word in enumerate(_words(folded, text)):
        opens = number == 0 and folded.text[word.start : word.end] in _OPENERS
        if run and not (word.capital and folded.text[run[-1].end : word.start] in _JOINTS):
            yield run
            run = []
        if word.capital and not opens:
            run.append(word)
    if run:
        yield run


def _words(folded: Folded, text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(folded.text):
        written = text[folded.origins[match.start()].start : folded.origins[match.end() - 1].end]
        yield _Word(*match.span(), written != written.lower())


def _stands(name: str, quote: str, *, opens: bool) -> bool:
    """Whether a name stands in a quote; of one that opens a text the first word in small too."""
    folded = fold(quote)
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded.text):
        words = [
            word for word in _words(folded, quote) if match.start() <= word.start < match.end()
        ]
        if all(word.capital for word in words[1 if opens else 0 :]):
            return True
    return False


def _is_a_word(name: str, quotes: Sequence[str]) -> bool:
    """Whether it is a word of the quotes in another form."""
    return frozenset(stems(name)) <= frozenset(stems(" ".join(quotes)))
