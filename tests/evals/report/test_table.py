"""The report as comma-separated values."""

import csv
import io
from collections.abc import Sequence

from evals.report.failures import failures
from evals.report.table import table
from evals.scored import Rate, Scored
from tests.evals.report.hostile import hostile
from tests.evals.report.sample import sample


def rows(some: Sequence[Scored]) -> list[dict[str, str]]:
    """The table, as a program reads it."""
    return list(csv.DictReader(io.StringIO(table(some))))


def test_there_is_a_row_a_case_with_every_measure() -> None:
    """One that does not apply is empty, and not 0."""
    some = sample()
    names = {name for scored in some for name in scored.measures}

    for scored, row in zip(some, rows(some), strict=True):
        assert row["case"] == scored.case.id
        assert row["failures"] == ", ".join(failures(scored))
        assert {name: row[name] for name in names if row[name]} == {
            name: f"{Rate(*measured).value:.6g}" for name, measured in scored.measures.items()
        }


def test_nothing_is_a_formula() -> None:
    """A spreadsheet would run it."""
    for words in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\r=1", "\u200b=1"):
        for row in rows(hostile(words)):
            assert row["question"].startswith("'")


def test_hostile_text_stays_in_its_cell() -> None:
    """Whatever marks and controls it holds."""
    some = hostile()

    assert [row["category"] for row in rows(some)] == [scored.case.category for scored in some]
    assert table(some).encode()
