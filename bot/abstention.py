"""When not to answer, and why."""

from bot.asking import asks_opinion, asks_personal
from bot.evidence import Evidence
from bot.question import Question
from bot.quotes import Reason
from bot.scope import Scope

THRESHOLD = 0.3
"""The least confidence of an answer; DECISIONS.md, "Abstention", has the table that chose it."""


def reason(question: Question, scope: Scope, some: Evidence | None, sure: float) -> Reason | None:
    """Why the question gets no answer, or None when it gets one; `some` is None without hits."""
    outcomes = (
        (Reason.PERSONAL, asks_personal(question.understood)),
        (Reason.NO_PAPERS, not scope.papers),
        (Reason.NOT_HELD, bool(scope.absent and not scope.councils)),
        (Reason.NO_YEAR, scope.misses_year),
        (Reason.OPINION, asks_opinion(question.understood)),
        (Reason.NO_PAPERS, some is None),
        (Reason.NO_FIGURE, sure < THRESHOLD and some is not None and some.uncounted > 0),
        (Reason.NOT_SAID, sure < THRESHOLD),
    )
    return next((one for one, holds in outcomes if holds), None)
