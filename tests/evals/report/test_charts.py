"""Charts, as the numbers that a template draws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.measures.abstention import Bin, Risk
from evals.report.charts import HEIGHT, WIDTH, reliability_chart, risk_chart

SHARES = st.floats(0, 1)
POINTS = [Risk(0.9, 0.25, 0), Risk(0.6, 0.5, 0.1), Risk(0.2, 1, 0.44)]


def numbers(points: str) -> list[tuple[float, float]]:
    """The places of a line."""
    return [(float(x), float(y)) for x, y in (point.split(",") for point in points.split())]


@given(st.lists(st.tuples(SHARES, SHARES, SHARES), min_size=1), SHARES)
def test_nothing_is_drawn_outside_the_axes(
    points: list[tuple[float, float, float]], threshold: float
) -> None:
    """Whatever the numbers are."""
    chart = risk_chart([Risk(*point) for point in points], threshold)
    left, top, right, bottom = chart.frame

    assert 0 < left < right < WIDTH
    assert 0 < top < bottom < HEIGHT
    for line in chart.lines:
        for x, y in numbers(line.points):
            assert left <= x <= right
            assert top <= y <= bottom


def test_more_risk_is_higher_and_more_coverage_further_right() -> None:
    """On the scale that the axes tell."""
    chart = risk_chart(POINTS, 0.5)
    (curve,) = [line for line in chart.lines if line.kind == "curve"]
    (first, *_, last) = numbers(curve.points)

    assert [tick.label for tick in chart.y_ticks] == ["0%", "10%", "20%", "30%", "40%", "50%"]
    assert first[0] < last[0] == chart.x_ticks[-1].at
    assert first[1] == chart.y_ticks[0].at > last[1] > chart.y_ticks[-1].at


def test_what_the_threshold_lets_through_is_drawn_and_told() -> None:
    """As the least sure of those that are answered."""
    chart = risk_chart(POINTS, 0.5)
    (now,) = [line for line in chart.lines if line.kind == "now"]

    assert {x for x, _ in numbers(now.points)} == {numbers(chart.lines[-1].points)[1][0]}
    assert "at the threshold of 0.50, 50% are answered and 10% of them are wrong" in (
        chart.description
    )


def test_a_threshold_that_lets_nothing_through_is_not_drawn() -> None:
    """There is no place for it."""
    chart = risk_chart(POINTS, 0.95)

    assert not [line for line in chart.lines if line.kind == "now"]
    assert "threshold" not in chart.description


def test_a_curve_of_many_points_has_a_table_of_few() -> None:
    """That ends where the curve does."""
    points = [Risk(1 - at / 1000, at / 1000, at / 2000) for at in range(1, 1001)]
    rows = risk_chart(points, 0.3).rows

    assert 10 <= len(rows) <= 14
    assert rows[-1] == ("0.00", "100%", "50%")


@pytest.mark.parametrize("cases", [1, 40])
def test_a_dot_has_the_area_of_its_cases(cases: float) -> None:
    """The largest are always as large, and the smallest can be seen."""
    few, many = reliability_chart([Bin(0.2, 0.1, cases), Bin(0.8, 0.9, 4 * cases)]).dots

    assert (few.radius, many.radius) == (5.5, 11)
    assert (few.label, many.label) == (f"{cases}", f"{4 * cases}")
    assert few.x < many.x
    assert few.y > many.y


def test_the_table_of_dots_tells_each() -> None:
    """The least sure first."""
    chart = reliability_chart([Bin(0.23, 0.1, 9), Bin(0.8, 0.9, 12)])

    assert chart.rows == [("0.23", "10%", "9"), ("0.80", "90%", "12")]
