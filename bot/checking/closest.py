"""The place in the papers that is closest to words that stand nowhere as they are given."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.checking.alignment import Loose, Pair, align, closing, opening
from bot.checking.differences import matched
from bot.checking.given import Given
from bot.checking.wording import Wording, wording
from bot.index import Index
from bot.question import MOST_CHARACTERS
from bot.search import fuse
from corpus.documents import SECOND_HAND, Document, Span, document_of
from corpus.lexicon import stems

LIKE = 0.62
"""The share of the words that must stand there for a place to be what was altered; with less it is
something else. Measured: DECISIONS.md, "Quote check"."""
WHOLE = 6
"""Papers up to which all of each is compared; of more, what a search finds."""
_CANDIDATES = 30
_AROUND = 800
"""Characters before and after a passage in which what was altered may begin and end."""
_APART = [""] * 60
"""Between two texts, so that no place is in both."""
_PART = 4
"""The fewest words that are looked for by themselves, as a part that is from elsewhere."""
_JOINT = 1.5
"""What it costs to go on in another place."""


class Text(NamedTuple):
    """A paper, or what of it a search finds."""

    document: Document
    printed: Wording


@dataclass(frozen=True)
class Close:
    """A place that is close to some of the words as given."""

    text: Text
    given: Given
    first: int
    """Which of the given words it is about."""
    after: int
    pairs: tuple[Pair, ...]
    cost: float

    @property
    def printed(self) -> Wording:
        """The words that it is close to, and those around them."""
        return self.text.printed

    @property
    def same(self) -> list[tuple[int, int]]:
        """The words that are the same, as given and as printed."""
        return matched(self.given, self.text.printed, self.pairs)

    @property
    def span(self) -> Span:
        """From the first of the words to the last."""
        printed = [one.printed for one in self.pairs if one.printed is not None]
        return self.text.printed.span(printed[0], printed[-1] + 1)


@dataclass(frozen=True)
class Closest:
    """What is closest to words as given: one place, or several that are joined."""

    parts: tuple[Close, ...]
    likeness: float
    """From 0 to 1: 1 less what the differences cost for each word."""


def closest(
    given: Given, documents: Sequence[Document], index: Index, labels: frozenset[str]
) -> Closest | None:
    """The closest place in these papers, with the parts that are from elsewhere in them."""
    texts = list(_texts(given, documents, index, labels))
    if not (texts and len(given)):
        return None
    texts.sort(key=lambda text: text.document.details.kind in SECOND_HAND)
    parts = _parts(given, _Row(texts), (0, len(given)))
    if not all(one.same for one in parts):
        return None
    cost = sum(one.cost for one in parts) + _JOINT * (len(parts) - 1)
    return Closest(tuple(parts), 1 - cost / len(given))


class _Row:
    """Texts in a row, so that all are compared at once."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self.words: list[str] = []
        self._ends: list[int] = []
        for text in texts:
            self.words += [*text.printed.folded, *_APART]
            self._ends.append(len(self.words))

    def at(self, end: int) -> Text:
        """The text in which a place ends."""
        return self._texts[min(bisect_left(self._ends, end), len(self._texts) - 1)]


def _parts(given: Given, row: _Row, run: tuple[int, int]) -> list[Close]:
    """One place for a run of the words, or two where each half is closer to another place."""
    first, after = run
    words, loose = given.wording.folded[first:after], _loose(given, run)
    begun = opening(words, row.words, loose)
    whole = _compared(given, row.at(begun.end), run)
    if whole.cost <= _JOINT + 1 or len(words) < 2 * _PART:
        return [whole]
    ended = closing(words, row.words, loose)
    splits = range(_PART, len(words) - _PART + 1)
    split = min(splits, key=lambda at: begun.least[at - 1] + ended[at])
    if begun.least[split - 1] + ended[split] + _JOINT >= whole.cost:
        return [whole]
    middle = first + split
    return [*_parts(given, row, (first, middle)), *_parts(given, row, (middle, after))]


def _compared(given: Given, text: Text, run: tuple[int, int]) -> Close:
    first, after = run
    aligned = align(given.wording.folded[first:after], text.printed, _loose(given, run))
    pairs = (
        one if one.given is None else Pair(one.given + first, one.printed) for one in aligned.pairs
    )
    return Close(text, given, first, after, tuple(pairs), aligned.cost)


def _loose(given: Given, run: tuple[int, int]) -> Loose:
    return frozenset(at - run[0] for at in given.loose if run[0] < at < run[1])


def _texts(
    given: Given, documents: Sequence[Document], index: Index, labels: frozenset[str]
) -> Iterator[Text]:
    """The papers, where they are few; of many, what a search finds in them."""
    if len(documents) <= WHOLE:
        yield from (Text(one, wording(one.text)) for one in documents)
        return
    known = {one.id: one for one in documents}
    places: dict[str, list[Span]] = {}
    for passage in _found(given, index, labels, frozenset(known)):
        identity = document_of(passage)
        start, end = map(int, passage.rpartition(":")[2].split("-"))
        places.setdefault(identity, []).append(Span(start - _AROUND, end + _AROUND))
    for identity, spans in places.items():
        for start, end in _merged(spans):
            document = known[identity]
            within = Span(max(0, start), min(end, len(document.text)))
            yield Text(document, Wording(document.text, within))


def _found(
    given: Given, index: Index, labels: frozenset[str], within: frozenset[str]
) -> Iterable[str]:
    """The ids of the passages that the words may be from, by words and by meaning."""
    if len(within) == index.holdings(labels).documents:
        among = None
    else:
        among = within
    words = index.rarity(stems(given.wording.text), labels)
    vector = index.question(given.wording.text[:MOST_CHARACTERS])
    found = fuse(
        index.matching(words, labels, _CANDIDATES, among),
        index.nearest(vector, labels, _CANDIDATES // 2, among),
    )
    return list(found)[:_CANDIDATES]


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that overlap as one."""
    start = end = 0
    for span in sorted(spans):
        if span.start > end and end:
            yield Span(start, end)
            start, end = span
        else:
            start, end = (start if end else span.start), max(end, span.end)
    if end:
        yield Span(start, end)
