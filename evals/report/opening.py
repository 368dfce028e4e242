"""What came out of a run, in a few plain sentences."""

from collections.abc import Iterator, Sequence

from evals.report.failures import failures
from evals.report.meanings import INVARIANTS
from evals.scored import Estimate, Scored, Summary


def opening(some: Sequence[Scored], summary: Summary) -> list[str]:
    """The sentences, the most important first."""
    return [*_left(some, summary), *_outcomes(some), _invariants(summary), *_failed(some)]


def broken(summary: Summary) -> list[Estimate]:
    """The invariants that do not hold."""
    return [one for one in summary.whole if one.name in INVARIANTS and one.right < one.total]


def _left(some: Sequence[Scored], summary: Summary) -> Iterator[str]:
    if summary.left:
        every = _number(len(some) + summary.left, "case")
        yield f"The run was broken off: only {len(some)} of its {every} are measured here."


def _outcomes(some: Sequence[Scored]) -> Iterator[str]:
    yes = [scored.right for scored in some if scored.case.answerable]
    no = [scored.right for scored in some if not scored.case.answerable]
    if yes:
        yield (
            f"Of {_number(len(yes), 'question')} that the papers answer, {sum(yes)} got an answer"
            " with an expected quote."
        )
    if no:
        yield (
            f"Of {_number(len(no), 'question')} that they do not answer, {sum(no)} rightly got"
            " none."
        )


def _invariants(summary: Summary) -> str:
    if not any(one.name in INVARIANTS and one.total for one in summary.whole):
        return "Nothing was quoted, so there was nothing to check against the papers."
    if lost := broken(summary):
        listed = ", ".join(f"{one.name} {one.right:.0f} of {one.total:.0f}" for one in lost)
        return f"The promise is broken: {listed}, where all must hold."
    return "Every quote is the paper's own text, on the page that it cites, and can be found again."


def _failed(some: Sequence[Scored]) -> Iterator[str]:
    failed = sum(bool(failures(scored)) for scored in some)
    if not failed:
        yield "No case failed."
    else:
        yield f"{failed} of {_number(len(some), 'case')} failed in one way or another."
    if down := sum(scored.recorded.outcome == "failed" for scored in some):
        yield f"On {_number(down, 'case')} the bot broke down; that counts as no abstention."


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
