"""Words as given beside a text that says something close to them, word for word."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.checking.wording import Wording

_OTHER = 1.0
"""What another word in a word's place costs, and a word that is not printed."""
_TURNED = 0.9
"""What a number costs in the place of one with the same digits, which are easily turned round."""
_SKIP, _FURTHER = 0.7, 0.06
"""What it costs to pass over a printed word, and each word after it."""
_LOOSE_SKIP, _LOOSE_FURTHER = 0.1, 0.012
"""The same where an ellipsis is given."""
_BEFORE, _LONGEST = 4, 200
"""A place is looked for in so many times as many words as are given, and so many more."""

_LAST = 3
"""Words at the end that may be others, or in another order."""
_STOP = re.compile(r"[.?!]")
_Costs = NDArray[np.float32]
Loose = frozenset[int]
"""The words before which others may have been left out."""


class Pair(NamedTuple):
    """A word as given and the one in its place; None where there is none."""

    given: int | None
    printed: int | None


class Aligned(NamedTuple):
    """Words as given beside those of a text."""

    pairs: tuple[Pair, ...]
    """In order."""
    cost: float


def align(given: Sequence[str], printed: Wording, loose: Loose = frozenset()) -> Aligned:
    """
    The place in a text that is closest to some words, and how each goes with each.

    Before the words at `loose` other words may have been left out.

    >>> text = Wording("We saw that plans are not yet good enough.")
    >>> pairs = align(("plans", "are", "always", "good"), text).pairs
    >>> [(one.given, one.printed) for one in pairs]
    [(0, 3), (1, 4), (None, 5), (2, 6), (3, 7)]
    """
    if not given or not len(printed):
        return Aligned((), _OTHER * len(given))
    ours, theirs = _numbers(given, printed.folded)
    *_, costs = _rows(ours, theirs, loose)
    end = _end(costs, printed)
    start = max(0, end - _BEFORE * len(given) - _LONGEST)
    begun = np.zeros(end - start + 1, np.float32)
    table = [begun, *_rows(ours, theirs[start:end], loose)]
    pairs = _traced(table, ours, theirs[start:end], loose)
    moved = [Pair(one.given, None if one.printed is None else one.printed + start) for one in pairs]
    return Aligned(tuple(_of_one_sentence(moved, given, printed)), float(costs[end]))


def _of_one_sentence(
    pairs: Sequence[Pair], given: Sequence[str], printed: Wording
) -> Iterator[Pair]:
    """The pairs, but for other words at either end that are of the sentence before or after."""
    same = [
        at
        for at, (ours, theirs) in enumerate(pairs)
        if ours is not None and theirs is not None and given[ours] == printed.folded[theirs]
    ]
    first, last = (same[0], same[-1]) if same else (len(pairs), -1)
    for at, one in enumerate(pairs):
        before = any(_parts_off(pair, 0, printed) for pair in pairs[at:first])
        after = any(_parts_off(pair, -1, printed) for pair in pairs[last + 1 : at + 1])
        if not (before or after):
            yield one
        elif one.given is not None:
            yield Pair(one.given, None)


def _parts_off(pair: Pair, after: int, printed: Wording) -> bool:
    """Whether a sentence ends after a pair's printed word, or the word before it."""
    return pair.printed is not None and ends_sentence(printed, pair.printed + after)


class Costs(NamedTuple):
    """What more and more of some words cost, each at its closest place."""

    least: tuple[float, ...]
    """Of the first word, of the first two, and so on."""
    end: int
    """After how many printed words the closest place of all of them ends."""


def opening(given: Sequence[str], printed: Sequence[str], loose: Loose = frozenset()) -> Costs:
    """What words cost from the first on."""
    ours, theirs = _numbers(given, printed)
    least, row = [], np.zeros(1, np.float32)
    for row in _rows(ours, theirs, loose):
        least.append(float(row.min()))
    return Costs(tuple(least), _cheapest(row))


def closing(
    given: Sequence[str], printed: Sequence[str], loose: Loose = frozenset()
) -> tuple[float, ...]:
    """What words cost that end with the last: all, all but the first, and so on."""
    turned = frozenset(len(given) - before for before in loose)
    return opening(given[::-1], printed[::-1], turned).least[::-1]


def _cheapest(costs: _Costs) -> int:
    """The first of the least costs, whatever was rounded."""
    return int(costs.round(2).argmin())


