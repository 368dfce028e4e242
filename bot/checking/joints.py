"""What stands between two words: whether two printings may be alike, and where a place may end."""

import re
from enum import Enum
from typing import NamedTuple

from bot.checking.wording import DASHES, Wording
from bot.figures import TENS, UNITS

_ITEM = re.compile(rf"[|•●▪■◦‣∙]|\n[^\S\n]*[{DASHES}*·](?=\s)")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_MARK = re.compile(rf"[{DASHES}|•●▪■◦‣∙*·]")
_ENDED = re.compile(r"[.?!…]")
_GLUE = re.compile(
    r"[-\u00ad\u2010\u2011\u2012\u2013\ufffe](?:\s*\n\s*)?|['’ʼ′()\[\]{}*_\u200b\u2060]+"
)
_BRACKETS = re.compile(r"[()\[\]{}]+")
_GROUP, _GROUPS = re.compile(r"\d{1,3}(?:,\d{3})*"), re.compile(r"\d{3}(?!\d).*")
_FRACTION = re.compile(r"[¼-¾⅐-⅞]|\d{1,2}[/⁄]\d{1,2}(?![\d/⁄])")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_UNITS = _SCALES | frozenset({"bn", "k", "m", "%", "percent"})
_SPELT = frozenset((*UNITS, *TENS)) | _SCALES
_SIGNS = frozenset("£$€+")


class Begins(Enum):
    """What begins between two words."""

    NOTHING = "nothing"
    ITEM = "an item of a list, a cell or a row"
    PARAGRAPH = "a paragraph, where no sentence has ended"


class Joint(NamedTuple):
    """What stands between a word and the next."""

    stops: str
    """The punctuation that counts."""
    hyphened: bool
    """Whether the two are one compound, or one word broken at a line's end."""
    begins: Begins
    dashed: bool
    """Whether a dash, a bullet or a bar stands there, as it does before an item of a list."""

    def answers(self, printed: "Joint") -> bool:
        """Whether this joint of words as given differs from the printed one in nothing."""
        if self.stops != printed.stops:
            return False
        if printed.begins is Begins.ITEM:
            return self.dashed
        if printed.begins is Begins.PARAGRAPH:
            return self.begins is Begins.PARAGRAPH
        return self.begins is not Begins.ITEM


def joint(text: Wording, number: int) -> Joint:
    """What stands between a word of a text and the next."""
    gap = text.between(number)
    return Joint(
        text.stops(number), text.hyphened(number), _begins(text, number), bool(_MARK.search(gap))
    )


def _begins(text: Wording, number: int) -> Begins:
    gap = text.between(number)
    if _ITEM.search(gap) or ("\n" in gap and _beside_a_row(text, number)):
        return Begins.ITEM
    found = _PARAGRAPH.search(gap)
    if found and not _ENDED.search(gap[: found.start()]):
        return Begins.PARAGRAPH
    return Begins.NOTHING


def _beside_a_row(text: Wording, number: int) -> bool:
    """Whether the line that ends, or the one that begins, is a row of a table."""
    start, end = text.spans[number].end, text.spans[number + 1].start
    before = text.text[text.text.rfind("\n", 0, start) + 1 : start]
    after = text.text[end:].partition("\n")[0]
    return " | " in before or " | " in after


def apart(text: Wording, number: int) -> bool:
    """Whether a word is no part of a word, a number or an amount that begins before it."""
    if number in (0, len(text)):
        return True
    gap = text.between(number - 1)
    before, after = text.folded[number - 1], text.folded[number]
    spaced = not gap.strip() and _begins(text, number - 1) is Begins.NOTHING
    if not gap or (spaced and _one_amount(text, number)):
        return False
    if _is_digits(before) and _is_digits(after):
        return not re.fullmatch(r"[:.,'’]", gap)
    if _BRACKETS.fullmatch(gap) and (_is_digits(before) or _is_digits(after)):
        return True
    return not _GLUE.fullmatch(gap)


def _one_amount(text: Wording, number: int) -> bool:
    """Whether a space is inside an amount: 12 000, 10 ½, 1.1 million, two hundred, £ 5, 10 – 12."""
    before, after = text.folded[number - 1], text.folded[number]
    following = text.folded[number + 1] if number + 1 < len(text) else ""
    if _is_digits(before):
        grouped = _GROUP.fullmatch(before) and _GROUPS.fullmatch(after)
        per_cent = (after, following) == ("per", "cent")
        parted = _FRACTION.match(text.text, text.spans[number].start)
        ranged = after == "-" and _is_digits(following)
        return bool(grouped or per_cent or parted or ranged or after in _UNITS)
    if _is_digits(after):
        return before in _SIGNS or (
            before == "-" and number > 1 and _is_digits(text.folded[number - 2])
        )
    return _one_spelt(text, number)


def _one_spelt(text: Wording, number: int) -> bool:
    """Whether a space is inside a number in words, or between it and what it counts in."""
    before, after = text.folded[number - 1], text.folded[number]
    around = text.folded[max(0, number - 2)], text.folded[min(number + 1, len(text) - 1)]
    if before in _SPELT:
        per_cent = (after, around[1]) == ("per", "cent")
        joined = after == "and" and before in _SCALES and around[1] in _SPELT
        return after in _SPELT or per_cent or after in _UNITS or joined
    return before == "and" and around[0] in _SCALES and after in _SPELT


def _is_digits(word: str) -> bool:
    return word[:1].isnumeric() or word[-1:].isnumeric()
