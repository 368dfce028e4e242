"""The parts of a brief, and which of them some words of a paper belong to."""

import re
from enum import Enum

from bot.leads import lead
from bot.ranking import Candidate
from corpus.documents import CARRIED, Passage


class Part(Enum):
    """What some words of an earlier paper are to a meeting, in the order in which they are told."""

    DECIDED = "decided"
    INSPECTED = "inspected"
    PROMISED = "promised"
    OPEN = "open"
    BESIDES = "besides"
    """None of these; told only where there is room."""


TITLES = {
    Part.DECIDED: "What was decided before",
    Part.INSPECTED: "What inspectors and reviewers said",
    Part.PROMISED: "What was promised",
    Part.OPEN: "Open ends, as the papers left them",
    Part.BESIDES: "What else the papers say",
}
INSPECTORS = frozenset(
    {
        "case_review",
        "commissioner_report",
        "ofsted_ilacs",
        "ofsted_letter",
        "ofsted_sif",
        "peer_review",
    }
)
"""Kinds of paper in which somebody from outside judges."""
PLANS = frozenset({"improvement_plan"})
_TALK = frozenset({"blog", "news"})
"""Kinds of paper that decide and promise nothing."""
_DECIDES = frozenset({"decision", "resolution", "vote"})
_MOVED = frozenset({"amendment", "motion"})
"""What decides only where it was carried: a motion that was amended is not what was resolved."""
_DECIDED = re.compile(
    r"\b(?:RESOLVED|AGREED|RECOMMENDED)\b|\b(?:it was|was|were) (?:unanimously )?resolved\b"
    r"|\b(?:Board|Cabinet|Committee|Council|Executive|Members) (?:has |had )?(?:agreed|approved"
    r"|decided|resolved|voted)\b|\bvoted (?:for|against)\b|\bthe motion was (?:carried|lost)\b"
)
_NOTES = re.compile(
    r"\b(?:believes|is concerned|notes|noting|recalls|recognises|regrets|welcomes)\b", re.IGNORECASE
)
"""What leads to those limbs of a motion that decide nothing."""
_ACTION = frozenset({"bullet", "row"})
_OF_A_NOTICE = re.compile(r"(?:The )?[Dd]ecision(?: taken)?\b")
"""How what was decided begins in a notice, among reasons and alternatives."""
_TOLD = frozenset({"decision", "improvement_plan", "minutes", "other"})
"""Kinds of paper in which what somebody would do is a promise; in a report it is an argument."""
_PROMISED = re.compile(
    r"\bundert(?:ook|aken|aking)\b|\b(?:(?<!been )promised|pledged?|committed (?:itself )?to)\b"
    r"|(?-i:\bACTION\b)"
    r"|\bagreed to (?:bring|circulate|provide|publish|report|send|share|write)\b"
    r"|\b(?:would|will|to) (?:be )?(?:brought|bring|circulated?|completed?|introduced?|opened?"
    r"|presented?|provided?|published?|reported?|reviewed?|rise|send|sent|shared?|start|write)\b",
    re.IGNORECASE,
)


def part(one: Candidate, *, leaves_open: bool) -> Part:
    """The part of a brief that a sentence belongs to; `leaves_open` is what `open_ends` says."""
    passage = one.hit.passage
    kind = passage.document.details.kind
    if kind in _TALK or _only_moved(passage):
        return Part.BESIDES
    if leaves_open:
        return Part.OPEN
    if kind in INSPECTORS:
        return Part.INSPECTED
    if decides(one):
        return Part.DECIDED
    plans = kind in PLANS and passage.kind in _ACTION
    promises = kind in _TOLD and _PROMISED.search(one.text)
    return Part.PROMISED if plans or promises else Part.BESIDES


def decides(one: Candidate) -> bool:
    """Whether a sentence tells what was decided."""
    passage = one.hit.passage
    if _only_moved(passage):
        return False
    if passage.kind in _DECIDES | _MOVED:
        return not _NOTES.search(_lead(one))
    notice = passage.document.details.kind == "decision" and _OF_A_NOTICE.match(one.text)
    return bool(notice or _DECIDED.search(one.text))


def _only_moved(passage: Passage) -> bool:
    """Whether it was moved, and not carried as it stands."""
    return passage.kind in _MOVED and passage.result != CARRIED


def _lead(one: Candidate) -> str:
    """The words that lead to a sentence of a list; empty where there are none."""
    passage = one.hit.passage
    span = lead(passage, one.number)
    return passage.document.text[slice(*span)] if span else ""
