"""What a paper says its acronyms stand for."""

import re
from collections.abc import Iterator

_SHORT = re.compile(r"\(\s*([A-Z][A-Za-z&/]{1,7})\s*\)")
_WORD = re.compile(r"[A-Za-z][\w’']*")
_WINDOW = 120
"""Characters before an acronym in which its long form stands."""
_EXTRA = 4
"""Words that a long form may have beside those that its letters begin."""


def definitions(text: str) -> set[tuple[str, str]]:
    """
    Every acronym that `text` defines in brackets, with its long form in small letters.

    The long form is the fewest words before the brackets in which the letters stand in order, the
    first of them as the beginning of its first word (Schwartz and Hearst, PSB 2003).

    >>> definitions("the multi-agency safeguarding hub (MASH) and homes (CQC) near it")
    {('MASH', 'multi-agency safeguarding hub')}
    """
    return {
        (found[1].removesuffix("s"), long)
        for found in _SHORT.finditer(text)
        if sum(letter.isupper() for letter in found[1]) > 1
        for long in _long(
            found[1].removesuffix("s"), text[max(0, found.start() - _WINDOW) : found.start()]
        )
    }


def _long(short: str, before: str) -> Iterator[str]:
    """The words at the end of `before` that `short` stands for, if any do."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    words = list(_WORD.finditer(before))
    initials = [
        (word.start() + shift, letter)
        for word in words
        for shift, letter in enumerate(word.group().lower())
    ]
    at = len(initials)
    begins = {word.start() for word in words}
    for number, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and not (initials[at][1] == letter and (number or initials[at][0] in begins)):
            at -= 1
        if at < 0:
            return
    long = " ".join(before[initials[at][0] :].lower().split())
    if len(_WORD.findall(long)) <= len(letters) + _EXTRA and len(long) > len(short) + 2:
        yield long
