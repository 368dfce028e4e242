"""Where words stand in a text as they are given: the rule of what is exact."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from bot.checking.joints import Joint, apart, joint
from bot.checking.wording import DASHES, Wording, wording
from corpus.documents import Span

_RUN = re.compile(r"[^\W_]+")
_DASHES = re.compile(rf"[{DASHES}](?:\s*\n\s*)?")


class Standing(NamedTuple):
    """Words `first` up to but not including `after` of a text that are those that are sought."""

    first: int
    after: int


def places(words: str, text: str) -> Iterator[Span]:
    r"""
    Where words stand in a text as whole words and exactly.

    Forgiven are the case of the first letter, white space, quotation marks, and dashes and hyphens
    that are no number's.

    >>> text = "He saw non-compliance, and “24\u00a0of the\nunder-developed cases”."
    >>> [text[start:end] for start, end in places("24 of the underdeveloped cases", text)]
    ['24\xa0of the\nunder-developed cases']
    >>> list(places("compliance, and", text)), list(places("24 of the Under-developed", text))
    ([], [])
    """
    if may_hold(words, text):
        given, printed = Wording(words), wording(text)
        for standing in standings(given, printed):
            if exact(given, printed, standing):
                yield printed.span(*standing)


def may_hold(words: str, text: str) -> bool:
    """Whether a text has the letters of the words in their order; many times as quick to tell."""
    runs = map(re.escape, _RUN.findall(_letters(words)))
    return re.search(r"[\W_]*".join(runs), _letters(text)) is not None


def standings(given: Wording, printed: Wording) -> Iterator[Standing]:
    """Where the same words stand, whatever stands between them and whatever their case."""
    at = printed.letters.find(given.letters) if given.letters else -1
    while at >= 0:
        first = printed.offsets.get(at)
        after = printed.offsets.get(at + len(given.letters))
        if (
            first is not None
            and after is not None
            and apart(printed, first)
            and apart(printed, after)
        ):
            yield Standing(first, after)
        at = printed.letters.find(given.letters, at + 1)


def exact(given: Wording, printed: Wording, standing: Standing) -> bool:
    """Whether the words of a place differ from those given in nothing that counts."""
    ours = "".join(map(given.written, range(len(given))))
    theirs = "".join(map(printed.written, range(*standing)))
    return (
        ours[1:] == theirs[1:]
        and _same_joints(given, printed, standing)
        and mark_behind(given) in ("", mark_behind(printed, standing.after))
    )


def mark_behind(text: Wording, after: int | None = None) -> str:
    """The question or exclamation mark behind the words up to but not including `after`."""
    after = len(text) if after is None else after
    end = text.spans[after].start if after < len(text) else len(text.text)
    return "".join(sorted({*text.text[text.spans[after - 1].end : end]} & {"?", "!"}))


def _same_joints(given: Wording, printed: Wording, standing: Standing) -> bool:
    """Whether the same stands between the same letters of both."""
    ours = _joints(given, Standing(0, len(given)))
    theirs = _joints(printed, standing)
    return all(_forgiven(ours.get(at), theirs.get(at)) for at in ours.keys() | theirs.keys())


def _joints(text: Wording, standing: Standing) -> dict[int, Joint]:
    """What stands between two words, after so many letters."""
    found, letters = {}, 0
    for number in range(standing.first, standing.after - 1):
        letters += len(text.folded[number])
        found[letters] = joint(text, number)
    return found


def _forgiven(ours: Joint | None, theirs: Joint | None) -> bool:
    """Whether two joints are equal; a hyphen is nothing, and so is a space beside a hyphen."""
    if ours and theirs:
        return ours.answers(theirs)
    one = ours or theirs
    return one is None or (one.hyphened and not one.stops)


def _letters(text: str) -> str:
    """Words that are equal are equal here too, whatever hyphens are in them."""
    return _DASHES.sub("", unicodedata.normalize("NFKD", text).casefold())
