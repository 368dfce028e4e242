"""An index that hides some of its papers."""

from collections.abc import Iterable, Mapping

from bot.index import Index
from corpus.documents import Document, document_of
from corpus.embedding import Shelved, Vector
from corpus.holdings import Holdings
from corpus.near import Near


class Without:
    """
    An index as if it held no paper with a hidden id; it is not built anew.

    No search finds a hidden paper, nothing of it is read, and the papers that are counted are the
    others. What is only counted in words stays: the vocabulary, how rare each word is, how it is
    spelt and what acronyms stand for are those of all papers. So a question's words are known
    although the paper that has them is hidden, which makes it harder to see that nothing answers.
    Searches by meaning compare every passage that is left, where a large index is asked by its
    graph of neighbours, which now and then misses one.
    """

    def __init__(self, index: Index, hidden: Iterable[str]) -> None:
        self._index = index
        self._hidden = frozenset(hidden)
        self.ingested = index.ingested

    def question(self, text: str) -> Vector:
        """The vector of a question."""
        return self._index.question(text)

    def knows(self, word: str) -> bool:
        """Whether a word is common in the language of the model."""
        return self._index.knows(word)

    def nearest(
        self,
        vector: Vector,
        labels: frozenset[str],
        limit: int,
        within: frozenset[str] | None = None,
    ) -> list[Near]:
        """Passages of the papers that are left, nearest in meaning first."""
        return self._index.nearest(vector, labels, limit, self._left(labels, within))

    def matching(
        self,
        words: Mapping[str, float],
        labels: frozenset[str],
        limit: int,
        within: frozenset[str] | None = None,
    ) -> list[Near]:
        """Passages of the papers that are left, best match in words first."""
        return self._index.matching(words, labels, limit, self._left(labels, within))

    def holding(self, words: Iterable[str], labels: frozenset[str]) -> set[str]:
        """The papers that are left of which a passage has all the words."""
        return self._index.holding(words, labels) - self._hidden

    def rarity(self, words: Iterable[str], labels: frozenset[str]) -> dict[str, float]:
        """How much each word tells, among the passages of all papers."""
        return self._index.rarity(words, labels)

    def vocabulary(self, labels: frozenset[str]) -> Mapping[str, int]:
        """Every word of all papers."""
        return self._index.vocabulary(labels)

    def spellings(self, labels: frozenset[str]) -> Mapping[str, int]:
        """Every word as all papers spell it."""
        return self._index.spellings(labels)

    def acronyms(self, labels: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
        """What all papers say their acronyms stand for."""
        return self._index.acronyms(labels)

    def passages(self, ids: Iterable[str]) -> dict[str, Shelved]:
        """Those passages with these ids that are not of a hidden paper."""
        return self._index.passages(one for one in ids if document_of(one) not in self._hidden)

    def read(self, document: str) -> Document | None:
        """A document; None when it is hidden."""
        return None if document in self._hidden else self._index.read(document)

    def holdings(self, labels: frozenset[str]) -> Holdings:
        """The papers that are left."""
        papers = self._index.holdings(labels).papers
        return Holdings(tuple(one for one in papers if one.id not in self._hidden))

    def _left(self, labels: frozenset[str], within: frozenset[str] | None) -> frozenset[str]:
        left = frozenset(one.id for one in self.holdings(labels).papers)
        return left if within is None else left & within
