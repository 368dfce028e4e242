"""
Open ends: what a paper asks for and does not have, and what was due before the meeting.

They are found by fixed patterns and by dates alone; that nothing came of it is never said, only
that nothing later was found.
"""

import datetime
import re
from collections.abc import Iterable, Sequence

from bot.briefing.days import named_day
from bot.ranking import Candidate

_OPEN = re.compile(
    r"(?<!too long )\bto be (?:advised|agreed|announced|arranged|confirmed|decided|determined)\b"
    r"|\bTBC\b|\bnot (?:yet )?(?:been )?(?:agreed|available|circulated|finished|made|provided"
    r"|published|received|seen)\b|\bno (?:reply|response|answer) (?:had|has)\b"
    r"|\b(?:still|yet) to (?:be|come|follow|report)\b|\b(?:still )?(?:await(?:ed|ing)|outstanding"
    r" (?:action|item|matter|request)s?)\b|\bTo follow\b|\bdeferred\b|\breport(?:ed)? back\b"
    r"|\b(?:had|has|have) asked (?:for it |again )?(?:twice|again|before)\b|\b[Oo]verdue\b"
    r"|\| Delayed\b"
    r"|\b(?:was|were|been) due (?:to|by|on)\b|\bhad not (?:had|been given|been told)\b",
)
_NEVER = frozenset({"amendment", "finding", "motion", "resolution", "vote"})
"""Kinds of passage that leave nothing open: what was moved is decided, what was found is found."""
_DUE = re.compile(
    r"\bACTION\b|\bundert(?:ook|aken|aking)\b|\bpromised\b|\basked (?:for|that)\b"
    r"|\b(?:would|to) (?:be )?(?:brought|bring|circulated?|provided?|published?|send|sent|write)\b"
)


def open_ends(found: Iterable[Candidate], day: datetime.date | None) -> list[Candidate]:
    """Those of the sentences that leave something open at a meeting of this day."""
    return [
        one
        for one in found
        if one.hit.passage.kind not in _NEVER
        and (_OPEN.search(one.text) or _was_due(one.text, day))
    ]


def is_last(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether no sentence of a later paper was found with it."""
    day = one.hit.passage.document.details.date
    return day is not None and not any(
        (other.hit.passage.document.details.date or day) > day for other in others
    )


def _was_due(text: str, day: datetime.date | None) -> bool:
    """Whether something is asked for or promised by a day before the meeting."""
    named = named_day(text) if day and _DUE.search(text) else None
    return bool(named and day and named.limits and named.day < day)
