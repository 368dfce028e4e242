"""Whether a question takes for granted what the papers' own grades deny."""

import re
from collections.abc import Iterable

from corpus.documents import Details

_TAKEN = re.compile(r"(?:\w+ ){0,4}?\b(?:why|how come|what made)\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:judged?|rated?|graded?|found|call(?:ed)?|given|gave|got|get|gets|became|is|was|were|as|be)"
    r" (?:\w+ ){0,4}?(?P<grade>outstanding|good|requires improvement|requiring improvement"
    r"|inadequate)\b(?! (?:at|on|for|action|practice|quality))",
    re.IGNORECASE,
)

_DENIED = re.compile(r"\bnot\b|\bnever\b|n[’']t\b", re.IGNORECASE)


def fails(text: str, papers: Iterable[Details]) -> bool:
    """
    Whether a question asks why there was a grade that none of the papers, which have grades, gave.

    >>> papers = [Details(grades=(("Overall effectiveness", "Good"),))]
    >>> fails("Why was Wirral judged inadequate?", papers)
    True
    >>> fails("Was Wirral judged inadequate?", papers)
    False
    """
    claim = _CLAIM.search(text)
    if not claim or not _TAKEN.match(text) or _DENIED.search(text):
        return False
    given = {grade.casefold() for paper in papers for _, grade in paper.grades}
    claimed = claim["grade"].casefold().replace("requiring", "requires")
    if claimed == "good":
        return bool(given) and "good" not in given
    return bool(given) and not any(grade.startswith(claimed) for grade in given)
