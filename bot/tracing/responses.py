"""What was answered to a whole paper: its recommendations or findings accepted, or not."""

import re
from collections.abc import Iterable, Sequence

from bot.index import Index
from bot.kinds import kinds
from bot.quotes import Quote
from corpus.documents import SECOND_HAND, Document, Passage, Span
from corpus.embedding import Shelved
from corpus.holdings import Held

_WORDS = ("accept", "endors", "agre", "recommend", "find", "respons", "peer", "inspect", "review")
"""Stems that such a passage has some of."""
_CANDIDATES = 60
_ANSWERS = re.compile(
    r"\b(?:accept\w*|endorse\w*|not agreed|agreed)\b[^.]{0,80}"
    r"\b(?:recommendations?|findings|response)\b"
    r"|\b(?:recommendations?|findings|response)\b[^.]{0,80}\b(?:accept\w*|endorse\w*|agreed)\b",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(r"\baccepted\b[^.]{0,60}\b(?:recommendations|findings)\b", re.IGNORECASE)
"""What tells how much was accepted, before what only endorses."""
_OWN = re.compile(
    r"\b(?:has|have) accepted (?:all|both|\w+ of)\b[^.]*\brecommendations\b", re.IGNORECASE
)
"""In a paper itself, that what it recommends was accepted before it was published."""


def response(
    shelved: Sequence[Shelved], later: Sequence[Held], index: Index, labels: frozenset[str]
) -> Quote | None:
    """The words that first answer a whole paper: in it, or in a later paper that names its kind."""
    own = _in(shelved, _OWN)
    if own or not shelved or not later:
        return own
    within = _before_the_next(shelved[0].passage.document, later)
    near = index.matching(dict.fromkeys(_WORDS, 1.0), labels, _CANDIDATES, within)
    found = index.passages(one.passage for one in near).values()
    dated = sorted(found, key=lambda one: str(one.passage.document.details.date))
    kind = shelved[0].passage.document.details.kind
    answering = [one for one in dated if _may_answer(one.passage, kind)]
    first = _in(answering, _ANSWERS)
    if not first:
        return None
    day = first.passage.document.details.date
    on_that_day = [one for one in answering if one.passage.document.details.date == day]
    return _in(on_that_day, _ACCEPTS) or first


def _before_the_next(document: Document, later: Sequence[Held]) -> frozenset[str]:
    """The later papers up to the next of the same kind, of which "the inspection" then speaks."""
    next_day = min(
        (str(one.details.date) for one in later if one.details.kind == document.details.kind),
        default="9999",
    )
    return frozenset(one.id for one in later if str(one.details.date) < next_day)


def _may_answer(passage: Passage, kind: str) -> bool:
    about = f"{passage.text} {' '.join(passage.section)}"
    told = passage.document.details.kind in SECOND_HAND and passage.kind != "resolution"
    return kind in kinds(about) and passage.kind != "amendment" and not told


def _in(shelved: Iterable[Shelved], pattern: re.Pattern[str]) -> Quote | None:
    for one in shelved:
        for at in one.passage.sentences:
            if pattern.search(_text(one.passage, at)):
                return Quote(one.passage, *at)
    return None


def _text(passage: Passage, at: Span) -> str:
    return passage.document.text[slice(*at)]
