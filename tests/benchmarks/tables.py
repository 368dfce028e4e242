"""What was measured -> tables for people."""

import os
from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from tests.benchmarks.timing import Measured, percentile

SMALL = 12_000
"""Passages up to which the first target holds, which is for the 80 real reports; beyond, the second,
which is for 100,000."""
TARGETS = ("60 / 150", "120 / 300")
"""Milliseconds of an answer."""
COLD = 2.5
"""Seconds."""
RESIDENT = 700
"""Megabytes."""


def show(found: Sequence[Measured], console: Console) -> None:
    """Print everything, with the targets."""
    console.print(_machine())
    console.print(_beside(found))
    console.print(_growth(found))
    console.print(_processes(found))
    for to in found[0].answers:
        console.print(_stages(found, to))


def both(times: Sequence[float]) -> str:
    """
    The median and the 95th percentile.

    >>> both([1.04, 20.4, 300.0])
    '20 / 300'
    """
    middle, high = percentile(times, 50), percentile(times, 95)
    return f"{middle:.{int(middle < 10)}f} / {high:.{int(high < 10)}f}"


def _machine() -> str:
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, load {load}, nice {os.nice(0)}."
        " Times are p50 / p95, in milliseconds where nothing else is said; those of the processor"
        " count every thread, and other processes slow them less."
    )


def _beside(found: Sequence[Measured]) -> Table:
    table = _table(
        "Beside the tutorial’s pipeline, asked in turns", "questions", "ours", "tutorial"
    )
    for one in found:
        if one.side_by_side:
            asked = len(one.side_by_side["councilbot"])
            table.add_row(one.name, str(asked), *map(both, one.side_by_side.values()))
    return table


def _growth(found: Sequence[Measured]) -> Table:
    columns = [name for to in found[0].answers for name in (to or "nothing", "processor")]
    table = _table("An answer, by what the question names", *columns, "target")
    for one in found:
        times = [
            both(some) for took in one.answers.values() for some in (took.whole, took.processor)
        ]
        table.add_row(one.name, *times, TARGETS[one.passages > SMALL])
    return table


def _processes(found: Sequence[Measured]) -> Table:
    table = _table(
        "A process of its own",
        f"cold ask, s (target {COLD})",
        "opening the index, s",
        "the first answer, ms",
        f"memory after 50 answers, MB (target {RESIDENT})",
    )
    for one in found:
        cold = f"{percentile(one.seconds_cold, 50):.1f} / {max(one.seconds_cold):.1f}"
        resident = "not told" if one.resident is None else f"{one.resident:,.0f}"
        opened, first = f"{one.seconds_to_open:.1f}", f"{1000 * one.seconds_first:,.0f}"
        table.add_row(one.name, cold, opened, first, resident)
    return table


def _stages(found: Sequence[Measured], to: str) -> Table:
    title = f"What an answer is made of, {to} named" if to else "What an answer is made of"
    table = _table(title, *(one.name for one in found))
    names = dict.fromkeys(name for one in found for name in one.answers[to].stages)
    for name in names:
        table.add_row(name, *(both(one.answers[to].stages[name]) for one in found))
    table.add_row("whole", *(both(one.answers[to].whole) for one in found), style="bold")
    return table


def _table(title: str, *columns: str) -> Table:
    numbers = (Column(column, justify="right") for column in columns)
    return Table("", *numbers, title=title, title_justify="left", box=SIMPLE)
