"""Charts as plain numbers and words, which a template draws as SVG; no package draws them."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evals.measures.abstention import Bin, Risk

WIDTH, HEIGHT = 520, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 18, 16, 52
_TICKS = 5
_SMALLEST, _LARGEST = 3.0, 11.0
"""Radii of dots; the bin with the most cases has the largest."""
_ROWS = 12
"""Of the table that tells the same as a curve."""


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
    dots: Sequence[Dot]
    caption: str
    columns: tuple[str, ...]
    """The heads of a table that tells the same."""
    rows: Sequence[tuple[str, ...]]
    frame: tuple[int, int, int, int] = (_LEFT, _TOP, WIDTH - _RIGHT, HEIGHT - _BOTTOM)
    """Left, top, right and bottom of what the axes enclose."""


def risk_chart(points: Sequence[Risk], threshold: float) -> Chart:
    """How many answers would be wrong, were only the surest questions answered."""
    top = min(1.0, max(0.2, math.ceil(10 * max(point.risk for point in points)) / 10))
    here = [point for point in points if point.threshold >= threshold][-1:]
    curve = Line("curve", _path(((point.coverage, point.risk) for point in points), top))
    return Chart(
        id="risk",
        title="Risk and coverage",
        description=_risk_in_words(points[-1], here, threshold),
        across="Questions answered, the surest first",
        up="Answers that are wrong",
        x_ticks=_ticks(1.0, across=True),
        y_ticks=_ticks(top, across=False),
        lines=[
            *(_guide(risk, top) for risk in (0.05, 0.1)),
            *(_now(point, threshold, top) for point in here),
            curve,
        ],
        dots=(),
        caption="The further right, the more questions are answered; the higher, the more answers"
        " are wrong. A good bot’s line stays low for long.",
        columns=("Confidence at least", "Questions answered", "Answers wrong"),
        rows=[
            (f"{point.threshold:.2f}", _per_cent(point.coverage), _per_cent(point.risk))
            for point in _some(points)
        ],
    )


def reliability_chart(bins: Sequence[Bin]) -> Chart:
    """How often answers were right, by how sure the bot was."""
    most = max(one.cases for one in bins)
    low, high = bins[0], bins[-1]
    return Chart(
        id="reliability",
        title="Confidence and what came of it",
        description="A dot for each tenth of confidence, larger for more cases, with their number."
        " On the dashed line confidence would be exactly right. The least sure, at"
        f" {low.confidence:.2f}, were right in {_per_cent(low.right)} of cases; the surest, at"
        f" {high.confidence:.2f}, in {_per_cent(high.right)}.",
        across="Confidence",
        up="Right",
        x_ticks=_ticks(1.0, across=True, share=False),
        y_ticks=_ticks(1.0, across=False),
        lines=[Line("guide", _path([(0, 0), (1, 1)], 1.0))],
        dots=[_dot(one, most) for one in bins],
        caption="A dot for each tenth of confidence, with its number of cases. Above the dashed"
        " line the bot was right more often than it said; below it, less often.",
        columns=("Confidence, mean", "Right", "Cases"),
        rows=[(f"{one.confidence:.2f}", _per_cent(one.right), f"{one.cases:.0f}") for one in bins],
    )


def _risk_in_words(last: Risk, here: Sequence[Risk], threshold: float) -> str:
    at = "".join(
        f"; at the threshold of {threshold:.2f}, {_per_cent(point.coverage)} are answered and"
        f" {_per_cent(point.risk)} of them are wrong"
        for point in here
    )
    return (
        "A line from the surest question on the left to all on the right. With all answered,"
        f" {_per_cent(last.risk)} would be wrong{at}."
    )


def _some(points: Sequence[Risk]) -> Sequence[Risk]:
    """About `_ROWS` of them, the last among them."""
    step = max(1, len(points) // _ROWS)
    return points[::-1][::step][::-1]


def _dot(one: Bin, most: float) -> Dot:
    """A dot whose area tells how many cases there are."""
    radius = max(_SMALLEST, _LARGEST * math.sqrt(one.cases / most))
    return Dot(*_place(one.confidence, one.right, 1.0), radius, f"{one.cases:.0f}")


def _guide(risk: float, top: float) -> Line:
    end = _place(1.0, risk, top)
    return Line("guide", _path([(0, risk), (1, risk)], top), f"{_per_cent(risk)} wrong", end)


def _now(point: Risk, threshold: float, top: float) -> Line:
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
            _per_cent(value) if share else f"{value:.1f}",
        )
        for value in values
    ]


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f}%"
