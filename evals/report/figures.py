"""Estimates as people read them."""

from evals.scored import Estimate, Rate

FEW = 20
"""Of fewer cases counts are told, and no share."""
_PLAIN = frozenset({"auroc", "calibration error"})
"""Numbers from 0 to 1 that are not shares of anything."""


def value(estimate: Estimate) -> str:
    """
    The value: a share in per cent, a time in seconds, or a plain number.

    >>> value(Estimate("hit@1", 0.65, 0.5, 0.75, 26, 40, 40))
    '65%'
    """
    return _written(estimate, estimate.value)


def interval(estimate: Estimate) -> str:
    """
    The 95 % interval, in the unit of the value.

    >>> interval(Estimate("hit@1", 0.625, 0.5, 0.75, 25, 40, 40))
    '50 to 75%'
    """
    low, high = (_written(estimate, end) for end in (estimate.low, estimate.high))
    unit = high.lstrip("0123456789.")
    return f"{low.removesuffix(unit)} to {high}"


def count(estimate: Estimate) -> str:
    """
    What was counted, of how many; for what is not counted, over how many cases it is a mean.

    >>> count(Estimate("verbatim", 1, 0.9, 1, 120, 120, 40))
    '120 of 120'
    """
    if _counted(estimate):
        return f"{estimate.right:.0f} of {estimate.total:.0f}"
    return f"{estimate.cases} cases"


def cell(estimate: Estimate | None) -> str:
    """
    A value with its interval; of few cases, only what was counted.

    >>> cell(Estimate("hit@1", 0.5, 0.1, 0.9, 2, 4, 4))
    '2 of 4'
    """
    if estimate is None or not estimate.cases:
        return "–"
    if estimate.cases >= FEW:
        return f"{value(estimate)} ({interval(estimate)})"
    if _counted(estimate):
        return count(estimate)
    return f"{estimate.right:.1f} of {estimate.total:.0f}"


def share(rate: Rate) -> str:
    """
    A share of cases as counts, and in per cent where there are enough.

    >>> share(Rate(15, 20)), share(Rate(1, 4)), share(Rate(0, 0))
    ('15 of 20 (75%)', '1 of 4', '–')
    """
    if not rate.total:
        return "–"
    counted = f"{rate.right:.0f} of {rate.total:.0f}"
    return counted if rate.total < FEW else f"{counted} ({_per_cent(rate.value)}%)"


def seconds(number: float) -> str:
    """
    A time, as exactly as people want to know it.

    >>> seconds(0.0314), seconds(2.5)
    ('31 ms', '2.50 s')
    """
    return f"{number:.2f} s" if number >= 1 else f"{1000 * number:.0f} ms"


def is_share(estimate: Estimate) -> bool:
    """Whether it lies between 0 and 1, so that it can be drawn as a bar."""
    return not _is_time(estimate)


def _written(estimate: Estimate, number: float) -> str:
    if _is_time(estimate):
        return seconds(number)
    if estimate.name in _PLAIN:
        return f"{number:.2f}"
    return f"{_per_cent(number)}%"


def _per_cent(share: float) -> str:
    """Never 100 or 0 unless all or none is meant."""
    rounded = f"{100 * share:.0f}"
    if rounded in {"0", "100"} and share not in {0, 1}:
        return f"{min(max(100 * share, 0.1), 99.9):.1f}"
    return rounded


def _is_time(estimate: Estimate) -> bool:
    return estimate.name.startswith("seconds")


def _counted(estimate: Estimate) -> bool:
    sums = (float(estimate.right), float(estimate.total))
    shares = estimate.name not in _PLAIN and not _is_time(estimate)
    return shares and estimate.total > 0 and all(one.is_integer() for one in sums)
