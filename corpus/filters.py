"""What narrows a search: facts of the document, never its words."""

import datetime
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Filters:
    """A document passes when it agrees with every field that is set."""

    council: str = ""
    """By its `council_key`."""
    kind: str = ""
    since: datetime.date | None = None
    """The first day that passes; a document without a date does not."""
    until: datetime.date | None = None
    """The last day that passes."""


EVERYTHING = Filters()
"""What every document passes."""


def day_number(day: datetime.date | None) -> int:
    """
    A date as the number that the indexes compare, 0 when it is not known.

    >>> day_number(datetime.date(2024, 2, 9))
    20240209
    """
    return int(day.strftime("%Y%m%d")) if day else 0


_STYLE = re.compile(
    r"\b(?:the|london|royal|metropolitan|borough|city|county|district|unitary|authority|council"
    r"|of)\b"
)


def council_key(name: str) -> str:
    """
    A council's name without its style, since papers print one council's name in several ways.

    A name that is all style is kept whole: an empty key would stand for no council.

    >>> council_key("City of Bradford Metropolitan District Council"), council_key("Bradford")
    ('bradford', 'bradford')
    """
    words = re.sub(r"[^\w\s]", " ", name.casefold())
    return " ".join((_STYLE.sub(" ", words).split()) or words.split())
