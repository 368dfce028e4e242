"""What a cell of a workbook shows: its value as its number format has it."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from corpus.documents import in_words

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""In a number format, what is printed as it stands, or says nothing of digits."""
_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.([#0?]+))?%?")
_HIDDEN = ";;;"
_MOST_PLAIN = 1e15


def shown(value: object, number_format: str = "General") -> str:
    """
    A cell's value as people read it.

    >>> [shown(0.853, "0.0%"), shown(1250, "£#,##0"), shown(24.0), shown(0.1 + 0.2)]
    ['85.3%', '£1,250', '24', '0.3']
    >>> shown(datetime.datetime(2024, 5, 31), "dd/mm/yyyy")
    '31 May 2024'
    """
    if value is None or number_format == _HIDDEN:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.date):
        return _day(value, number_format)
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return _number(value, number_format) if isinstance(value, int | float) else str(value)


def _day(day: datetime.date, number_format: str) -> str:
    codes = _LITERAL.sub("", number_format).lower()
    written = in_words(day) if "d" in codes or "y" not in codes else f"{day:%B %Y}"
    if isinstance(day, datetime.datetime) and "h" in codes:
        return f"{written} {day:%H:%M}"
    return written


def _number(value: float, number_format: str) -> str:
    pattern = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0]).strip("£$€ -()+")
    form = _DIGITS.fullmatch(pattern)
    if not form or not abs(value) < _MOST_PLAIN:
        return _plain(value)
    decimals = form.group(1) or ""
    percent = pattern.endswith("%")
    try:
        exact = Decimal(str(value)) * (100 if percent else 1)
        exact = exact.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    except InvalidOperation:
        return _plain(value)
    digits = f"{exact:,f}" if "," in pattern else f"{exact:f}"
    if "#" in decimals:
        digits = digits.rstrip("0").rstrip(".")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return f"{sign}{_currency(number_format)}{digits}{'%' if percent else ''}"


def _currency(number_format: str) -> str:
    return next((sign for sign in "£$€" if sign in number_format.replace("[$", "")), "")


def _plain(value: float) -> str:
    """A number without the noise of its binary form."""
    if not abs(value) < _MOST_PLAIN:
        return f"{value:.10g}"
    rounded = round(value, 10)
    if rounded == int(rounded):
        return str(int(rounded))
    return f"{rounded:.10f}".rstrip("0").rstrip(".")
