"""A small chart of mentions and grades."""

import datetime

import pytest

from bot.chart import BARS, WIDTH, blocks, chart, periods
from bot.timeline import Entry, Graded, Timeline
from corpus.documents import Details
from corpus.filters import EVERYTHING
from corpus.holdings import Held


def paper(*day: int) -> Held:
    """A paper of a day."""
    return Held("d", "d.txt", Details(date=datetime.date(*day) if day else None), 1)


def found(*days: tuple[int, ...], graded: tuple[tuple[str, tuple[int, ...]], ...] = ()) -> Timeline:
    """Papers of these days with a mention more each time, and inspections."""
    return Timeline(
        "hub",
        EVERYTHING,
        (),
        entries=tuple(Entry(paper(*day), (), number) for number, day in enumerate(days, 1)),
        graded=tuple(Graded(paper(*day), how) for how, day in graded),
    )


def test_counts_by_year() -> None:
    """Years without a mention too, and papers without a date in none."""
    counted = periods(found((2020, 5, 1), (2023, 1, 1), (2023, 12, 31), ()))

    assert [(one.label, one.mentions, one.papers) for one in counted] == [
        ("2020", 1, 1),
        ("2021", 0, 0),
        ("2022", 0, 0),
        ("2023", 5, 2),
    ]


def test_counts_few_years_by_quarter() -> None:
    """From the first that counts to the last."""
    counted = periods(found((2023, 12, 31), (2024, 4, 1)))

    assert [one.label for one in counted] == ["Oct–Dec 2023", "Jan–Mar 2024", "Apr–Jun 2024"]


@pytest.mark.parametrize("days", [(), ((),)])
def test_has_no_periods_without_dates(days: tuple[tuple[int, ...], ...]) -> None:
    """Nothing can be drawn."""
    assert periods(found(*days)) == ()
    assert chart(found(*days)).bars == ()


def test_bars_are_as_high_as_their_mentions() -> None:
    """And inside the drawing."""
    drawn = chart(found((2020, 5, 1), (2021, 5, 1), (2025, 1, 1)))

    heights = [bar.height for bar in drawn.bars]
    assert heights == [BARS / 3, 2 * BARS / 3, 0, 0, 0, BARS]
    assert all(bar.left >= 0 and bar.left + bar.width <= WIDTH for bar in drawn.bars)


def test_a_grade_has_a_row_and_an_inspection_a_dot() -> None:
    """The best grade first, at its day, in its own words."""
    graded = (("Inadequate", (2022, 7, 1)), ("Good", (2020, 1, 1)), ("Met", (2024, 1, 1)))
    drawn = chart(found((2020, 5, 1), (2025, 1, 1), graded=graded))

    assert [row.label for row in drawn.rows] == ["Good", "Inadequate", "Met"]
    tops = {row.label: row.top for row in drawn.rows}
    assert [dot.top for dot in drawn.dots] == [tops[how] for how, _ in graded]
    assert drawn.dots[1].left == 0 < drawn.dots[0].left < drawn.dots[2].left < WIDTH


def test_blocks_begin_with_anything() -> None:
    """One mention of a thousand is seen."""
    assert blocks(1, 1000, 10) == "▏"
    assert blocks(1000, 1000, 10) == "█" * 10
