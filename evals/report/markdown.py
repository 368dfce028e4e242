"""Scores -> a few lines of Markdown, for a pull request."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.display import one_line
from evals.recorded import Setting
from evals.report.breakdowns import told
from evals.report.failures import failures
from evals.report.figures import cell, count, interval, value
from evals.report.meanings import HEADLINE
from evals.report.opening import opening
from evals.scored import Estimate, Scored, Summary

_MOST = 50
"""Failed cases that are listed; the rest is told of."""
_LONGEST = 160
"""Characters of a question."""


def markdown(setting: Setting, some: Sequence[Scored], summary: Summary) -> str:
    """What came out, the headline measures, the categories and the failed cases."""
    return "\n".join(_lines(setting, some, summary)) + "\n"


def _lines(setting: Setting, some: Sequence[Scored], summary: Summary) -> Iterator[str]:
    yield f"### councilbot eval: {_code(setting.id)}"
    yield ""
    yield " ".join(opening(some, summary))
    yield ""
    whole = {one.name: one for one in summary.whole}
    yield from _rows(
        ("measure", "value", "95% interval", "of how many"),
        (
            (one.name, value(one), interval(one), count(one))
            for one in (whole[name] for name in HEADLINE if name in whole)
        ),
    )
    yield ""
    yield from _folded("By category", list(_categories(summary)))
    failed = [scored for scored in some if failures(scored)]
    if failed:
        yield from _folded(f"Failed cases ({len(failed)})", list(_failed(failed)))
    yield (
        f"Cases {_code(setting.cases)}, papers {_code(setting.papers)} ({setting.documents}),"
        f" threshold {setting.threshold}, source {_code(setting.commit or 'not known')}."
    )


def _categories(summary: Summary) -> Iterator[str]:
    def found(estimates: Iterable[Estimate], name: str) -> Estimate | None:
        return next((one for one in estimates if one.name == name), None)

    yield from _rows(
        ("category", *told(summary)),
        (
            (category, *(cell(found(estimates, name)) for name in told(summary)))
            for category, estimates in sorted(summary.categories.items())
        ),
    )


def _failed(failed: Sequence[Scored]) -> Iterator[str]:
    yield from _rows(
        ("case", "failure", "question"),
        (
            (
                _code(scored.case.id),
                ", ".join(failures(scored)),
                _code(_cut(one_line(scored.case.question))),
            )
            for scored in failed[:_MOST]
        ),
    )
    if len(failed) > _MOST:
        yield ""
        yield f"And {len(failed) - _MOST} more: see the report."


def _folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"
    yield ""


def _rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _code(text: str) -> str:
    """Text as code, in which nobody is mentioned and nothing is a link, a cell's end or HTML."""
    return f"`{one_line(text).replace('`', 'ˋ').replace('|', '¦') or ' '}`"
