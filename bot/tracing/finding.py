"""Which paper, or which ask, somebody's words mean."""

from collections.abc import Iterable
from itertools import chain

import numpy as np

from bot.kinds import kinds
from bot.naming import named
from bot.search import fuse
from bot.tracing.asks import Ask, ask, asks
from bot.tracing.likeness import Read, Wording, likeness
from bot.tracing.trace import Papers
from corpus.documents import Document, Span
from corpus.embedding import Shelved
from corpus.errors import UsedWrongly
from corpus.filters import council_key
from corpus.folding import fold

CANDIDATES = 60
NEAR = 0.8
"""The likeness from which an ask may be what somebody's words mean."""
_LISTED = 8


def papers_named(
    words: str, papers: Papers, labels: frozenset[str], council: str
) -> list[Document]:
    """The papers that words name; those of a kind that they name before others."""
    held = named(words, papers.holdings(labels).papers)
    read = chain.from_iterable(papers.documents(labels, one.id) for one in held)
    found = [one for one in read if _of(one, council)]
    wanted = kinds(words)
    return [one for one in found if one.details.kind in wanted] or found


def one_paper(words: str, papers: Papers, labels: frozenset[str], council: str) -> Document:
    """The one paper that words name; raises `UsedWrongly` where that is none or several."""
    found = papers_named(words, papers, labels, council)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsedWrongly("No paper here is called that: give its file name or words of its title.")
    names = ", ".join(one.name for one in found[:_LISTED])
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise UsedWrongly(f"Several papers are called that: name one of {names}{more}.")


def ask_like(words: str, papers: Papers, labels: frozenset[str], council: str) -> Ask | None:
    """The ask that has these words, or else the one that is nearest to them; None for none."""
    near = list(_near(words, papers, labels, council))
    exact = next(filter(None, (_exact(words, one) for one in near)), None)
    within = list(chain.from_iterable(map(_asks, near)))
    if exact:
        holding = (one for one in within if _holds(one, exact))
        return _whole(next(holding, exact), papers)
    best = _nearest(words, within, papers, labels)
    return _whole(best, papers) if best else None


def _near(words: str, papers: Papers, labels: frozenset[str], council: str) -> Iterable[Shelved]:
    wording = Wording({}, 1, papers.acronyms(labels))
    wanted = dict.fromkeys(wording.words(words), 1.0)
    ranked = fuse(
        papers.nearest(papers.question(words), labels, CANDIDATES, None),
        papers.matching(wanted, labels, CANDIDATES, None),
    )
    found = papers.passages(ranked)
    for passage in ranked:
        one = found.get(passage)
        if (
            one
            and one.passage.document.details.access in labels
            and _of(one.passage.document, council)
        ):
            yield one


def _exact(words: str, one: Shelved) -> Ask | None:
    """The words as something asked for, where a passage has them as they are."""
    at = next(fold(one.passage.text).find(words.strip(" “”\"'‘’")), None)
    if not at:
        return None
    span = Span(one.passage.start + at.start, one.passage.start + at.end)
    return ask(one, span)


def _nearest(words: str, some: list[Ask], papers: Papers, labels: frozenset[str]) -> Ask | None:
    if not some:
        return None
    held = sum(one.passages for one in papers.holdings(labels).papers)
    wording = Wording(papers.vocabulary(labels), held, papers.acronyms(labels))
    asked = Read([words], papers.question(words)[None, :])
    vectors = np.array([one.vector for one in some])
    texts = Read([one.subject for one in some], vectors)
    scores = likeness(asked, texts, wording)[0]
    best = int(np.argmax(scores))
    return some[best] if scores[best] >= NEAR else None


def _whole(found: Ask, papers: Papers) -> Ask:
    """The ask with what leads to it, as its paper is read whole."""
    every = asks(list(papers.shelved(found.quote.passage.document.id)))
    return next((one for one in every if one.quote == found.quote), found)


def _asks(one: Shelved) -> tuple[Ask, ...]:
    return asks([one])


def _holds(one: Ask, found: Ask) -> bool:
    same = one.quote.passage == found.quote.passage
    return same and one.quote.start <= found.quote.start and found.quote.end <= one.quote.end


def _of(document: Document, council: str) -> bool:
    return not council or council_key(document.details.council) == council
