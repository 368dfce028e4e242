"""Hits -> the sentences that answer best."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.question import Question
from bot.search import Found, Hit
from corpus.documents import Span
from corpus.lexicon import stems

MEANING = 1.0
WORDS = 1.3
CONTEXT = 1.0
PASSAGE = 0.3
YEAR = 0.1
"""What each signal counts, found on the dev sets as wholes: DECISIONS.md, "Ranking"."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit, with its scores."""

    hit: Hit
    number: int
    """Which of the passage's sentences it is."""
    meaning: float
    """Cosine of the sentence and the question."""
    words: float
    """The share of what the question's words tell that the sentence has itself, from 0 to 1."""
    context: float
    """The share that only what stands around it has: title, council, headings, speaker."""
    score: float

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return self.hit.passage.sentences[self.number]


def rank(question: Question, found: Found) -> list[Candidate]:
    """Every sentence of the hits, the best first."""
    years = {int(year) for year in _YEAR.findall(question.understood)}
    candidates = [one for hit in found.hits for one in _candidates(hit, found, years)]
    return sorted(candidates, key=lambda one: -one.score)


def _candidates(hit: Hit, found: Found, years: set[int]) -> Iterator[Candidate]:
    document = hit.passage.document
    around = set(stems(f"{hit.passage.context} {hit.passage.indexed}"))
    date = document.details.date
    given = PASSAGE * hit.similarity + YEAR * (date is not None and date.year in years)
    meanings = hit.sentences @ found.vector
    for number, span in enumerate(hit.passage.sentences):
        own = set(stems(document.text[span.start : span.end]))
        meaning = float(meanings[number])
        words = _told(own, found.rarity)
        context = _told(around - own, found.rarity)
        score = given + MEANING * meaning + WORDS * words + CONTEXT * context
        yield Candidate(hit, number, meaning, words, context, score)


def _told(words: set[str], rarity: dict[str, float]) -> float:
    """The share of what the question's words tell that `words` have."""
    total = sum(rarity.values())
    return sum(tells for word, tells in rarity.items() if word in words) / total if total else 0.0
