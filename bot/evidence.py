"""What tells whether the best sentence answers the question, and how sure that makes."""

import math
from typing import NamedTuple

from bot.asking import Asked
from bot.question import Question
from bot.ranking import Candidate


class Evidence(NamedTuple):
    """Signals of a whole answer."""

    meaning: float
    """Cosine of the best sentence and the question."""
    words: float
    """The share of what the question's words tell that the best sentence has, from 0 to 1."""
    passage: float
    """The share that its whole passage has, with what stands around it."""
    counts: float
    """1 when a number is asked for."""
    uncounted: float
    """1 when a number is asked for and the best sentence gives none of that sort."""
    undated: float
    """1 when it is asked when, and the best sentence says not when."""
    meaning_of_a_count: float
    """`meaning`, when a number is asked for."""
    context_of_a_count: float
    """The share of the words that only stands around the sentence, when a number is asked for."""
    fits: float
    """1 when its passage is of the kind that is asked for: a grade, a resolution, advice."""
    defined: float
    """1 when it says what an acronym stands for, where that is asked; its weight is not fitted."""
    ranker: float
    """What our ranker says of it, where it has read it."""
    read: float
    """1 where our ranker has read it, and so the weights are others; it has none itself."""


class Line(NamedTuple):
    """Log odds as a weighted sum of the signals."""

    weights: Evidence
    constant: float


ALONE = Line(
    Evidence(7.81, 0.77, 1.74, 0.61, -2.07, -0.89, -2.13, -2.15, 1.37, 6.0, 0.0, 0.0), -4.91
)
READ = Line(Evidence(7.95, 0.09, 3.03, 0.8, -2.83, 0.02, -1.63, -1.69, 3.34, 6.0, 0.34, 0.0), -5.25)
"""Logistic regressions (Platt scaling) on the dev sets: DECISIONS.md, "Abstention"."""


def evidence(question: Question, best: Candidate) -> Evidence:
    """What speaks for the best of the ranked sentences."""
    asked = Asked.of(question.understood)
    signals = best.signals
    return Evidence(
        meaning=signals.meaning,
        words=signals.words,
        passage=signals.passage,
        counts=float(asked.counts),
        uncounted=float(asked.counts and not signals.figure),
        undated=float(asked.date and not signals.date),
        meaning_of_a_count=asked.counts * signals.meaning,
        context_of_a_count=asked.counts * signals.context,
        fits=max(signals.grade, signals.resolved, signals.advice),
        defined=signals.defined,
        ranker=best.read or 0.0,
        read=float(best.read is not None),
    )


def confidence(some: Evidence) -> float:
    """How sure it is, from 0 to 1, that the sentence answers the question."""
    line = READ if some.read else ALONE
    total = sum(weight * signal for weight, signal in zip(line.weights, some, strict=True))
    return 1 / (1 + math.exp(-total - line.constant))
