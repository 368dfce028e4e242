"""What narrows a search: facts of the document, never its words."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.documents import Details


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

    def passes(self, details: Details) -> bool:
        """
        Whether a document with these details agrees with every field that is set.

        >>> Filters(council="bradford").passes(Details(council="City of Bradford"))
        True
        """
        if self.council and council_key(details.council) != self.council:
            return False
        if self.kind and details.kind != self.kind:
            return False
        if not (self.since or self.until):
            return True
        day = details.date
        return (
            day is not None
            and (not self.since or day >= self.since)
            and (not self.until or day <= self.until)
        )


EVERYTHING = Filters()
"""What every document passes."""


_KEPT = 1000
"""Names whose keys are kept, since those of all papers are compared for every question."""
_STYLE = re.compile(
    r"\b(?:the|london|royal|metropolitan|borough|city|county|district|unitary|authority|council"
    r"|of)\b"
)


@lru_cache(_KEPT)
def council_key(name: str) -> str:
    """
    A council's name without its style, since papers print one council's name in several ways.

    A name that is all style is kept whole: an empty key would stand for no council.

    >>> council_key("City of Bradford Metropolitan District Council"), council_key("Bradford")
    ('bradford', 'bradford')
    """
    words = re.sub(r"[^\w\s]", " ", name.casefold())
    return " ".join((_STYLE.sub(" ", words).split()) or words.split())
