"""What differs between words that are the same: capitals, punctuation, and ends that are cut."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.checking.given import Given
from bot.checking.joints import apart, joint
from bot.checking.places import mark_behind
from bot.checking.verdicts import Difference, Kind
from bot.checking.wording import Wording
from bot.figures import figures
from corpus.documents import Span

_OF_AN_AMOUNT = frozenset("-%£$€+½¼¾²³")
Same = Sequence[tuple[int, int]]
"""Words that are the same, as given and as printed, in order."""


def capitals(given: Given, printed: Wording, same: Same) -> Iterator[Difference]:
    """Capital letters of the words that are the same; the first of a run may have either."""
    before: tuple[int, int] | None = None
    for ours, theirs in same:
        follows = before == (ours - 1, theirs - 1) and ours not in given.loose
        one, other = given.wording.written(ours), printed.written(theirs)
        if one != other and (follows or one[1:] != other[1:]):
            yield Difference(Kind.CAPITALS, given.wording.spans[ours], printed.spans[theirs])
        before = ours, theirs


def punctuation(given: Given, printed: Wording, same: Same) -> Iterator[Difference]:
    """What stands between two words that follow one another in both."""
    for (ours, theirs), (next_ours, next_theirs) in pairwise(same):
        if (next_ours, next_theirs) != (ours + 1, theirs + 1) or next_ours in given.loose:
            continue
        one, other = joint(given.wording, ours), joint(printed, theirs)
        if not one.answers(other):
            kind = Kind.PUNCTUATION if one.stops != other.stops else Kind.STITCHED
            yield Difference(kind, _stopped(given.wording, ours), _stopped(printed, theirs))


def ends(given: Given, printed: Wording, same: Same) -> Iterator[Difference]:
    """What the first word and the last are cut off from, and the mark behind the last."""
    last = len(given) - 1
    for ours, theirs in same[:1]:
        if ours == 0 and not apart(printed, theirs):
            yield _cut(given.wording.spans[0], printed, range(theirs - 1, theirs))
    for ours, theirs in same[-1:]:
        if ours != last:
            continue
        if not apart(printed, theirs + 1):
            yield _cut(given.wording.spans[last], printed, range(theirs + 1, theirs + 2))
        if mark_behind(given.wording) not in ("", mark_behind(printed, theirs + 1)):
            start, end = given.wording.spans[last]
            behind = given.wording.text[end:]
            mark = max(behind.rfind("?"), behind.rfind("!"))
            yield Difference(Kind.PUNCTUATION, Span(start, end + mark + 1), printed.spans[theirs])


def _cut(given: Span, printed: Wording, off: range) -> Difference:
    """That words are cut in the middle of a word or an amount."""
    words = printed.folded[off.start : off.stop]
    beside = printed.folded[max(0, off.start - 1) : off.stop + 1]
    number = set(words) <= _OF_AN_AMOUNT or any(figures(word) for word in beside)
    kind = Kind.NUMBER if number else Kind.LEFT_OUT
    return Difference(kind, given, printed.span(off.start, off.stop))


def _stopped(text: Wording, number: int) -> Span:
    """A word with the punctuation that follows it."""
    start, end = text.spans[number]
    gap = text.between(number)
    last = max((at for at, letter in enumerate(gap, 1) if letter in ".,;:!?…()[]{}|•"), default=0)
    return Span(start, end + last)
