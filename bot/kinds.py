"""Which kinds of paper a question names."""

import re

_INSPECTION = frozenset({"ofsted_ilacs", "ofsted_sif", "ofsted_letter"})
_NAMED = (
    (r"\b(?:ofsted|inspection|inspectors?|inspected)\b", _INSPECTION),
    (r"\bmonitoring (?:visit|letter)|\bfocused visit\b", frozenset({"ofsted_letter"})),
    (r"\bpeer (?:review|challenge)|\bpeers\b", frozenset({"peer_review"})),
    (r"\bcommissioner", frozenset({"commissioner_report"})),
    (r"\b(?:serious )?case review|\bsafeguarding practice review", frozenset({"case_review"})),
    (r"\b(?:improvement|action) plan\b|\btracker\b", frozenset({"improvement_plan"})),
    (r"\bagenda\b", frozenset({"agenda"})),
    (r"\b(?:minutes|minuted|meeting)\b", frozenset({"minutes"})),
    (r"\bdecision notice\b", frozenset({"decision"})),
    (r"\b(?:cabinet|committee|scrutiny|officers?[’']?s?|performance) report\b",
     frozenset({"committee_report"})),
    (r"\bmotion\b|\bamendment\b", frozenset({"motion"})),
    (r"\bblog", frozenset({"blog"})),
    (r"\b(?:news(?:paper)?|article|press|reporter|journalist)\b", frozenset({"news"})),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), kinds) for pattern, kinds in _NAMED)


def kinds(text: str) -> frozenset[str]:
    """
    The kinds of paper that a question names.

    >>> sorted(kinds("What do the minutes of the last meeting say?"))
    ['minutes']
    """
    named = (kinds for pattern, kinds in _PATTERNS if pattern.search(text))
    return frozenset().union(*named)
