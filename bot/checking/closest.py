"""The place in the papers that is closest to words that stand nowhere as they are given."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
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
_AROUND = 600
"""Characters before and after a passage in which what was altered may begin and end."""
_PHRASE, _PHRASES, _OF_A_PHRASE = 4, 7, 4
"""Words of a phrase that is looked for, how many of them, and in how many papers each."""
_APART = [""] * 60
"""Between two texts, so that no place is in both."""
_PART = 5
"""The fewest words that are looked for by themselves, as a part that is from elsewhere."""
_UNLIKE = 0.3
"""What each word of a part may cost."""
_JOINT = 2.0
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
    if len(documents) <= WHOLE:
        return _among(given, [Text(one, wording(one.text)) for one in documents])
    found = _among(given, _texts(documents, _searched(given, documents, index, labels)))
    if found and found.likeness >= LIKE:
        return found
    again = _among(given, _texts(documents, _phrases(given, documents)))
    return max(filter(None, (found, again)), key=lambda one: one.likeness, default=None)


def _among(given: Given, texts: Sequence[Text]) -> Closest | None:
    if not (texts and len(given)):
        return None
    records_first = sorted(texts, key=lambda one: one.document.details.kind in SECOND_HAND)
    parts = _parts(given, _Row(records_first), (0, len(given)))
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
    if whole.cost <= _JOINT or len(words) < 2 * _PART:
        return [whole]
    ended = closing(words, row.words, loose)
    splits = [
        at
        for at in range(_PART, len(words) - _PART + 1)
        if begun.least[at - 1] <= _UNLIKE * at and ended[at] <= _UNLIKE * (len(words) - at)
    ]
    split = min(splits, key=lambda at: begun.least[at - 1] + ended[at], default=0)
    if not split or begun.least[split - 1] + ended[split] + _JOINT >= whole.cost:
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


class _Place(NamedTuple):
    """Where in a document something was found."""

    document: str
    """Its id."""
    span: Span


def _texts(documents: Sequence[Document], places: Iterable[_Place]) -> list[Text]:
    """The places with what stands around them."""
    known = {one.id: one for one in documents}
    spans: dict[str, list[Span]] = {}
    for place in places:
        around = Span(max(0, place.span.start - _AROUND), place.span.end + _AROUND)
        spans.setdefault(place.document, []).append(around)
    return [
        Text(known[identity], Wording(known[identity].text, within))
        for identity, found in spans.items()
        for within in _merged(found)
    ]


def _searched(
    given: Given, documents: Sequence[Document], index: Index, labels: frozenset[str]
) -> Iterator[_Place]:
    """The passages that the words may be from, by words and by meaning."""
    known = frozenset(one.id for one in documents)
    within = None if len(known) == index.holdings(labels).documents else known
    words = index.rarity(stems(given.wording.text), labels)
    vector = index.question(given.wording.text[:MOST_CHARACTERS])
    found = fuse(
        index.matching(words, labels, _CANDIDATES, within),
        index.nearest(vector, labels, _CANDIDATES // 2, within),
    )
    for passage in list(found)[:_CANDIDATES]:
        start, end = map(int, passage.rpartition(":")[2].split("-"))
        if document_of(passage) in known:
            yield _Place(document_of(passage), Span(start, end))


def _phrases(given: Given, documents: Sequence[Document]) -> Iterator[_Place]:
    """Where a few words of them stand one after another, which a search by words passes over."""
    words = given.wording.folded
    step = max(1, (len(words) - _PHRASE) // (_PHRASES - 1))
    texts = [(one.id, one.text.lower().replace("\n", " ")) for one in documents]
    for first in range(0, len(words) - _PHRASE + 1, step):
        phrase = f" {' '.join(words[first : first + _PHRASE])} "
        holding = ((identity, text) for identity, text in texts if phrase in text)
        for identity, text in islice(holding, _OF_A_PHRASE):
            at = text.index(phrase)
            yield _Place(identity, Span(at, at + len(phrase)))


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
