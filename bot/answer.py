"""
Start reading here: question -> Hits -> Quotes -> Answer.

    question     what is asked
    scope        the papers that it is about
    search       the passages that may answer it
    ranking      the sentences of those passages, the best first
    abstention   whether the best is good enough, and if not, why
    choice       which are shown
    quotes       what is shown; a place in a stored document, never a text
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import replace

from bot.abstention import THRESHOLD, reason
from bot.choice import FURTHER, PAPERS, QUOTES, TIMELINE, choose, choose_of_each, record_first
from bot.evidence import confidence, evidence
from bot.index import Index
from bot.premise import fails
from bot.question import Question
from bot.quotes import Answer, Quote, Reason
from bot.ranking import Candidate, rank
from bot.reranking import Reranker, reranked
from bot.scope import Scope, scoped
from bot.search import search
from bot.slips import mended

NEAREST = 3
"""Passages shown, as no answer, when it abstains."""
BESIDE = 0.1
"""The least confidence of a sentence that is shown beside the best."""
CONSIDERED = 100
"""Ranked sentences among which those that are shown are chosen."""
FIRST = 20
"""Sentences that a reranker, where one is set, puts in order."""

_log = logging.getLogger(__name__)


def answer(
    question: Question, index: Index, labels: frozenset[str], reranker: Reranker | None = None
) -> Answer:
    """Quote what the papers that these labels open say to a question, or abstain."""
    started = time.perf_counter()
    asked = mended(question, index, labels)
    scope = scoped(asked, index, labels)
    ranked = rank(asked, scope, search(asked, scope, index, labels))
    if reranker:
        ranked = reranked(ranked, asked.understood, reranker, FIRST)
    best = max(ranked, key=lambda one: one.score, default=None)
    some = evidence(asked, best) if best else None
    sure = confidence(some) if some else 0.0
    chosen, further = _chosen(asked, scope, ranked[:CONSIDERED], best)
    quotes = standing(chosen, index)
    why = reason(asked, scope, some, sure) or (None if quotes else Reason.STALE)
    return Answer(
        question=asked,
        quotes=() if why else quotes,
        confidence=sure if why in _UNSURE else 0.0,
        reason=why,
        contradicts=not why and fails(asked.understood, (one.details for one in scope.papers)),
        timeline=scope.several and _each_once(quotes),
        further=() if why and not why.shows_nearest else tuple(further),
        nearest=quotes[:NEAREST] if why and why.shows_nearest else (),
        searched=scope.searched,
        seconds=time.perf_counter() - started,
    )


def _each_once(quotes: Sequence[Quote]) -> bool:
    """Whether there are several quotes, and no two of one paper."""
    papers = {quote.passage.document.id for quote in quotes}
    return 1 < len(papers) == len(quotes)


_UNSURE = (None, Reason.NOT_SAID, Reason.NO_FIGURE)
"""Outcomes that the evidence decides; the others are certain, whatever was found."""


def standing(quotes: Sequence[Quote], index: Index) -> tuple[Quote, ...]:
    """Those of `quotes` whose words stand in the stored document, read again now."""
    stand = []
    for quote in quotes:
        document = index.read(quote.passage.document.id)
        if document and document.text == quote.passage.document.text:
            stand.append(replace(quote, also=standing(quote.also, index)))
        else:
            _log.warning("Document %s was altered in the index.", quote.passage.document.id)
    return tuple(stand)


def _chosen(
    asked: Question, scope: Scope, ranked: Sequence[Candidate], best: Candidate | None
) -> tuple[list[Quote], list[Quote]]:
    """
    The quotes to show, and those that come next.

    One of each paper where that is asked for and several answer; else the best.
    """
    sure = [(one, confidence(evidence(asked, one))) for one in ranked]
    answering = [one for one, how in sure if how >= THRESHOLD]
    if scope.several:
        quotes = choose_of_each(answering, TIMELINE if asked.timeline else PAPERS)
        if len(quotes) > 1:
            return quotes, []
    near = choose([one for one, how in sure if one is best or how >= BESIDE], QUOTES + FURTHER)
    shown, further = near[:QUOTES], near[QUOTES:]
    return record_first(shown, asked, {one.hit.passage.id for one in answering}), further
