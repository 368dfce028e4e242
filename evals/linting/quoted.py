"""What the papers tell against a case: every quote must stand where the case says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from corpus.documents import Span
from evals.casefiles import Way
from evals.cases import Case, Expected
from evals.linting.faults import Fault
from evals.linting.library import Library, Standing, Stored
from evals.linting.soundness import every
from evals.measures.citations import names

_SHOWN = 6
"""Places of a quote that are listed; a phrase of every page stands in hundreds."""

_BEFORE = 40
"""Characters before a place by which it is told from others."""

_LONGEST = 60
"""Characters of a quote that are shown."""


class _Settled(NamedTuple):
    """A quote whose place is known."""

    way: Way
    document: str
    span: Span


def faults(case: Case, library: Library) -> Iterator[Fault]:
    """Everything that is wrong with the quotes of a case."""
    settled: list[_Settled] = []
    for way, one in every(case):
        if not any(map(str.isalnum, one.quote)):
            continue
        stored = library.paper(one.source)
        if stored is None:
            yield _no_paper(one, way, library)
            continue
        yield from _paper(case, stored, way)
        chosen, found = _chosen(one, stored, way, library)
        yield from found
        if chosen:
            yield from _said(one, chosen, way)
            yield from _dated(one, stored, way)
            settled.append(_Settled(way, stored.document.id, chosen.span))
    yield from _apart(settled)


def _no_paper(one: Expected, way: Way, library: Library) -> Fault:
    meant = library.meant(one.source)
    hint = f": did you mean {meant}?" if meant else ": ingest it first"
    return Fault("source", f"there is no paper {one.source} in the index{hint}", (*way, "source"))


def _paper(case: Case, stored: Stored, way: Way) -> Iterator[Fault]:
    name = stored.document.name
    if not stored.public:
        label = stored.document.details.access
        message = f"{name} is labelled {label}, and the evals ask as anybody may"
        yield Fault("source", message, (*way, "source"))
    if case.as_of and stored.date and stored.date > case.as_of:
        message = f"{name} is of {stored.date}, after as_of, {case.as_of}"
        yield Fault("as of", message, (*way, "source"))


def _chosen(
    one: Expected, stored: Stored, way: Way, library: Library
) -> tuple[Standing | None, list[Fault]]:
    """The one place that a quote means, and what is wrong where there is none or not one."""
    found = stored.standings(one.quote)
    if not found:
        return None, [_not_found(one, stored, way, library)]
    on_page = stored.meant(one)
    if not on_page:
        numbered = stored.meant(replace(one, page=None))
        return None, [_wrong(one, found, numbered, way)]
    if len(on_page) > 1:
        return None, [_several(one, on_page, stored, way)]
    return on_page[0], list(_cut(one, on_page[0], stored, way)) + list(_page(one, on_page[0], way))


def _not_found(one: Expected, stored: Stored, way: Way, library: Library) -> Fault:
    where = (*way, "quote")
    other = next((paper for paper in library.saying(one.quote)), None)
    if other:
        message = f"{one.source} does not say “{_short(one.quote)}”, but {other.document.name} does"
        return Fault("quote", message, where)
    close = stored.closest(one.quote)
    hint = f"; it says “{close.text}”{_on(close.page)}" if close else ""
    return Fault("quote", f"{one.source} does not say “{_short(one.quote)}”{hint}", where)


def _wrong(one: Expected, every: Sequence[Standing], found: Sequence[Standing], way: Way) -> Fault:
    """Of all places of a quote, those that have the number of its occurrence are on other pages."""
    if not found:
        message = f"the quote stands {_times(every)} in {one.source}, not {one.occurrence}"
        return Fault("occurrence", message, (*way, "occurrence"))
    where = (*way, "page")
    if found[0].page is None:
        return Fault("page", f"{one.source} has no pages: leave page out", where)
    pages = f"page{'s' if found[1:] else ''} {_listed([place.page for place in found])}"
    mend = {"page": found[0].page} if len(found) == 1 else {}
    message = f"the quote stands on {pages} of {one.source}, not {one.page}"
    return Fault("page", message, way if mend else where, mend=mend)


def _several(one: Expected, found: Sequence[Standing], stored: Stored, way: Way) -> Fault:
    """Which place is meant is certain only where the speaker tells."""
    numbers = {place.span: at for at, place in enumerate(stored.standings(one.quote), 1)}
    by_speaker = [place for place in found if one.speaker and names(place.cited, one.speaker)]
    mend = {"occurrence": numbers[by_speaker[0].span]} if len(by_speaker) == 1 else {}
    text = stored.document.text
    listed = _listed([f"{numbers[place.span]} {_before(text, place)}" for place in found])
    message = f"the quote stands {_times(found)} in {one.source}: give each occurrence meant, of"
    return Fault("occurrence", f"{message} {listed}", way, mend=mend)


def _page(one: Expected, place: Standing, way: Way) -> Iterator[Fault]:
    if one.page is None and place.page is not None:
        message = f"page is not given: the quote stands on page {place.page} of {one.source}"
        yield Fault("page", message, way, serious=False, mend={"page": place.page})


def _cut(one: Expected, place: Standing, stored: Stored, way: Way) -> Iterator[Fault]:
    text, (start, end) = stored.document.text, place.span
    joined = (text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1])
    if any(len(pair) == len("ab") and pair.isalnum() for pair in joined):
        message = f"“{_short(one.quote)}” begins or ends within a word of {one.source}"
        yield Fault("quote", message, (*way, "quote"), serious=False)


def _said(one: Expected, place: Standing, way: Way) -> Iterator[Fault]:
    if one.speaker is None:
        return
    if not place.cited:
        message = f"the index does not know who speaks, so no citation can name {one.speaker}"
        yield Fault("speaker", message, (*way, "speaker"), serious=False)
    elif not names(place.cited, one.speaker):
        message = f"a citation says “{place.cited}”, not {one.speaker}"
        yield Fault("speaker", message, (*way, "speaker"))


def _dated(one: Expected, stored: Stored, way: Way) -> Iterator[Fault]:
    if one.date and one.date != stored.date:
        known = f"is of {stored.date}" if stored.date else "has no date that the index knows"
        message = f"{one.source} {known}, not of {one.date}"
        yield Fault("date", message, (*way, "date"), serious=stored.date is not None)


def _apart(settled: Sequence[_Settled]) -> Iterator[Fault]:
    """One quote must not be enough for two groups; two of one group are one too many."""
    for one, two in combinations(settled, 2):
        shared = min(one.span.end, two.span.end) - max(one.span.start, two.span.start)
        if one.document == two.document and shared > 0:
            same = one.way[:-1] == two.way[:-1]
            message = (
                "overlaps another quote of its group"
                if same
                else "overlaps a quote of another group"
            )
            yield Fault("apart", message, (*two.way, "quote"), serious=not same)


def _times(found: Sequence[Standing]) -> str:
    return "once" if len(found) == 1 else f"{len(found)} times"


def _before(text: str, place: Standing) -> str:
    """What tells a place from others: its page, and the words before it."""
    words = " ".join(text[max(0, place.span.start - _BEFORE) : place.span.start].split())
    page = f"page {place.page}, " if place.page else ""
    return f"({page}after “{words.partition(' ')[2]}”)"


def _on(page: int | None) -> str:
    return f" (page {page})" if page else ""


def _listed(some: Sequence[object]) -> str:
    shown = ", ".join(map(str, dict.fromkeys(some[:_SHOWN])))
    return f"{shown} and more" if len(some) > _SHOWN else shown


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
