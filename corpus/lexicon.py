"""The passages' words, for BM25 and exact words. tantivy is kept behind this file."""

import math
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from types import TracebackType

import tantivy

from corpus.documents import Passage, document_of
from corpus.near import Near

_ANALYSER = "council_english"
_SPELT = "council_spelling"
_CONTEXT_BOOST = 0.5
"""A word in a passage's context (title, council, heading) counts half of one in its text."""

_MOST_HELD = 1000
"""Passages among which the documents are looked for that have some words."""


class Lexicon:
    """One folder, with a tantivy index for each access label, so that word counts do not leak."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._indexes = {
            path.name: _open(path) for path in sorted(folder.glob("*")) if path.is_dir()
        }

    def matching(
        self,
        words: Mapping[str, float],
        labels: Iterable[str],
        limit: int,
        within: Iterable[str] | None = None,
    ) -> list[Near]:
        """
        At most `limit` passages with one of `labels`, by BM25, each word counting as it says.

        With `within`, only passages of the documents with these ids.
        """
        query = _query(words, within)
        near = []
        for label in set(labels) & self._indexes.keys():
            searcher = self._indexes[label].searcher()
            for score, address in searcher.search(query, limit, count=False).hits:
                near.append(Near(searcher.doc(address)["passage"][0], score))
        return sorted(near, key=lambda one: (-one.score, one.passage))[:limit]

    def rarity(self, words: Iterable[str], labels: Iterable[str]) -> dict[str, float]:
        """How much each word tells, as BM25's inverse document frequency among the passages."""
        searchers = [
            self._indexes[label].searcher() for label in set(labels) & self._indexes.keys()
        ]
        size = sum(searcher.num_docs for searcher in searchers)
        rarity = {}
        for word in set(words):
            holding = sum(_count(searcher, _term("text", word)) for searcher in searchers)
            rarity[word] = math.log1p((size - holding + 0.5) / (holding + 0.5))
        return rarity

    def holding(self, words: Iterable[str], labels: Iterable[str]) -> set[str]:
        """The ids of the documents of which a passage with one of `labels` has all the words."""
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, _anywhere(word, 1.0)) for word in words]
        )
        return {
            document_of(searcher.doc(address)["passage"][0])
            for label in set(labels) & self._indexes.keys()
            for searcher in (self._indexes[label].searcher(),)
            for _, address in searcher.search(query, _MOST_HELD, count=False).hits
        }

    def vocabulary(self, labels: Iterable[str]) -> dict[str, int]:
        """Every stem of the passages with one of `labels`, and how many passages hold it."""
        return self._terms("text", labels)

    def spellings(self, labels: Iterable[str]) -> dict[str, int]:
        """Every word as it is spelt, in small letters, and how many passages hold it."""
        return self._terms("spelling", labels)

    def _terms(self, field: str, labels: Iterable[str]) -> dict[str, int]:
        words: dict[str, int] = {}
        for label in set(labels) & self._indexes.keys():
            for word, held in self._indexes[label].searcher().terms_with_prefix(field, ""):
                words[word] = words.get(word, 0) + held
        return words

    def ids(self, label: str) -> set[str]:
        """The ids of every passage with this label."""
        if label not in self._indexes:
            return set()
        searcher = self._indexes[label].searcher()
        found = searcher.search(tantivy.Query.all_query(), max(searcher.num_docs, 1)).hits
        return {searcher.doc(address)["passage"][0] for _, address in found}

    def missing(self, passages: Iterable[Passage]) -> list[str]:
        """The ids of those of `passages` that their own words do not find."""
        lost = []
        for passage in passages:
            searcher = self._indexes[passage.document.details.access].searcher()
            own = [_term("passage", passage.id), _term("document", passage.document.id)]
            own += [
                _term("text", word) for word in list(dict.fromkeys(stems(passage.searched)))[:12]
            ]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in own])
            if not _count(searcher, query):
                lost.append(passage.id)
        return lost


class LexiconWriter:
    """Adds and removes passages; everything is written when the `with` block ends well."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, tantivy.IndexWriter] = {}

    def add(self, passages: Sequence[Passage]) -> None:
        """Add passages of one access label."""
        writer = self._writer(passages[0].document.details.access)
        for passage in passages:
            writer.add_document(_document(passage))

    def remove(self, label: str, document: str) -> None:
        """Remove every passage of the document with this id."""
        self._writer(label).delete_documents_by_term("document", document)

    def __enter__(self) -> "LexiconWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with ExitStack() as threads:
            for writer in self._writers.values():
                threads.callback(writer.wait_merging_threads)
            for writer in self._writers.values() if kind is None else ():
                writer.commit()

    def _writer(self, label: str) -> tantivy.IndexWriter:
        if label not in self._writers:
            path = self._folder / label
            path.mkdir(parents=True, exist_ok=True)
            self._writers[label] = _open(path).writer(num_threads=1)
        return self._writers[label]


def stems(text: str) -> list[str]:
    """
    The words of `text` as the lexicon knows them: small letters, no accents, English stems.

    >>> stems("Children’s caseloads were reviewed")
    ['children', 's', 'caseload', 'were', 'review']
    """
    return _analyser().analyze(text)


@cache
def _analyser() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


@cache
def _speller() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(30))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .build()
    )


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for name in ("text", "context"):
        builder.add_text_field(name, tokenizer_name=_ANALYSER)
    builder.add_text_field("spelling", tokenizer_name=_SPELT, index_option="basic")
    return builder.build()


def _open(path: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(path))
    index.config_reader("Manual")  # a reader stays with what it opened
    index.register_tokenizer(_ANALYSER, _analyser())
    index.register_tokenizer(_SPELT, _speller())
    return index


def _document(passage: Passage) -> tantivy.Document:
    return tantivy.Document(
        passage=passage.id,
        document=passage.document.id,
        text=passage.searched,
        context=passage.context,
        spelling=f"{passage.context} {passage.searched}",
    )


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many passages match; `doc_freq` would count those that were removed too."""
    found: int = searcher.search(query, 1, count=True).count  # type: ignore[attr-defined]
    return found


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(_schema(), field, value)


def _anywhere(word: str, weight: float) -> tantivy.Query:
    """A word in the text, or in the context, where it counts less."""
    return tantivy.Query.disjunction_max_query(
        [
            tantivy.Query.boost_query(_term("text", word), weight),
            tantivy.Query.boost_query(_term("context", word), weight * _CONTEXT_BOOST),
        ]
    )


def _query(words: Mapping[str, float], within: Iterable[str] | None) -> tantivy.Query:
    """Any of the words, in the text or the context, in any of the documents."""
    should = [(tantivy.Occur.Should, _anywhere(word, weight)) for word, weight in words.items()]
    wanted = tantivy.Query.boolean_query(should)
    if within is None:
        return wanted
    among = tantivy.Query.term_set_query(_schema(), "document", list(within))
    narrowed = (wanted, tantivy.Query.const_score_query(among, 0.0))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in narrowed])
