"""
Start reading here: question -> Hits -> Quotes -> Answer.

    question     what is asked, and what it is narrowed to
    search       the passages that may answer it
    ranking      the sentences of those passages, the best first
    abstention   whether the best is good enough
    quotes       what is shown; a place in a stored document, never a text
"""

import logging
import time
from collections.abc import Sequence

from bot.abstention import THRESHOLD, confidence
from bot.choice import choose
from bot.question import Question, narrowed
from bot.quotes import Answer, Quote, Reason, Searched
from bot.ranking import rank
from bot.search import Index, search

NEAREST = 3
"""Passages shown, as no answer, when it abstains."""

_log = logging.getLogger(__name__)


def answer(question: Question, index: Index, labels: frozenset[str]) -> Answer:
    """Quote what the papers that these labels open say to a question, or abstain."""
    started = time.perf_counter()
    holdings = index.holdings(labels)
    asked = narrowed(question, holdings.councils)
    ranked = rank(asked, search(asked, index, labels))
    sure = confidence(ranked[0]) if ranked else 0.0
    quotes = standing(choose(ranked), index)
    reason = _reason(ranked_any=bool(ranked), sure=sure, quotes=quotes)
    return Answer(
        question=asked,
        quotes=() if reason else quotes,
        confidence=sure,
        reason=reason,
        nearest=quotes[:NEAREST] if reason else (),
        searched=Searched(holdings.documents, holdings.newest),
        seconds=time.perf_counter() - started,
    )


def standing(quotes: Sequence[Quote], index: Index) -> tuple[Quote, ...]:
    """Those of `quotes` whose words stand in the stored document, read again now."""
    stand = []
    for quote in quotes:
        document = index.read(quote.passage.document.id)
        if document and document.text[quote.start : quote.end] == quote.text:
            stand.append(quote)
        else:
            _log.warning("Document %s was altered in the index.", quote.passage.document.id)
    return tuple(stand)


def _reason(*, ranked_any: bool, sure: float, quotes: Sequence[Quote]) -> Reason | None:
    if not ranked_any:
        return Reason.NO_PAPERS
    if not quotes:
        return Reason.STALE
    return Reason.NOT_SAID if sure < THRESHOLD else None
