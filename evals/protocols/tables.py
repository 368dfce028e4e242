"""What came of a protocol -> a table for people, an object for programs."""

from collections.abc import Iterator
from dataclasses import asdict

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from corpus.display import one_line
from evals.protocols.cut_size import CutSizes, Resized
from evals.protocols.findings import Findings, Tried
from evals.scored import Estimate

LISTED = 20
"""Cases that are printed; all of them are in the object."""
_WORDS = 25
"""Of a quote."""


def show(found: Findings | CutSizes, console: Console) -> None:
    """Print the numbers, and the cases that they count; the console must read no markup."""
    if isinstance(found, CutSizes):
        _show_sizes(found, console)
    else:
        _show_findings(found, console)
    if found.failed:
        console.print(f"The bot failed on {len(found.failed)}: {', '.join(found.failed)}")


def as_object(found: Findings | CutSizes) -> dict[str, object]:
    """The numbers with their intervals, and a row for every question that was asked."""
    if isinstance(found, CutSizes):
        return asdict(found)
    return {
        "protocol": found.protocol,
        "sorted_by": found.sorted_by,
        "whole": [asdict(one) for one in found.whole],
        "sorts": {name: [asdict(one) for one in some] for name, some in found.sorts.items()},
        "cases": [_row(one) for one in found.tried],
        "failed": found.failed,
    }


def _row(one: Tried) -> dict[str, object]:
    first = next(iter(one.recorded.quotes), None)
    return {
        "id": one.case.id,
        "sort": one.sort,
        "question": one.case.question,
        "outcome": one.recorded.outcome,
        "reason": one.recorded.reason,
        "confidence": round(one.recorded.confidence, 4),
        "counted": one.counted,
        "first": first and {"source": first.source, "page": first.page, "text": first.text},
    }


def _show_findings(found: Findings, console: Console) -> None:
    table = Table(found.sorted_by, "share", *_numbers("", "95 %", "of"), box=SIMPLE)
    for sort, estimates in (("all", found.whole), *found.sorts.items()):
        for share in estimates:
            table.add_row(sort, share.name, *_cells(share))
    console.print(table)
    counted = [one for one in found.tried if any(one.counted.values())]
    for one in counted[:LISTED]:
        for line in _lines(one):
            console.print(line, soft_wrap=True)
    if len(counted) > LISTED:
        console.print(f"and {len(counted) - LISTED} more: all are printed with --json")


def _lines(one: Tried) -> Iterator[str]:
    names = [name for name, counts in one.counted.items() if counts]
    yield f"{one.case.id}, {one.sort}: {', '.join(names)}"
    yield f"    {one_line(one.case.question)}"
    first = next(iter(one.recorded.quotes), None)
    if first:
        words = one_line(first.text).split()
        more = " …" if len(words) > _WORDS else ""
        yield f"    {one_line(first.source)}: {' '.join(words[:_WORDS])}{more}"


def _show_sizes(found: CutSizes, console: Console) -> None:
    headings = ("usual", "cut anew", "change", "95 %", "p", "of")
    for one in found.resized:
        console.print(
            f"Passages {one.factor:g} times as long: {one.passages}, usually {found.passages}"
        )
        table = Table("measure", *_numbers(*headings), box=SIMPLE)
        for row in _changes(one):
            table.add_row(*row)
        console.print(table)
        console.print(f"right only so: {', '.join(one.won) or 'none'}", soft_wrap=True)
        console.print(f"right only as usual: {', '.join(one.lost) or 'none'}", soft_wrap=True)


def _changes(resized: Resized) -> Iterator[tuple[str, ...]]:
    for one in resized.changes:
        yield (
            one.name,
            f"{one.before:.3f}",
            f"{one.after:.3f}",
            f"{one.difference:+.3f}",
            f"{one.low:+.3f} to {one.high:+.3f}",
            f"{one.p:.3f}",
            str(one.cases),
        )


def _cells(one: Estimate) -> tuple[str, str, str]:
    return f"{one.value:.3f}", f"{one.low:.3f} to {one.high:.3f}", f"{one.total:g}"


def _numbers(*headings: str) -> list[Column]:
    return [Column(heading, justify="right") for heading in headings]
