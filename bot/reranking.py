"""The best sentences in another order, by a model that reads question and sentence together."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.choice import quoted
from bot.question import plain
from bot.ranking import Candidate

_LEADING = 200
"""Letters of what leads to a quote that are read, from its end."""


class Reranker(Protocol):
    """Says how well sentences answer a question."""

    @property
    def weight(self) -> float | None:
        """What a point of its score adds to a sentence's; None when its own order is to stand."""

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]: ...


def reranked(
    candidates: list[Candidate], question: str, reranker: Reranker, first: int
) -> list[Candidate]:
    """
    The candidates in another order, of which the reranker has read the first.

    Equals stay in their order, and what was not read stays behind what was.
    """
    head, rest = candidates[:first], candidates[first:]
    if not head:
        return candidates
    scores = reranker.scores(put(question), [read(one) for one in head])
    if reranker.weight is None:
        return _in_their_order(head, scores) + rest
    least = [min(scores)] * len(rest)
    added = [
        replace(one, score=one.score + reranker.weight * score, read=score)
        for one, score in zip(candidates, [*scores, *least], strict=True)
    ]
    return sorted(added, key=lambda one: -one.score)


def _in_their_order(head: list[Candidate], scores: Sequence[float]) -> list[Candidate]:
    """By the scores alone; the candidates keep their own, and what has no number comes last."""
    scored = sorted(zip(scores, head, strict=True), key=lambda pair: _order(pair[0]))
    return [one for _, one in scored]


def put(question: str) -> str:
    """
    The question as a reranker reads it: without courtesies, and with a question mark.

    >>> put("Could you tell me how high caseloads were, please")
    'how high caseloads were?'
    """
    return f"{plain(question).rstrip(' ?!.')}?"


def read(one: Candidate) -> str:
    """
    What a reranker reads: the words that would be quoted, and before them what they need.

    That is the heading that they stand under, who speaks, and the sentence that leads to them.
    """
    quote, passage = quoted(one), one.hit.passage
    voice = passage.voice_at(one.span)
    text = passage.indexed or quote.text
    leads = quote.lead and passage.document.text[quote.lead.start : quote.lead.end][-_LEADING:]
    around = [*passage.section[-1:], voice.speaker if voice else ""]
    before = "".join(f"{part}: " for part in around if part)
    return " ".join(f"{before}{leads or ''} {text}".split())


def _order(score: float) -> float:
    return math.inf if math.isnan(score) else -score
