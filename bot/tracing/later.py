"""Which papers may say what became of an ask: those of its council that are later."""

from collections.abc import Iterator

from bot.index import Index
from corpus.documents import Details, Document
from corpus.filters import council_key
from corpus.holdings import Held
from corpus.lexicon import stems

_WITHIN_A_DAY = {
    "agenda": 0,
    "committee_report": 1,
    "improvement_plan": 2,
    "decision": 3,
    "minutes": 3,
}
"""Papers of one day in the order in which they answer each other; a report before its minutes."""
_OTHERWISE = 1


def later(document: Document, index: Index, labels: frozenset[str]) -> tuple[Held, ...]:
    """The papers that these labels open, later than a document, of its council or naming it."""
    return tuple(
        one
        for one in _of_one_council(document, index, labels)
        if one.id != document.id and follows(document.details, one.details)
    )


def undated(document: Document, index: Index, labels: frozenset[str]) -> int:
    """How many papers of a document's council cannot be told to be later: they have no date."""
    return sum(one.details.date is None for one in _of_one_council(document, index, labels))


def follows(first: Details, second: Details) -> bool:
    """
    Whether a paper may answer another: it is later, or answers it within a day.

    >>> import datetime
    >>> day = datetime.date(2024, 7, 16)
    >>> report = Details(kind="committee_report", date=day)
    >>> notice = Details(kind="decision", date=day)
    >>> follows(report, notice), follows(notice, report)
    (True, False)
    """
    if first.date is None or second.date is None:
        return False
    if first.date != second.date:
        return first.date < second.date
    one_meeting = first.kind == second.kind == "minutes" and first.body == second.body
    return _rank(first) <= _rank(second) and not one_meeting


def _rank(details: Details) -> int:
    return _WITHIN_A_DAY.get(details.kind, _OTHERWISE)


def _of_one_council(document: Document, index: Index, labels: frozenset[str]) -> Iterator[Held]:
    papers = index.holdings(labels).papers
    own = council_key(document.details.council)
    if not own:
        yield from (one for one in papers if one.id == document.id)
        return
    naming = index.holding(stems(own), labels)
    for one in papers:
        key = council_key(one.details.council)
        if key == own or (not key and one.id in naming):
            yield one
