"""Marked questions with what our own search and ranking find for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.question import Question, understand
from bot.ranking import Candidate, rank
from bot.scope import Scope, scoped
from bot.search import search
from bot.slips import mended
from corpus.documents import Document, Span
from corpus.shelf import Generation
from evals.index import LABELS
from evals.marked import Letters, Marked, answers


@dataclass(frozen=True)
class Retrieved:
    """A marked question, and the sentences found for it."""

    marked: Marked
    asked: Question
    scope: Scope
    ranked: tuple[Candidate, ...]
    """The best first."""
    right: tuple[bool, ...]
    """Which of them answer."""


def retrieved(some: Iterable[Marked], index: Generation) -> Iterator[Retrieved]:
    """What is found for each question, held against what is marked."""
    papers = {paper.name.rpartition(".")[0]: paper for paper in index.holdings(LABELS).papers}
    letters: dict[str, Letters] = {}
    for one in some:
        asked = mended(understand(one.question), index, LABELS)
        scope = scoped(asked, index, LABELS)
        if one.within in papers:
            scope = replace(scope, papers=(papers[one.within],), narrowed=True)
        ranked = tuple(rank(asked, scope, search(asked, scope, index, LABELS)))
        gold: dict[str, list[Span]] = {}
        for name, words in one.gold:
            document = index.read(papers[name].id) if name in papers else None
            if document:
                found = _of(document, letters).places(words)
                gold.setdefault(document.id, []).extend(found)
        right = tuple(_answers(candidate, gold, letters) for candidate in ranked)
        yield Retrieved(one, asked, scope, ranked, right)


def _of(document: Document, letters: dict[str, Letters]) -> Letters:
    if document.id not in letters:
        letters[document.id] = Letters(document)
    return letters[document.id]


def _answers(one: Candidate, gold: dict[str, list[Span]], letters: dict[str, Letters]) -> bool:
    document = one.hit.passage.document
    return document.id in gold and answers(letters[document.id].span(one.span), gold[document.id])
