"""The sentences that some papers have on a topic, each with what speaks for it."""

import re
from collections.abc import Iterable

from bot.briefing.parts import INSPECTORS, PLANS
from bot.index import Index
from bot.question import MOST_CHARACTERS, understand
from bot.ranking import Candidate, rank
from bot.scope import Scope
from bot.search import search
from corpus.documents import Details
from corpus.holdings import Held

_HYPHENED = re.compile(
    r"\b(?P<one>[^\W\d_]+)[-‐‑](?P<two>by|down|in|off|on|out|over|up)s?\b", re.IGNORECASE
)
"""Two words that are one: of "call-in" a search would leave "call", which telephones do too."""


def found_in(
    papers: Iterable[Held], topic: str, index: Index, labels: frozenset[str]
) -> list[Candidate]:
    """Sentences of inspectors, of plans and of other papers, each looked for by themselves."""
    groups: dict[int, list[Held]] = {}
    for paper in papers:
        groups.setdefault(_group(paper.details), []).append(paper)
    ranked: list[Candidate] = []
    for some in groups.values():
        ranked += _found(some, topic, index, labels)
    return ranked


def without_hyphened(topic: str) -> str:
    """
    A topic without the words such as "call-in" that are one of two.

    >>> without_hyphened("Call-in: homes for children")
    ': homes for children'
    """
    return _HYPHENED.sub("", topic)


def _found(
    papers: Iterable[Held], topic: str, index: Index, labels: frozenset[str]
) -> list[Candidate]:
    """The sentences; what lacks the whole of a hyphened word is not found by a half of it."""
    scope = Scope(tuple(papers), narrowed=True)
    whole = _ranked(topic, scope, index, labels)
    named = [rf"{one['one']}[\W_]?{one['two']}s?" for one in _HYPHENED.finditer(topic)]
    if not named:
        return whole
    has = re.compile(rf"\b(?:{'|'.join(named)})\b", re.IGNORECASE)
    rest = without_hyphened(topic)
    others = _ranked(rest, scope, index, labels) if any(map(str.isalnum, rest)) else []
    return [one for one in whole if has.search(one.text)] + [
        one for one in others if not has.search(one.text)
    ]


def _ranked(topic: str, scope: Scope, index: Index, labels: frozenset[str]) -> list[Candidate]:
    question = understand(topic[:MOST_CHARACTERS])
    return rank(question, scope, search(question, scope, index, labels))


def _group(details: Details) -> int:
    return (details.kind in INSPECTORS) + 2 * (details.kind in PLANS)
