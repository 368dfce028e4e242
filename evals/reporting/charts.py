"""Charts as plain numbers and words, which a template draws as SVG; no package draws them."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evals.reporting.curves import Bin, Point

WIDTH, HEIGHT = 520, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 18, 16, 52
_TICKS = 5
_LARGEST = 11.0
"""The radius of the dot of the bin with the most cases."""


class Tick(NamedTuple):
    """A place on an axis, in the drawing's units, and what is written there."""

    at: float
    label: str


class Line(NamedTuple):
    """Straight lines from point to point."""

    kind: str
    """How it is drawn: `curve`, `guide` or `now`."""
    points: str
    """As SVG writes them."""
    label: str = ""
    """Written at its end."""
    end: tuple[float, float] = (0, 0)


class Dot(NamedTuple):
    """A dot, in the drawing's units, and what is written above it."""

    x: float
    y: float
    radius: float
    label: str


class Chart(NamedTuple):
    """A drawing of two axes."""

    id: str
    title: str
    description: str
    """What is to be seen, for those who do not see it."""
    across: str
    up: str
    x_ticks: Sequence[Tick]
    y_ticks: Sequence[Tick]
    lines: Sequence[Line]
    dots: Sequence[Dot] = ()
    frame: tuple[int, int, int, int] = (_LEFT, _TOP, WIDTH - _RIGHT, HEIGHT - _BOTTOM)
    """Left, top, right and bottom of what the axes enclose."""


def risk_chart(points: Sequence[Point], threshold: float) -> Chart:
    """How many answers would be wrong, were only the surest questions answered."""
    top = min(1.0, max(0.2, math.ceil(10 * max(point.risk for point in points)) / 10))
    curve = Line("curve", _path(((point.coverage, point.risk) for point in points), top))
    guides = [_guide(risk, top) for risk in (0.05, 0.1)]
    here = [point for point in points if point.confidence >= threshold]
    now = [_now(here[-1], threshold, top)] if here else []
    last = points[-1]
    return Chart(
        "risk",
        "Risk and coverage",
        f"A line from the surest question on the left to all on the right. With all answered,"
        f" {100 * last.risk:.0f}% would be wrong"
        + (
            f"; at the threshold of {threshold:.2f}, {100 * here[-1].coverage:.0f}% are answered"
            f" and {100 * here[-1].risk:.0f}% of them are wrong."
            if here
            else "."
        ),
        "Questions answered, the surest first",
        "Answers that are wrong",
        _ticks(1.0, across=True),
        _ticks(top, across=False),
        [*guides, *now, curve],
    )


def reliability_chart(bins: Sequence[Bin]) -> Chart:
    """How often answers were right, by how sure the bot was."""
    most = max(one.cases for one in bins)
    dots = [
        Dot(
            *_place(one.confidence, one.right, 1.0),
            max(3.0, _LARGEST * math.sqrt(one.cases / most)),
            str(one.cases),
        )
        for one in bins
    ]
    low, high = bins[0], bins[-1]
    return Chart(
        "reliability",
        "Confidence and what came of it",
        f"A dot for each tenth of confidence, larger for more cases, with their number. On the"
        f" dashed line confidence would be exactly right. The least sure, at"
        f" {low.confidence:.2f}, were right in {100 * low.right:.0f}% of cases; the surest, at"
        f" {high.confidence:.2f}, in {100 * high.right:.0f}%.",
        "Confidence",
        "Right",
        _ticks(1.0, across=True, share=False),
        _ticks(1.0, across=False),
        [Line("guide", _path([(0, 0), (1, 1)], 1.0))],
        dots,
    )


def _guide(risk: float, top: float) -> Line:
    end = _place(1.0, risk, top)
    return Line("guide", _path([(0, risk), (1, risk)], top), f"{100 * risk:.0f}% wrong", end)


def _now(point: Point, threshold: float, top: float) -> Line:
    """The upright line at what the bot's threshold lets through."""
    up = _path([(point.coverage, 0), (point.coverage, top)], top)
    return Line("now", up, f"threshold {threshold:.2f}", _place(point.coverage, top, top))


def _place(across: float, up: float, top: float) -> tuple[float, float]:
    """Where a point lies in the drawing."""
    width, height = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    return round(_LEFT + across * width, 1), round(HEIGHT - _BOTTOM - up / top * height, 1)


def _path(points: Iterable[tuple[float, float]], top: float) -> str:
    return " ".join("{},{}".format(*_place(x, y, top)) for x, y in points)


def _ticks(top: float, *, across: bool, share: bool = True) -> list[Tick]:
    values = [top * number / _TICKS for number in range(_TICKS + 1)]
    return [
        Tick(
            _place(value, 0, 1.0)[0] if across else _place(0, value, top)[1],
            f"{100 * value:.0f}%" if share else f"{value:.1f}",
        )
        for value in values
    ]
