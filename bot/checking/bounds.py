"""How a claim puts its figure, and what it says of it that a sentence does not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.checking.claims import Borne, Figured, counted, figured
from corpus.documents import Span, in_words
from corpus.lexicon import stems

YEARS = range(1900, 2100)
_BEFORE = re.compile(
    r"\b(?:(?P<most>(?:no|not) more than|up to|at most|a maximum of)"
    r"|(?P<least>at least|(?:no|not) (?:fewer|less) than|a minimum of)"
    r"|(?P<more>over|more than|above|exceed(?:s|ed|ing)?|upwards of|beyond|greater than)"
    r"|(?P<less>under|fewer than|less than|below)"
    r"|(?P<nearly>nearly|almost|close to|approaching|not quite|just under)"
    r"|(?P<about>about|around|approximately|approx\.?|roughly|some|circa|an estimated))"
    r"\s+(?:an average of |a total of |the |a |an )?[£$€(]?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:%|per\s?cent)?\s*(?:(?P<least>or (?:more|over|above)\b|plus\b|\+)"
    r"|(?P<most>or (?:less|fewer|under)\b))",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(by|to|from)\s+(?:an average of |the |a |an )?[£$€(]?\s*$", re.IGNORECASE)
_AROUND = 40
"""Characters before and after a figure in which it is bounded."""
_EVERY = frozenset({"all", "every", "each"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Put(NamedTuple):
    """How a figure is put."""

    bound: str
    """What is said of it, such as `more`, whatever the words; empty for the figure itself."""
    moved: str
    """`by`, `to` or `from`; empty for none."""
    span: Span
    """The figure, with the words that bound it."""


def put(text: str, figure: Figured) -> Put:
    """
    How a text puts a figure.

    >>> said = "It rose to more than 24."
    >>> put(said, next(figured(said, Span(0, len(said)))))
    Put(bound='more', moved='', span=Span(start=11, end=23))
    """
    start, end = figure.span
    before = text[max(0, start - _AROUND) : start]
    bounded, behind = _BEFORE.search(before), _AFTER.match(text[end : end + _AROUND])
    moved = _MOVED.search(before)
    found = bounded or behind
    return Put(
        (found.lastgroup or "") if found else "",
        moved[1].casefold() if moved else "",
        Span(
            start - len(before) + bounded.start() if bounded else start,
            end + behind.end() if behind else end,
        ),
    )


def otherwise(said: str, figure: Figured, one: Borne) -> bool:
    """Whether a sentence puts the figure of a claim in another way: as more, or to where by."""
    ours, theirs = put(said, figure), put(one.document.text, one.figure)
    moved = bool(ours.moved and theirs.moved and ours.moved != theirs.moved)
    return ours.bound != theirs.bound or moved


def lacking(said: str, figure: Figured, one: Borne) -> tuple[str, ...]:
    """The words of a claim that neither the sentence says, nor the paper's council and date."""
    printed = one.document.text[slice(*one.sentence)]
    have = set(stems(printed)) | _facts(one)
    wanted = counted(said, figure) | (set(stems(said)) & _EVERY)
    missing = wanted - have - set(stems(said[slice(*put(said, figure).span)]))
    words = [word for word in _WORD.findall(said) if missing & set(stems(word))]
    return (*words, *_years(said, figure, one))


def _years(said: str, figure: Figured, one: Borne) -> Iterator[str]:
    """The years of a claim that are neither the sentence's nor the paper's."""
    printed = {other.value for other in figured(one.document.text, one.sentence)}
    details = one.document.details
    own = {day.year for day in (details.date, details.began, details.published) if day}
    for year in figured(said, Span(0, len(said))):
        of_time = not year.unit and year.value in YEARS and year.span != figure.span
        if of_time and year.value not in printed | own:
            yield said[slice(*year.span)]


def _facts(one: Borne) -> set[str]:
    details = one.document.details
    days = [in_words(day) for day in (details.date, details.published) if day]
    return set(stems(" ".join((details.council, details.body, *days))))
