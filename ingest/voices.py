"""Transcripts: who takes each turn."""

import re
from collections import Counter

_TURN = re.compile(r"(?P<speaker>[A-Z][^:\n]{1,150}?):\s+(?=\S)")
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "de", "van", "der", "von", "ap", "ab"])


def turn(text: str) -> tuple[str, int]:
    """
    The speaker that a transcript's line begins with, and where their words begin.

    >>> turn("Suzy Davies AM: Thank you.")
    ('Suzy Davies AM', 16)
    >>> turn("This is what matters: money.")
    ('', 0)
    """
    begun = _TURN.match(text)
    if begun and _is_name(begun["speaker"]):
        return begun["speaker"], begun.end()
    return "", 0


def is_transcript(texts: list[str]) -> bool:
    """Whether most of a paper's blocks begin with the name of somebody who speaks several times."""
    turns = Counter(speaker for speaker, _ in map(turn, texts) if speaker)
    return sum(times for times in turns.values() if times > 1) > max(5, len(texts) / 2)


def _is_name(text: str) -> bool:
    words = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", text).split()
    return 0 < len(words) <= 10 and all(  # noqa: PLR2004
        word[0].isupper() or word in _SMALL_WORDS for word in words
    )
