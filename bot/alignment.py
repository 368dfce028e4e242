"""Where a quote stands on a printed page: its letters and digits are found among the page's."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_LEAST_MARKED = 0.8
"""Of a quote's letters; where fewer are found, none is marked."""
_GRAM = 8
"""Letters in a row, by which parts of a quote are looked for; fewer stand anywhere."""
_LAST_MARKS = re.compile(r"[\W_]+$")
_MOST_PLACES = 200
"""At which one part of a quote is looked at."""


class Sought(NamedTuple):
    """A quote to be found on a page, or the part of it that stands there."""

    text: str
    before: str = ""
    """What stands before it in its document: of like places, it is at the one that goes so."""
    after: str = ""


class Run(NamedTuple):
    """Letters `start` up to but not including `end` of a page."""

    start: int
    end: int


class Letters(NamedTuple):
    """The letters and digits of a text, folded, and which character each of them comes from."""

    text: str
    origins: Sequence[int]

    @classmethod
    def of(cls, characters: Iterable[str]) -> "Letters":
        """
        The letters and digits of a text without their case and accents.

        >>> Letters.of("\u201cCaf\u00e9s \ufb01nally\u201d")
        Letters(text='cafesfinally', origins=[1, 2, 3, 4, 5, 7, 7, 8, 9, 10, 11, 12])
        """
        found = [(letter, at) for at, one in enumerate(characters) for letter in _folded(one)]
        return cls("".join(letter for letter, _ in found), [at for _, at in found])


def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character).casefold()
    return "".join(filter(str.isalnum, folded))


def runs(sought: Sought, page: Sequence[str]) -> list[range]:
    """
    The characters of a page that are the quote's, as runs in the quote's order.

    Other words may stand between two runs, as a page's footer does. It is empty when too little of
    the quote stands on the page.

    >>> page = "Caseloads were too 3 Inspection of Kesterwold high for good work, and ris- ing."
    >>> found = runs(Sought("Caseloads were too high for good work, and rising."), page)
    >>> [page[run.start : run.stop] for run in found]
    ['Caseloads were too', 'high for good work, and ris- ing.']
    """
    quote, printed = Letters.of(sought.text).text, Letters.of(page)
    if not quote:
        return []
    whole = _whole(sought, quote, printed.text)
    found = [whole] if whole else list(_parts(quote, printed.text))
    if sum(run.end - run.start for run in found) < _LEAST_MARKED * len(quote):
        return []
    places = [range(printed.origins[run.start], printed.origins[run.end - 1] + 1) for run in found]
    return [*places[:-1], _ended(places[-1], sought.text, page)]


def _ended(run: range, quote: str, page: Sequence[str]) -> range:
    """The run with the full stop, or whatever other marks the quote ends with."""
    stop = run.stop
    for _ in range(len(quote.rstrip()) - len(_LAST_MARKS.sub("", quote))):
        if stop < len(page) and not (page[stop].isalnum() or page[stop].isspace()):
            stop += 1
    return range(run.start, stop)


def _whole(sought: Sought, quote: str, page: str) -> Run | None:
    """Where the whole quote stands without a break: of such places, the one that goes like it."""
    before, after = Letters.of(sought.before).text, Letters.of(sought.after).text

    def alike(at: int) -> int:
        ahead = page[max(0, at - len(before)) : at]
        behind = page[at + len(quote) : at + len(quote) + len(after)]
        return _common(before[::-1], ahead[::-1]) + _common(after, behind)

    at = max(_places(quote, page), key=alike, default=-1)
    return Run(at, at + len(quote)) if at >= 0 else None


def _places(quote: str, page: str) -> Iterator[int]:
    at = page.find(quote)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = page.find(quote, at + 1)


def _parts(quote: str, page: str) -> Iterator[Run]:
    """The longest parts of a quote that stand on a page, from its first to its last."""
    grams = _grams(page)
    at = end = 0
    while at + _GRAM <= len(quote):
        places = grams.get(quote[at : at + _GRAM])
        if places:
            run = _longest(quote[at:], page, places, end)
            yield run
            at, end = at + run.end - run.start, run.end
        else:
            at += 1


def _longest(rest: str, page: str, places: Sequence[int], after: int) -> Run:
    """The longest run of letters with which the rest begins; of like ones the nearest."""
    found = [Run(at, at + _common(rest, page[at : at + len(rest)])) for at in places]
    return max(found, key=lambda run: (run.end - run.start, -abs(run.start - after)))


def _grams(page: str) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(page) - _GRAM + 1):
        there = places[page[at : at + _GRAM]]
        if len(there) < _MOST_PLACES:
            there.append(at)
    return places


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))
