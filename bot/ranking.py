"""Hits -> the sentences that answer best."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.asking import Asked, gives_date, gives_name
from bot.kinds import kinds
from bot.question import Question
from bot.scope import Scope
from bot.search import Found, Hit
from bot.shares import Shares
from corpus.documents import SECOND_HAND, Passage, Span
from corpus.embedding import Vector
from corpus.lexicon import stems

SHORT = 6
"""Words under which a sentence hardly says anything."""

_ADVISES = re.compile(
    r"needs? to improve|recommendations?|(?:areas?|points?) for (?:improvement|priority action)"
    r"|should do (?:next|now)|must do",
    re.IGNORECASE,
)
"""What stands above recommendations."""
_MAY_BE_SHORT = frozenset({"bullet", "grade", "recommendation", "resolution", "row", "vote"})
"""Kinds of passage that say much in few words."""


class Signals(NamedTuple):
    """What speaks for a sentence; all but `meaning` are from 0 to 1."""

    meaning: float
    """Cosine of the sentence and the question."""
    words: float
    """The share of what the question's words tell that the sentence has itself."""
    context: float
    """The share that only what stands around it has: title, council, headings, speaker."""
    passage: float
    """The share that the whole passage has, with what stands around it."""
    figure: float
    """It gives a figure, where one is asked for."""
    name: float
    """It names somebody or has a speaker, where it is asked who."""
    date: float
    """It gives a date, where it is asked when."""
    advice: float
    """It is a recommendation or says what must improve, where that is asked."""
    grade: float
    """It states a grade, where one is asked for."""
    resolved: float
    """It is a resolution or a decision, where it is asked what was resolved."""
    defined: float
    """It says what an acronym stands for, where that is asked."""
    kind: float
    """Its paper is of a kind that the question names."""
    short: float
    """It has fewer words than `SHORT`, and is no item of a list, a row or a grade."""
    newer: float
    """How new its paper is among those of its council, where no year is asked about."""
    second_hand: float
    """Its paper tells what another says."""


WEIGHTS = Signals(
    meaning=1.26,
    words=0.65,
    context=0.57,
    passage=0.66,
    figure=0.28,
    name=0.07,
    date=0.12,
    advice=0.67,
    grade=0.58,
    resolved=0.6,
    defined=1.0,
    kind=0.15,
    short=-0.85,
    newer=0.1,
    second_hand=-0.25,
)
"""What each signal counts, found on the dev sets as wholes: DECISIONS.md, "Ranking"."""


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit, with what speaks for it."""

    hit: Hit
    number: int
    """Which of the passage's sentences it is."""
    signals: Signals
    score: float
    read: float | None = None
    """What our ranker, which reads it together with the question, says of it; log odds."""

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return self.hit.passage.sentences[self.number]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.hit.passage.document.text[self.span.start : self.span.end]


def rank(question: Question, scope: Scope, found: Found) -> list[Candidate]:
    """Every sentence of the hits, the best first."""
    wanted = Asked.of(question.understood), kinds(question.understood)
    shares = Shares(found.terms)
    ages = _ages(scope)
    candidates = [
        Candidate(hit, number, signals, _score(signals))
        for hit in found.hits
        for number, signals in enumerate(_signals(hit, found.vector, shares, wanted, ages))
    ]
    return sorted(candidates, key=lambda one: -one.score)


def _score(signals: Signals) -> float:
    return sum(weight * signal for weight, signal in zip(WEIGHTS, signals, strict=True))


def _signals(
    hit: Hit,
    vector: Vector,
    shares: Shares,
    wanted: tuple[Asked, frozenset[str]],
    ages: dict[str, float],
) -> Iterator[Signals]:
    """The signals of each sentence of a passage."""
    asked, named = wanted
    passage = hit.passage
    details = passage.document.details
    around, indexed = (shares.among(stems(text)) for text in (passage.context, passage.indexed))
    texts = [passage.document.text[span.start : span.end] for span in passage.sentences]
    words = [indexed | shares.among(stems(text)) for text in texts]
    meanings = hit.sentences @ vector
    whole = shares.of(around.union(*words))
    advice, grade, resolved = _kinds(passage, asked)
    for number, text in enumerate(texts):
        told = shares.of(words[number])
        yield Signals(
            meaning=float(meanings[number]),
            words=told,
            context=shares.of(words[number] | around) - told,
            passage=whole,
            figure=float(asked.counts and asked.counted_by(text)),
            name=float(asked.name and (passage.voice is not None or gives_name(text))),
            date=float(asked.date and gives_date(text)),
            advice=advice,
            grade=grade,
            resolved=resolved,
            defined=float(asked.defined_by(text)),
            kind=float(details.kind in named),
            short=float(passage.kind not in _MAY_BE_SHORT and len(text.split()) < SHORT),
            newer=ages.get(passage.document.id, 0.0),
            second_hand=float(details.kind in SECOND_HAND),
        )


def _kinds(passage: Passage, asked: Asked) -> tuple[float, float, float]:
    """Whether the passage is of the kind that is asked for: advice, a grade, a resolution."""
    advises = passage.kind == "recommendation" or _ADVISES.search(" > ".join(passage.section))
    return (
        float(asked.advice and bool(advises)),
        float(asked.grade and passage.kind == "grade"),
        float(asked.resolved and passage.kind in ("resolution", "decision", "vote")),
    )


def _ages(scope: Scope) -> dict[str, float]:
    """How new each paper is among those of its council, from 0 to 1, if no year is asked about."""
    if scope.years.named:
        return {}
    councils: dict[str, list[tuple[date, str]]] = {}
    for paper in scope.papers:
        day = paper.details.date
        if day:
            councils.setdefault(paper.details.council, []).append((day, paper.id))
    return {
        document: place / max(1, len(papers) - 1)
        for papers in councils.values()
        for place, (_, document) in enumerate(sorted(papers))
    }
