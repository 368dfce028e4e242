"""What an ask is about: its telling words, without who is asked, for whom, and how well."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.tracing.asks import Ask
from bot.tracing.likeness import Wording
from corpus.filters import council_key
from corpus.lexicon import stems

_ASPECTS = frozenset(
    stems(
        "size timeliness timely quality frequency accuracy completion clarity sufficiency use used"
        " using level number improve improvement improving consistency effectiveness help need"
        " ensure sure agree approve adopt keep give given publish offer require provide write"
        " report open set ask call recommend recommended first two three one year month day time"
        " date end enough well often every next new whole part more less including include million"
    )
)
"""How well, how much or how soon something is to be done, which any ask may say."""
_BODIES = frozenset(
    stems(
        "cabinet committee council councillor member members board director assistant leader"
        " leaders chair head partnership officer officers managers scrutiny overview service"
        " services"
    )
)
"""Who acts, in nearly every sentence of a council's papers."""
_CLAUSE = re.compile(r", (?:so that|and|of which|in order|but)\b")
_FOR = re.compile(r" for (?!a\b)")
"""What stands after it tells for whom something is done, or how long."""
_NAME = re.compile(r"(?<=[a-z,’)] )[A-Z]\w+")


class Matter(NamedTuple):
    """What an ask is about."""

    whole: frozenset[str]
    """The telling words of all of it."""
    core: frozenset[str]
    """Those of its first clause: what is to be done, not why."""
    names: frozenset[str]
    """Words that are printed only as a name: a system, a place, a team."""


def matter(ask: Ask, wording: Wording, small: frozenset[str]) -> Matter:
    """What an ask is about; `small` are the words that the papers print in small letters."""
    text = ask.subject.replace(ask.who.text, " ", 1) if ask.who else ask.subject
    own = _own(ask)
    whole = _told(text, wording, own)
    names = {
        one
        for one in _NAME.findall(ask.subject)
        if one.lower() not in small and not set(stems(one)) & (_BODIES | own)
    }
    return Matter(whole, _told(_first(text, wording, own), wording, own) or whole, frozenset(names))


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that texts print in small letters somewhere: they are no names."""
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))


def _told(text: str, wording: Wording, own: frozenset[str]) -> frozenset[str]:
    words = wording.words(text)
    return words - _ASPECTS - _BODIES - own or words - _ASPECTS or words


def _first(text: str, wording: Wording, own: frozenset[str]) -> str:
    """The first clause, up to for whom it is where that leaves something."""
    clause = _CLAUSE.split(text)[0]
    short = _FOR.split(clause)[0]
    return short if wording.words(short) - _ASPECTS - _BODIES - own else clause


def _own(ask: Ask) -> frozenset[str]:
    """The words of the council's own name, which every one of its papers has."""
    return frozenset(stems(council_key(ask.quote.passage.document.details.council)))
