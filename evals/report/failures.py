"""What went wrong with a case, in kinds that can be counted and looked through one by one."""

from collections.abc import Callable

from evals.report.meanings import INVARIANTS
from evals.scored import Scored

FAILURES = {
    "bot failed": "The bot broke down, which says nothing of what it would have answered.",
    "unsupported answer": "Answered, though the papers do not say.",
    "wrongly abstained": "Left unanswered, though the papers say.",
    "wrong quotes": "Answered, and no quote is one that was expected.",
    "promise broken": "A quote is not the paper's own text, or its citation is not right.",
    "forbidden words": "A quote holds words that must not be quoted.",
    "vital missing": "Expected words are quoted, and yet something vital is not said.",
}
"""Kinds of failure, the worst first, and what each is."""


def failures(scored: Scored) -> tuple[str, ...]:
    """The kinds of failure of a case, the worst first; none for a case that came out right."""
    return tuple(kind for kind, holds in _TESTS.items() if holds(scored))


def _wrongly(outcome: str, *, answerable: bool) -> Callable[[Scored], bool]:
    return lambda scored: (
        not scored.right
        and scored.recorded.outcome == outcome
        and scored.case.answerable is answerable
    )


def _short(scored: Scored, *names: str) -> bool:
    """Whether some of these measures apply and fall short."""
    found = (scored.measures[name] for name in names if name in scored.measures)
    return any(right < total for right, total in found)


_TESTS: dict[str, Callable[[Scored], bool]] = {
    "bot failed": lambda scored: scored.recorded.outcome == "failed",
    "unsupported answer": _wrongly("answered", answerable=False),
    "wrongly abstained": _wrongly("abstained", answerable=True),
    "wrong quotes": _wrongly("answered", answerable=True),
    "promise broken": lambda scored: _short(scored, *INVARIANTS),
    "forbidden words": lambda scored: _short(scored, "nothing forbidden"),
    "vital missing": lambda scored: scored.right and _short(scored, "vital nuggets"),
}