def _end(costs: _Costs, printed: Wording) -> int:
    """Where the cheapest place ends; of like ones the next few may be longer in the sentence."""
    end = _cheapest(costs)
    for further in range(end + 1, min(end + _LAST, len(costs) - 1) + 1):
        if ends_sentence(printed, further - 2):
            break
        if _is(costs[further], costs[end]):
            end = further
    return end


def ends_sentence(printed: Wording, number: int) -> bool:
    """Whether a sentence ends after a word."""
    return 0 <= number < len(printed) - 1 and bool(_STOP.search(printed.stops(number)))


def _numbers(given: Sequence[str], printed: Sequence[str]) -> tuple[list[int], NDArray[np.int32]]:
    """Words as numbers from 0 on; of one whose digits are turned round, as `_turned` has it."""
    known = {word: number for number, word in enumerate(dict.fromkeys(given))}
    digits = {
        "".join(sorted(word)): _turned(number)
        for word, number in known.items()
        if _has_digits(word)
    }
    numbers = (
        known.get(word, digits.get("".join(sorted(word)), -1) if digits else -1) for word in printed
    )
    theirs = np.fromiter(numbers, np.int32, len(printed))
    return [known[word] for word in given], theirs


def _turned(number: int) -> int:
    """
    The number of a word with the same digits in another order.

    >>> _turned(0), _turned(1), _turned(_turned(1))
    (-2, -3, 1)
    """
    return -2 - number


def _has_digits(word: str) -> bool:
    return len(word) > 1 and word.replace(".", "").replace(",", "").isdecimal()


def _wrong(word: int, printed: NDArray[np.int32]) -> _Costs:
    """What each printed word costs in the place of one as given."""
    other = np.where(printed == _turned(word), _TURNED, _OTHER)
    return np.where(printed == word, 0, other).astype(np.float32)


def _row(before: _Costs, wrong: _Costs, skip: float, further: float) -> _Costs:
    """The costs of the next word as given, from those of the word before it."""
    row = np.empty_like(before)
    row[0] = before[0] + _OTHER
    row[1:] = np.minimum(before[:-1] + wrong, before[1:] + _OTHER)
    if skip:
        slope = np.arange(len(row), dtype=np.float32) * further
        passed = np.minimum.accumulate(row - slope) + slope
        row[1:] = np.minimum(row[1:], passed[:-1] + skip)
    return row


def _gap(number: int, given: Sequence[int], loose: Loose) -> tuple[float, float]:
    """What it costs to pass over words before the next word as given."""
    if number + 1 == len(given):
        return 0.0, 0.0
    return (_LOOSE_SKIP, _LOOSE_FURTHER) if number + 1 in loose else (_SKIP, _FURTHER)


def _rows(given: Sequence[int], printed: NDArray[np.int32], loose: Loose) -> Iterator[_Costs]:
    """What each number of words costs, up to each of those printed."""
    row = np.zeros(len(printed) + 1, np.float32)
    for number, word in enumerate(given):
        row = _row(row, _wrong(word, printed), *_gap(number, given, loose))
        yield row


def _traced(
    table: Sequence[_Costs], given: Sequence[int], printed: NDArray[np.int32], loose: Loose
) -> list[Pair]:
    """The cheapest way back from the end of a table."""
    pairs: list[Pair] = []
    row, column = len(given), len(printed)
    while row:
        here, before = table[row][column], column - 1
        wrong = _wrong(given[row - 1], printed[before:column])[0] if column else _OTHER
        if column and _is(here, table[row - 1][before] + wrong):
            row, column = row - 1, column - 1
            pairs.append(Pair(row, column))
        elif _is(here, table[row - 1][column] + _OTHER):
            row -= 1
            pairs.append(Pair(row, None))
        else:
            passed = _passed(table[row], column, *_gap(row - 1, given, loose))
            pairs += [Pair(None, at) for at in range(column - 1, passed - 1, -1)]
            column = passed
    return pairs[::-1]


def _passed(row: _Costs, column: int, skip: float, further: float) -> int:
    """From where on printed words were passed over."""
    costs = row[:column] + skip + further * np.arange(column - 1, -1, -1, dtype=np.float32)
    return int(costs.argmin())


def _is(one: float, other: float) -> bool:
    return abs(one - other) < 1e-3  # noqa: PLR2004
