"""A question with its typing errors mended, as far as the papers' own words tell."""

import re
from dataclasses import replace

from bot.acronyms import expansions
from bot.index import Index
from bot.places import is_place
from bot.question import Question
from bot.spelling import SHORTEST, alike
from corpus.lexicon import stems

MOST = 10
"""Words that are mended; a question with more of them is not in the papers' language."""
LONGEST = 30
"""Letters of a word that may be misspelt."""
_WORD = re.compile(r"\b[A-Za-z]+\b(?![’']t\b)")


def mended(question: Question, index: Index, labels: frozenset[str]) -> Question:
    """
    The question with each misspelt word as the papers that these labels open spell it.

    A word is misspelt when no paper has it, the model does not know it, and one that a paper has
    is a slip or two away.
    """
    words = dict.fromkeys(_WORD.findall(question.understood))
    unknown = [word for word in words if _unknown(word, index, labels)]
    spellings = index.spellings(labels) if 0 < len(unknown) <= MOST else {}
    meant = {word: alike(word.lower(), spellings) for word in unknown}
    slips = {word: _cased(right, word) for word, right in meant.items() if right}
    if not slips:
        return question
    return replace(
        question,
        understood=_replaced(question.understood, slips),
        own=_replaced(question.own, slips),
    )


def _unknown(word: str, index: Index, labels: frozenset[str]) -> bool:
    """Whether a word may be misspelt: neither the papers, the model nor we know it."""
    small = word.lower()
    if not SHORTEST <= len(word) <= LONGEST or is_place(small) or expansions(word, {}):
        return False
    stem = stems(small)[0]
    return not (
        stem in index.vocabulary(labels) or small in index.spellings(labels) or index.knows(small)
    )


def _cased(meant: str, typed: str) -> str:
    """A word in capitals as far as the one was that was typed for it."""
    if typed.isupper():
        return meant.upper()
    return meant.capitalize() if typed[0].isupper() else meant


def _replaced(text: str, slips: dict[str, str]) -> str:
    return _WORD.sub(lambda found: slips.get(found.group(), found.group()), text)
