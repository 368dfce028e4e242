"""Passages that name an ask by its number: "recommendation 3 of the peer challenge"."""

import re

from bot.kinds import kinds
from bot.quotes import Quote
from corpus.documents import Passage, Span

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_OWN = re.compile(r"(?:Recommendation |R|Action )?(?P<number>\d{1,2}(?:\.\d{1,2})?)\b")
_NAMED = re.compile(
    r"\b(?:recommendations?|actions?)(?: numbers?| nos?\.?)? (?P<numbers>R?\d{1,2}(?:\.\d{1,2})?"
    r"(?:(?:, | and |, and | to )R?\d{1,2}(?:\.\d{1,2})?)*)(?![\d%:])",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{'|'.join(_ORDINALS)}) recommendation\b", re.IGNORECASE)


def number(ask: Quote) -> str:
    """The number that is printed of an ask; empty without one."""
    found = _OWN.match(ask.passage.number or ask.text.lstrip("•·-– "))
    return found["number"] if found else ""


def names(ask: Quote, passage: Passage, at: Span) -> bool:
    """Whether a sentence names an ask by its number, in a passage that names its kind of paper."""
    text = passage.document.text[slice(*at)]
    if not (_NAMED.search(text) or _COUNTED.search(text)):
        return False
    around = f"{passage.text} {' '.join(passage.section)}"
    return ask.passage.document.details.kind in kinds(around) and number(ask) in _numbers(text)


def _numbers(text: str) -> set[str]:
    """The numbers of the recommendations or actions that a sentence names."""
    found = {
        one.lstrip("Rr")
        for listed in _NAMED.finditer(text)
        for one in re.findall(r"R?\d{1,2}(?:\.\d{1,2})?", listed["numbers"], re.IGNORECASE)
    }
    counted = {one.group().split()[0].casefold() for one in _COUNTED.finditer(text)}
    return found | {str(_ORDINALS.index(one) + 1) for one in counted}
