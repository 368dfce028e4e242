"""Ask the bot every case."""

from collections.abc import Iterable, Iterator

from bot.answer import answer
from bot.question import understand
from bot.quotes import Answer
from bot.reranking import Reranker
from corpus.documents import Document, Span
from corpus.errors import BadCases
from corpus.folding import fold
from corpus.shelf import Generation
from evals.cases import Case, Expected
from evals.measures import Place, Scored
from evals.retrieved import LABELS


def run(
    some: Iterable[Case], index: Generation, reranker: Reranker | None = None
) -> Iterator[Scored]:
    """The answers to some cases, one by one, each held against what it must quote."""
    for case in some:
        groups = tuple(
            tuple(place for expected in group.any for place in places(expected, case, index))
            for group in case.expected
        )
        found = answer(understand(case.question), index, LABELS, reranker)
        yield Scored(case, found, groups, verbatim(found, index))


def places(expected: Expected, case: Case, index: Generation) -> list[Place]:
    """Where the expected words stand; raises `BadCases` when they do not."""
    document = index.named(expected.source)
    if document is None:
        raise BadCases(
            f"{case.id}: there is no paper {expected.source} in the index: ingest it first."
        )
    found = [
        Place(document.id, span, expected.page)
        for span in fold(document.text).find(expected.quote)
        if expected.page in (None, _page(document, span))
    ]
    if not found:
        where = f" on page {expected.page}" if expected.page else ""
        raise BadCases(f"{case.id}: {expected.source} does not say{where}: {expected.quote}")
    return found


def _page(document: Document, span: Span) -> int | None:
    page = document.page_at(span.start)
    return page and page.number


def verbatim(found: Answer, index: Generation) -> int:
    """How many quotes are the text of the stored document, read again."""
    return sum(
        (document := index.read(quote.passage.document.id)) is not None
        and document.text[quote.start : quote.end] == quote.text
        for quote in (*found.quotes, *found.nearest)
    )
