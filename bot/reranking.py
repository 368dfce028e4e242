"""The best sentences in another order, by a model that reads question and sentence together."""

import math
from collections.abc import Sequence
from typing import Protocol

from bot.ranking import Candidate


class Reranker(Protocol):
    """Says how well sentences answer a question."""

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]: ...


def reranked(
    candidates: list[Candidate], question: str, reranker: Reranker, first: int
) -> list[Candidate]:
    """
    The first of the candidates in the order of the reranker's scores, and the rest behind them.

    The candidates keep the scores that they were ranked by. Equals stay in their order; what the
    reranker gives no number comes last of the first.
    """
    head = candidates[:first]
    scores = reranker.scores(question, [_read(one) for one in head])
    scored = sorted(zip(scores, head, strict=True), key=lambda pair: _order(pair[0]))
    return [one for _, one in scored] + candidates[first:]


def _read(one: Candidate) -> str:
    """What the reranker reads: what stands around the sentence, then the sentence."""
    passage, span = one.hit.passage, one.span
    words = passage.indexed or passage.document.text[span.start : span.end]
    return f"{passage.context}\n{words}"


def _order(score: float) -> float:
    return math.inf if math.isnan(score) else -score
