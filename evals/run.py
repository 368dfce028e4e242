"""Start reading here: ask the bot the cases, and write down what it says."""

import logging
import time

from bot.answer import answer
from bot.index import Index
from bot.question import Question, understand
from bot.quotes import Answer, Quote
from bot.reranking import Reranker
from bot.words import speaker
from corpus.errors import BadQuestion, CouncilbotError
from corpus.filters import Filters
from evals.cases import Case
from evals.index import LABELS
from evals.recorded import Found, Recorded, Shown
from evals.stages import STAGES, Clock, Watched, replayed

_log = logging.getLogger(__name__)


def ask(case: Case, index: Index, reranker: Reranker | None = None) -> Recorded:
    """
    What comes of asking one case as a user would, after what was asked before it.

    A question that may not be asked is refused, as users are told. When the bot breaks down in any
    way that it does not foresee, the outcome is `failed`.
    """
    try:
        return _asked(case, index, reranker)
    except BadQuestion:
        return Recorded(case.id, "abstained", "bad-question")
    except CouncilbotError:
        raise
    except Exception as fault:  # noqa: BLE001 whatever broke, the other cases are still asked
        _log.warning("The bot failed on %s (%s).", case.id, type(fault).__name__)
        _log.debug("", exc_info=fault)
        return Recorded(case.id, "failed", type(fault).__name__)


def _asked(case: Case, index: Index, reranker: Reranker | None) -> Recorded:
    clock = Clock()
    reader = Watched(reranker, clock) if reranker else None
    started = time.perf_counter()
    question = understood(case)
    answered = answer(question, index, LABELS, reader)
    clock.seconds["whole"] = time.perf_counter() - started
    found = replayed(question, index, LABELS, reader, clock)
    seconds = {stage: clock.seconds[stage] for stage in STAGES if stage in clock.seconds}
    return recorded(case, answered, found, seconds)


def understood(case: Case) -> Question:
    """A case's question, with those before it, narrowed to the papers of its day."""
    filters = Filters(until=case.as_of)
    before = None
    for earlier in case.history:
        before = understand(earlier, filters, before)
    return understand(case.question, filters, before)


def recorded(
    case: Case,
    answered: Answer,
    found: tuple[Found, ...] = (),
    seconds: dict[str, float] | None = None,
) -> Recorded:
    """An answer as it is written down."""
    return Recorded(
        case=case.id,
        outcome="abstained" if answered.abstains else "answered",
        reason=answered.reason.value if answered.reason else "",
        confidence=answered.confidence,
        contradicts=answered.contradicts,
        quotes=tuple(map(_shown, answered.quotes)),
        nearest=tuple(map(_shown, answered.nearest)),
        found=found,
        seconds=seconds or {},
    )


def _shown(quote: Quote) -> Shown:
    document, page = quote.passage.document, quote.page
    return Shown(
        quote.text,
        document.id,
        document.name,
        quote.start,
        quote.end,
        page and page.number,
        speaker(quote),
        document.details.date,
        quote.url,
    )
