"""Scores -> a table of comma-separated values, for a spreadsheet or a program."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from corpus.display import repaired
from evals.report.failures import failures
from evals.scored import Rate, Scored

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is taken for a formula by spreadsheets."""

_COLUMNS: dict[str, Callable[[Scored], str]] = {
    "case": lambda scored: scored.case.id,
    "question": lambda scored: scored.case.question,
    "category": lambda scored: scored.case.category,
    "split": lambda scored: scored.case.split,
    "audience": lambda scored: scored.case.audience,
    "difficulty": lambda scored: scored.case.difficulty,
    "answerable": lambda scored: "yes" if scored.case.answerable else "no",
    "why unanswerable": lambda scored: scored.case.unanswerable_kind,
    "outcome": lambda scored: scored.recorded.outcome,
    "reason": lambda scored: scored.recorded.reason,
    "confidence": lambda scored: f"{scored.recorded.confidence:.4f}",
    "quotes": lambda scored: str(len(scored.recorded.quotes)),
    "papers quoted": lambda scored: " ".join(
        dict.fromkeys(quote.source for quote in scored.recorded.quotes)
    ),
    "seconds": lambda scored: (
        f"{scored.recorded.seconds['whole']:.3f}" if "whole" in scored.recorded.seconds else ""
    ),
    "failures": lambda scored: ", ".join(failures(scored)),
}


def table(some: Sequence[Scored]) -> str:
    """
    A row for every case and a column for every measure, which is empty where it does not apply.

    Text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    names = list(dict.fromkeys(name for scored in some for name in scored.measures))
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow([*_COLUMNS, *names])
    for scored in some:
        told = (_cell(tell(scored)) for tell in _COLUMNS.values())
        rows.writerow([*told, *_values(scored, names)])
    return written.getvalue()


def _cell(text: str) -> str:
    shown = repaired(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _values(scored: Scored, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        measured = scored.measures.get(name)
        yield f"{Rate(*measured).value:.6g}" if measured else ""
