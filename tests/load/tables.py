"""What a run shows -> a table and the targets, for people."""

import os
from collections.abc import Iterator, Sequence
from statistics import mean

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from tests.benchmarks.timing import percentile
from tests.load.findings import Findings, Target

_VERDICTS = {True: "holds", False: "does not hold", None: "not told by so short a run"}


def show(found: Findings, console: Console) -> None:
    """Print everything."""
    table = Table("", Column("", justify="right"), box=SIMPLE, show_header=False)
    for name, value in _rows(found):
        table.add_row(name, value)
    console.print(_machine(found), soft_wrap=True)
    console.print(table)
    show_targets(found.targets, console)


def show_targets(targets: Sequence[Target], console: Console) -> None:
    """Print which of the targets hold."""
    for promise, holds in targets:
        console.print(f"{promise}: {_VERDICTS[holds]}", style="" if holds is not False else "red")


def _machine(found: Findings) -> str:
    loads = [one.load for one in found.run.looks]
    return (
        f"{os.cpu_count()} cores; load average {mean(loads):.1f}, {max(loads):.1f} at the most,"
        " of this and of whatever else runs here."
    )


def _rows(found: Findings) -> Iterator[tuple[str, str]]:
    count, run = found.count, found.run
    yield "questions", f"{count.asked:,}"
    yield "answered exactly once", f"{count.once:,}"
    yield "missing / doubled", f"{count.missing} / {count.doubled}"
    yield "apologies instead of answers", str(count.apologies)
    yield "acknowledged, ms, p50 / p99 / max", _milliseconds(found.acknowledgements)
    yield "answered, s, p50 / p95 / max, of the burst", _seconds(found.waits(after=False))
    yield "the same once it had drained", _seconds(found.waits(after=True))
    yield "the burst drained after its end in, s", _drained(found)
    yield "work for an answer, ms of the processor", _told(found.work and 1000 * found.work)
    yield "memory at the start, MB", _told(run.looks[0].megabytes)
    yield "once the burst had drained", _told(found.at_drained.megabytes)
    yield "at the end", _told(run.looks[-1].megabytes)
    yield "its growth, MB an hour", _told(found.slope)


def _drained(found: Findings) -> str:
    return "never" if found.drained is None else f"{found.drained - found.burst_ended:.1f}"


def _told(number: float | None) -> str:
    return "not told" if number is None else f"{number:,.0f}"


def _milliseconds(seconds: Sequence[float]) -> str:
    return _three([1000 * one for one in seconds], 99, ".0f")


def _seconds(seconds: Sequence[float]) -> str:
    return _three(seconds, 95, ".2f")


def _three(values: Sequence[float], high: float, form: str) -> str:
    """
    The median, a high percentile and the largest.

    >>> _three([1.0, 3.0, 2.0], 95, ".1f"), _three([], 95, ".1f")
    ('2.0 / 3.0 / 3.0', 'none')
    """
    if not values:
        return "none"
    chosen = (percentile(values, 50), percentile(values, high), max(values))
    return " / ".join(f"{value:{form}}" for value in chosen)
