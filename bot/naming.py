"""The papers that somebody's words name: by id, by file name, or by what is known of them."""

from collections.abc import Iterator
from typing import Protocol

from corpus.documents import KINDS, Document, in_words
from corpus.lexicon import stems

_SMALL = frozenset(stems("a an and at by for from in of on paper report said say says the to"))


class Papers(Protocol):
    """What naming needs of the shelf."""

    def documents(
        self, labels: frozenset[str], called: str | None = None
    ) -> Iterator[Document]: ...


def named(papers: Papers, labels: frozenset[str], words: str) -> list[Document]:
    """The documents of this id or file name, or else those that all its words are known of."""
    called = list(papers.documents(labels, words))
    wanted = set(stems(words)) - _SMALL
    return called or [one for one in papers.documents(labels) if wanted and wanted <= _known(one)]


def _known(document: Document) -> set[str]:
    details = document.details
    day = in_words(details.date) if details.date else ""
    facts = (details.title, details.council, details.body, details.author, KINDS[details.kind], day)
    return set(stems(" ".join((document.name, *facts))))
