"""Scores -> terminal."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from corpus.display import one_line
from evals.recorded import Setting
from evals.report.breakdowns import told
from evals.report.failures import failures
from evals.report.figures import cell, count, interval, value
from evals.report.meanings import HEADLINE, INVARIANTS
from evals.report.opening import opening
from evals.scored import Estimate, Scored, Summary


def show(setting: Setting, some: Sequence[Scored], summary: Summary, console: Console) -> None:
    """Print what came out, the measures, the categories, and a line for every failed case."""
    console.print(Text(f"Run {one_line(setting.id)}", style="bold"))
    for sentence in opening(some, summary):
        console.print(Text(sentence))
    console.print(_measures(summary))
    console.print(_categories(some, summary))
    for scored in some:
        if kinds := failures(scored):
            console.print(_failed(scored, kinds), no_wrap=True, overflow="ellipsis")


def _measures(summary: Summary) -> Table:
    whole = {one.name: one for one in summary.whole}
    table = Table("measure", *map(_number, ("value", "95% interval", "of how many")), box=SIMPLE)
    for name in (*INVARIANTS, *HEADLINE):
        if name in whole:
            table.add_row(name, value(whole[name]), interval(whole[name]), count(whole[name]))
        if name == INVARIANTS[-1]:
            table.add_section()
    return table


def _categories(some: Sequence[Scored], summary: Summary) -> Table:
    table = Table("category", *map(_number, ("cases", *told(summary))), box=SIMPLE)
    for category, estimates in sorted(summary.categories.items()):
        cases = sum(scored.case.category == category for scored in some)
        cells = (cell(_named(estimates, name)) for name in told(summary))
        table.add_row(category, str(cases), *cells)
    return table


def _named(estimates: Iterable[Estimate], name: str) -> Estimate | None:
    return next((one for one in estimates if one.name == name), None)


def _failed(scored: Scored, kinds: Sequence[str]) -> Text:
    return Text.assemble(
        one_line(scored.case.id),
        "  ",
        (", ".join(kinds), "bold"),
        "  ",
        one_line(scored.case.question),
    )


def _number(heading: str) -> Column:
    return Column(heading, justify="right")
