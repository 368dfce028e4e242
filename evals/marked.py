"""Questions that people marked the answers of, as `bench.py` reads them."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from corpus.documents import Document, Span
from corpus.errors import BadCases

ENOUGH = 40
"""Letters that a sentence shares with what is marked, or half of it, to answer."""


@dataclass(frozen=True)
class Marked:
    """A question, and the words of papers of which any one answers it."""

    question: str
    answerable: bool
    gold: tuple[tuple[str, str], ...] = ()
    """The stem of a paper's file name, and its words."""
    within: str = ""
    """The stem of the one paper that it was asked about, where that is known."""

    @property
    def paper(self) -> str:
        """The stem of the paper that it is about; the question itself where no paper is known."""
        return self.gold[0][0] if self.gold else self.within or self.question


def marked(folder: Path) -> list[Marked]:
    """The questions of a folder with a `questions.jsonl`."""
    file = folder / "questions.jsonl"
    try:
        lines = map(json.loads, filter(str.strip, file.read_text(encoding="utf-8").split("\n")))
        return [
            Marked(
                one["question"],
                one["answerable"],
                tuple((gold["doc"], gold["text"]) for gold in one["gold"]),
                one.get("scope", ""),
            )
            for one in lines
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadCases(f"{file} cannot be read: each line must be a marked question.") from error


def papers(folder: Path) -> list[Path]:
    """The files of a folder's papers: those in `docs`, or those that `docs.txt` lists."""
    listed = folder / "docs.txt"
    if not listed.is_file():
        return [folder / "docs"]
    try:
        lines = listed.read_text(encoding="utf-8").splitlines()
        return [(folder / line.strip()).resolve() for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise BadCases(f"{listed} cannot be read: each line must name a paper.") from error


class Letters:
    """A document by its letters and digits alone, and where each stands."""

    def __init__(self, document: Document) -> None:
        folded = [_letters(character) for character in document.text]
        self._ends = list(accumulate(map(len, folded)))
        self._text = "".join(folded)

    def places(self, words: str) -> Iterator[Span]:
        """Where words stand, counted in letters."""
        wanted = _letters(words)
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            yield Span(at, at + len(wanted))
            at = self._text.find(wanted, at + 1)

    def span(self, place: Span) -> Span:
        """Characters of the document, counted in letters."""
        first = self._ends[place.start - 1] if place.start else 0
        return Span(first, self._ends[place.end - 1])


def answers(span: Span, gold: Iterable[Span]) -> bool:
    """Whether a sentence shares enough letters with one of the marked places."""
    return any(
        min(span.end, one.end) - max(span.start, one.start)
        >= min(ENOUGH, 0.5 * (one.end - one.start))
        for one in gold
    )


def _letters(text: str) -> str:
    """
    Letters and digits alone, in small letters.

    >>> _letters("£3,000 – “Ǆ” ﬁrst")
    '3000džfirst'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
