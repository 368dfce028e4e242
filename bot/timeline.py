"""
What papers say of a term, the oldest first: every substantial mention, and how many there are.

A mention is a sentence that holds the term in any of its wordings; a substantial one is about it.
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from bot.absence import chosen_papers, read
from bot.index import Index
from bot.mentions import Mention, mentions
from bot.quotes import Quote
from bot.wordings import Wording, wordings
from corpus.display import one_line
from corpus.documents import Document, Passage, Span
from corpus.filters import EVERYTHING, Filters, council_key
from corpus.holdings import Held

EACH = 3
"""Mentions of one paper that are quoted."""
FEWEST_WORDS = 6
EARLY = 16
"""Words of a sentence before which its matter is named."""
_NEIGHBOURS = 3
"""Words on each side of a mention that show whether it is one of a list."""
_DECIDES = frozenset({"amendment", "decision", "motion", "resolution"})
"""Kinds of passage that are one long sentence, whose every limb counts."""
_JOINING = frozenset({"and", "or"})
_BESIDE = re.compile(r"[^\W_]-$|^-[^\W_]")
_NO_LETTER = re.compile(r"[\W_]+")


class Papers(Index, Protocol):
    """What it needs of the shelf."""

    def passage_at(self, document: Document, span: Span) -> Passage | None: ...


class Entry(NamedTuple):
    """What one paper says of the term."""

    paper: Held
    quotes: tuple[Quote, ...]
    """Its substantial mentions, in order, as far as they are quoted."""
    mentions: int
    """Sentences that hold the term, but for those that an earlier paper prints alike."""
    rest: tuple[Quote, ...] = ()
    """The mentions that are not quoted, in order."""

    @property
    def more(self) -> int:
        """Mentions that are not quoted."""
        return self.mentions - len(self.quotes)


class Graded(NamedTuple):
    """An inspection, and what it judged in its own words."""

    paper: Held
    overall: str
    """The grade of all, or else of what is named first."""


@dataclass(frozen=True)
class Timeline:
    """What papers say of a term over time."""

    term: str
    """As given, on one line."""
    filters: Filters
    wordings: tuple[Wording, ...]
    papers: tuple[Held, ...] = ()
    """Those that were looked through, the oldest first, those without a date last."""
    entries: tuple[Entry, ...] = ()
    """Of the papers that mention it, in the same order."""
    graded: tuple[Graded, ...] = ()
    """The inspections of the same councils and years that gave grades."""
    unread: tuple[Held, ...] = ()
    """Papers whose text could not be read."""
    seconds: float = field(default=0.0, compare=False)

    @property
    def mentions(self) -> int:
        """Sentences that hold the term."""
        return sum(entry.mentions for entry in self.entries)


def history(
    term: str, papers: Papers, labels: frozenset[str], filters: Filters = EVERYTHING
) -> Timeline:
    """
    Every mention of a term in the papers that these labels open and that pass, by date.

    Raises `BadQuestion` where there is nothing to look for, or no paper to look in.
    """
    started = time.perf_counter()
    given = one_line(term)
    some = wordings(given, papers.spellings(labels), papers.acronyms(labels))
    chosen = chosen_papers(papers, labels, (), filters)
    unread: list[Held] = []
    found: list[tuple[Held, list[Mention]]] = []
    for paper, document in read(chosen, papers, labels):
        if document is None:
            unread.append(paper)
        else:
            found.append((paper, _whole(mentions(some, document, papers))))
    return Timeline(
        term=given,
        filters=filters,
        wordings=some,
        papers=tuple(chosen),
        entries=tuple(_entries(found)),
        graded=tuple(_graded(papers, labels, filters)),
        unread=tuple(unread),
        seconds=time.perf_counter() - started,
    )


def substantial(mention: Mention) -> bool:
    """
    Whether a sentence is about the term that it holds, and does not only name it in passing.

    It is when it says something, names the term among its first words, and not as one of a list;
    what is moved or decided is, whatever its length. The rule was measured on 127 sentences that
    were marked by hand: DECISIONS.md, "Timeline".
    """
    quote, place = mention.quote, mention.places[0]
    text = quote.passage.document.text
    if quote.passage.kind in _DECIDES:
        return True
    before = text[quote.start : place.start].split()
    said = quote.passage.sentences and len(quote.text.split()) >= FEWEST_WORDS
    return bool(said) and len(before) < EARLY and not _listed(before, text[place.end : quote.end])


def _listed(before: Sequence[str], after: str) -> bool:
    """Whether commas or "and" stand on both sides, or "and" right before."""
    near, following = before[-_NEIGHBOURS:], after.split()[:_NEIGHBOURS]
    joined = bool(near) and near[-1] in _JOINING
    begun = joined or any(word.endswith(",") for word in near)
    goes_on = joined or any("," in word or word in _JOINING for word in following)
    return begun and goes_on


def _whole(found: Sequence[Mention]) -> list[Mention]:
    """The mentions but for those inside a compound: “in-house” is no mention of houses."""
    kept = []
    for one in found:
        text = one.quote.passage.document.text
        places = tuple(place for place in one.places if not _compound(place, text))
        if places:
            kept.append(replace(one, places=places))
    return kept


def _compound(place: Span, text: str) -> bool:
    around = text[max(0, place.start - 2) : place.start], text[place.end : place.end + 2]
    return any(_BESIDE.search(side) for side in around)


def _entries(found: Sequence[tuple[Held, list[Mention]]]) -> Iterator[Entry]:
    """Each paper's mentions, without those that an earlier paper of its council prints alike."""
    seen: dict[tuple[str, str], Quote] = {}
    kept: list[tuple[Held, list[Mention]]] = []
    repeated: dict[str, list[Quote]] = {}
    for paper, held in found:
        new = []
        for one in held:
            said = _NO_LETTER.sub("", one.quote.text.casefold())
            key = council_key(paper.details.council), said
            first = seen.setdefault(key, one.quote)
            if first is one.quote:
                new.append(one)
            elif first.passage.document.id != paper.id:
                repeated.setdefault(first.receipt, []).append(one.quote)
        kept.append((paper, new))
    for paper, new in kept:
        if new:
            quotes = tuple(_quoted(new, repeated))
            shown = {one.receipt for one in quotes}
            rest = tuple(one.quote for one in new if one.quote.receipt not in shown)
            yield Entry(paper, quotes, len(new), rest)


def _quoted(held: Sequence[Mention], repeated: Mapping[str, Sequence[Quote]]) -> Iterator[Quote]:
    """The substantial mentions that are quoted: those that name the term first, in their order."""
    about = [one for one in held if substantial(one)]
    first = sorted(about, key=lambda one: one.places[0].start - one.quote.start)[:EACH]
    for one in about:
        if one in first:
            yield replace(one.quote, also=tuple(repeated.get(one.quote.receipt, ())))


def _graded(papers: Index, labels: frozenset[str], filters: Filters) -> Iterator[Graded]:
    """The inspections of these councils and days, whatever kind of paper the filters ask for."""
    passing = replace(filters, kind="")
    for paper in chosen_papers(papers, labels, (), passing):
        grades = paper.details.grades
        if grades and paper.details.date:
            overall = (how for what, how in grades if "overall" in what.casefold())
            yield Graded(paper, next(overall, grades[0][1]))
