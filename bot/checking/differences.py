"""How words as given differ from those that are printed, each difference named and in its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise
from typing import NamedTuple, Protocol

from bot.checking.alignment import Pair, ends_sentence
from bot.checking.given import Given
from bot.checking.opposites import negations, opposite
from bot.checking.punctuation import capitals, ends, punctuation
from bot.checking.verdicts import Difference, Kind
from bot.checking.wording import Wording
from bot.figures import Figure, figures
from corpus.documents import Span

_SHORT = 4
"""Words up to which a negation among them is the difference, not that words are left out."""
_OF_NUMBERS = frozenset("-%£$€½¼¾²³")


class Block(NamedTuple):
    """Words as given, and those printed in their place, as runs; one of them may be empty."""

    given: range
    printed: range


class Part(Protocol):
    """Some of the words as given, beside those of a place."""

    @property
    def given(self) -> Given: ...
    @property
    def printed(self) -> Wording: ...
    @property
    def pairs(self) -> Sequence[Pair]: ...
    @property
    def first(self) -> int: ...
    @property
    def after(self) -> int: ...


def differences(part: Part) -> list[Difference]:
    """Everything in which words as given differ from those they are aligned with, in order."""
    given, printed, pairs = part.given, part.printed, part.pairs
    run = part.first, part.after
    found = [
        Difference(
            kind, _marked(block, given), printed.span(block.printed.start, block.printed.stop)
        )
        for block, kind in _named(list(_blocks(pairs, given, printed, run)), given, printed)
    ]
    found += _unanswered(part, found)
    same = matched(given, printed, pairs)
    found += [
        *capitals(given, printed, same),
        *punctuation(given, printed, same),
        *ends(given, printed, same),
    ]
    return sorted(found, key=lambda one: (one.given, one.printed))


def matched(given: Given, printed: Wording, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """The words that are the same, as given and as printed."""
    return [
        (one.given, one.printed)
        for one in pairs
        if one.given is not None
        and one.printed is not None
        and given.wording.folded[one.given] == printed.folded[one.printed]
    ]


def _blocks(
    pairs: Sequence[Pair], given: Given, printed: Wording, run: tuple[int, int]
) -> Iterator[Block]:
    """The runs of words that are not the same, with the words beside them as their ends."""
    same = matched(given, printed, pairs)
    if not same:
        return
    ends = [(run[0] - 1, _first(pairs) - 1), *same, (run[1], _after(pairs))]
    for (ours, theirs), (next_ours, next_theirs) in pairwise(ends):
        block = Block(range(ours + 1, next_ours), range(theirs + 1, next_theirs))
        if (block.given or block.printed) and not _only_hyphened(block, given.wording, printed):
            yield block


def _first(pairs: Sequence[Pair]) -> int:
    return min(one.printed for one in pairs if one.printed is not None)


def _after(pairs: Sequence[Pair]) -> int:
    return 1 + max(one.printed for one in pairs if one.printed is not None)


def _only_hyphened(block: Block, given: Wording, printed: Wording) -> bool:
    """Whether the letters are the same, and a hyphen is all that parts them."""
    return _letters(block.given, given) == _letters(block.printed, printed) and all(
        text.hyphened(at)
        for text, run in ((given, block.given), (printed, block.printed))
        for at in run[:-1]
    )


def _letters(run: range, text: Wording) -> str:
    return "".join(text.folded[at] for at in run)


def _named(blocks: list[Block], given: Given, printed: Wording) -> Iterator[tuple[Block, Kind]]:
    """Each block, or each part of it that is another kind of difference, with its kind."""
    swapped = {
        at
        for pair in combinations(range(len(blocks)), 2)
        if _swapped(blocks[pair[0]], blocks[pair[1]], given.wording, printed)
        for at in pair
    }
    for at, block in enumerate(blocks):
        if at in swapped:
            yield block, Kind.ORDER
        else:
            yield from _parts(block, given, printed)


def _swapped(one: Block, other: Block, given: Wording, printed: Wording) -> bool:
    """Whether what is missing at one place is found at the other, and the other way about."""
    ours = Counter(given.folded[at] for at in (*one.given, *other.given))
    theirs = Counter(printed.folded[at] for at in (*one.printed, *other.printed))
    return ours == theirs and any(len(word) > 1 for word in ours)


def _parts(block: Block, given: Given, printed: Wording) -> Iterator[tuple[Block, Kind]]:
    if len(block.given) == len(block.printed) > 1 and not _swapped(
        block, Block(range(0), range(0)), given.wording, printed
    ):
        single = [
            Block(range(ours, ours + 1), range(theirs, theirs + 1))
            for ours, theirs in zip(block.given, block.printed, strict=True)
        ]
        alike = groupby(single, lambda one: _kind(one, given, printed))
        for kind, run in alike:
            parts = list(run)
            yield (
                Block(
                    range(parts[0].given.start, parts[-1].given.stop),
                    range(parts[0].printed.start, parts[-1].printed.stop),
                ),
                kind,
            )
    else:
        yield block, _kind(block, given, printed)


def _kind(block: Block, given: Given, printed: Wording) -> Kind:  # noqa: C901, PLR0911 one rule a line
    ours = [given.wording.folded[at] for at in block.given]
    theirs = [printed.folded[at] for at in block.printed]
    cut = given.loose.get(block.given.start)
    if cut and not ours:
        return Kind.ELLIPSIS if cut.ellipsis else Kind.WORDS
    if _stitched(block, given.wording, printed):
        return Kind.STITCHED
    if Counter(ours) == Counter(theirs):
        return Kind.ORDER
    if len(ours) == len(theirs) == 1 and opposite(ours[0], theirs[0]):
        return Kind.OPPOSITE
    short = max(len(ours), len(theirs)) <= _SHORT
    if short and (negations(ours) - negations(theirs)) % 2:
        return Kind.NEGATION
    if short and _another_number(block, given.wording, printed):
        return Kind.NUMBER
    if any(opposite(one, other) for one in ours for other in theirs) and short:
        return Kind.OPPOSITE
    if ours and theirs:
        return Kind.WORDS
    return Kind.ADDED if ours else Kind.LEFT_OUT


def _another_number(block: Block, given: Wording, printed: Wording) -> bool:
    ours, theirs = _figures(block.given, given), _figures(block.printed, printed)
    words = [given.folded[at] for at in block.given] + [printed.folded[at] for at in block.printed]
    if ours and theirs:
        return [one.value for one in ours] != [one.value for one in theirs]
    digits = any(letter.isdigit() for word in words for letter in word)
    return (digits and bool(block.given and block.printed)) or set(words) <= _OF_NUMBERS


def _figures(run: range, text: Wording) -> list[Figure]:
    return figures(text.text[slice(*text.span(run.start, run.stop))]) if run else []


def _stitched(block: Block, given: Wording, printed: Wording) -> bool:
    """Whether a sentence ends among the printed words where none ends as given."""
    if len(block.given) == len(block.printed):
        return False
    return _ends_sentence(block.printed, printed) and not _ends_sentence(block.given, given)


def _ends_sentence(run: range, text: Wording) -> bool:
    """Whether a sentence ends in or beside a run of words."""
    joints = range(max(0, run.start - 1), min(run.stop, len(text) - 1))
    return any(ends_sentence(text, at) for at in joints)


def _marked(block: Block, given: Given) -> Span:
    cut = given.loose.get(block.given.start)
    if cut and not block.given:
        return cut.span
    return given.wording.span(block.given.start, block.given.stop)


def _unanswered(part: Part, found: Sequence[Difference]) -> Iterator[Difference]:
    """The breaks at which nothing was left out, and what the quoter put in."""
    told = {one.given for one in found}
    for cut in part.given.breaks:
        if cut.span not in told and _inside(cut.before, part):
            behind = [
                one.printed + 1
                for one in part.pairs
                if one.printed is not None and one.given is not None and one.given < cut.before
            ]
            at = max(behind, default=_first(part.pairs))
            kind = Kind.ELLIPSIS if cut.ellipsis else Kind.ADDED
            yield Difference(kind, cut.span, part.printed.span(at, at))


def _inside(before: int, part: Part) -> bool:
    """Whether a break before a word is one of this part's."""
    return (
        part.first < before < part.after
        or before == part.first == 0
        or (before == part.after == len(part.given))
    )
