"""Every mention of a term in a text: an exact search, not a ranked one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.leads import lead
from bot.plain import Plain, plain
from bot.quotes import Quote
from bot.wordings import Wording
from corpus.documents import Document, Passage, Span

_WORD = re.compile(r"[^\W_]+")
_TITLED = 3
"""Letters from which an acronym may be printed as a name: Mash, but never Pa."""


class Passages(Protocol):
    """Where the passage of a mention is found."""

    def passage_at(self, document: Document, span: Span) -> Passage | None: ...


@dataclass(frozen=True)
class Mention:
    """A sentence that holds a term, once or more."""

    quote: Quote
    places: tuple[Span, ...]
    """Where in the document's text."""
    wordings: tuple[Wording, ...]
    """The ways in which it is said there, each once."""


def mentions(
    wordings: Sequence[Wording], document: Document, passages: Passages
) -> tuple[Mention, ...]:
    """The sentences of a document that hold a term in any of these wordings, in order."""
    found: dict[Span, tuple[Quote, list[tuple[Span, Wording]]]] = {}
    for place, wording in occurrences(wordings, document.text):
        last = next(reversed(found), None)
        if last and last.start <= place.start and place.end <= last.end:
            found[last][1].append((place, wording))
            continue
        quote = _quote(document, place, passages)
        held = found.setdefault(Span(quote.start, quote.end), (quote, []))
        held[1].append((place, wording))
    return tuple(
        Mention(
            quote,
            tuple(place for place, _ in held),
            tuple(dict.fromkeys(wording for _, wording in held)),
        )
        for quote, held in found.values()
    )


def occurrences(wordings: Iterable[Wording], text: str) -> list[tuple[Span, Wording]]:
    """Every place of a term in a text, in order; of two that overlap the one that begins first."""
    told = plain(text)
    found = [(place, wording) for wording in wordings for place in _places(wording, told, text)]
    kept: list[tuple[Span, Wording]] = []
    for place, wording in sorted(found, key=lambda one: one[0].start):
        if not kept or kept[-1][0].end <= place.start:
            kept.append((place, wording))
    return kept


def _places(wording: Wording, told: Plain, text: str) -> Iterator[Span]:
    for pattern in wording.patterns:
        for match in pattern.finditer(told.text):
            place = told.original(*match.span())
            if _looks_right(wording.acronym, text[place.start : place.end]):
                yield place


def _looks_right(acronym: str, printed: str) -> bool:
    """Whether an acronym is printed like one, in capitals or at least with one."""
    if not acronym:
        return True
    words = (word for word in _WORD.findall(printed) if word.lower().startswith(acronym.lower()))
    return any(
        word[: len(acronym)].isupper() or (len(acronym) >= _TITLED and word[0].isupper())
        for word in words
    )


def _quote(document: Document, place: Span, passages: Passages) -> Quote:
    """The sentence that holds a place, or as many as it goes over, or else its line."""
    passage = passages.passage_at(document, place)
    if passage:
        held = [one for one in passage.sentences if one.end > place.start and one.start < place.end]
        if held and held[0].start <= place.start and place.end <= held[-1].end:
            leads = lead(passage, passage.sentences.index(held[0]))
            return Quote(passage, held[0].start, held[-1].end, lead=leads)
    line = _lines(document.text, place)
    if passage:
        start, end = max(line.start, passage.start), min(line.end, passage.end)
        return Quote(passage, start, end)
    return Quote(Passage(document, *line), *line)


def _lines(text: str, place: Span) -> Span:
    """The line that holds a place, or all that it goes over, without white space around."""
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    end = end if end >= 0 else len(text)
    told = text[start:end]
    return Span(start + len(told) - len(told.lstrip()), end - len(told) + len(told.rstrip()))
