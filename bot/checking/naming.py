"""What words are said to be from: papers, a page of them, a person whose words they are."""

import datetime
import re
from dataclasses import dataclass

from bot.councils import councils
from bot.index import Index
from bot.kinds import kinds
from bot.quotes import Quote
from bot.years import Years, years
from corpus.documents import KINDS, SECOND_HAND, Span, Voice, in_words
from corpus.filters import council_key
from corpus.holdings import Held
from corpus.lexicon import stems

_PAGE = re.compile(r"\b(?:(?:on|at|of|from|in) )?(?:page|pages|pp?\.?) ?(?P<page>\d{1,4})\b", re.I)
_SMALL = frozenset(
    stems(
        "a an and at by for from in of on our paper papers report said say says the their this to"
        " who whose words document page"
    )
)
_TITLES = frozenset(stems("cllr councillor cllrs councillors mr mrs ms miss dr sir lady prof"))
_PERSON = re.compile(
    r"\b(?:cllr|councillor|mr|mrs|ms|miss|dr|sir|lady|lord|chair|chairman|chairwoman|leader|mayor"
    r"|director|officer|member|minister|mp|judge|independent|manager)\b",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"[:,;(–—]")
_OF_A_MEETING = frozenset({"agenda", "decision", "minutes"})
"""Kinds of paper that are known by the day of their meeting."""
_PAPER = re.compile(
    r"\b(?:agenda|article|blog|inspection|letter|minutes|motion|news|notice|paper|plan|report"
    r"|review|strategy|timetable|tracker)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """What somebody names as the source of some words."""

    papers: tuple[Held, ...]
    """Those that are meant; every paper where only a person is named; none that is not held."""
    page: int | None = None
    voice: frozenset[str] = frozenset()
    """The stems of the name or role of a person."""
    some: bool = True
    """Whether these are some of the papers only."""
    told: bool = True
    """Whether anything is named; not by “the report”."""

    def fits(self, quote: Quote) -> bool:
        """Whether a quote of one of the papers is from the page and the person that are named."""
        return self.on_page(quote) and self.spoken(quote)

    def on_page(self, quote: Quote) -> bool:
        """Whether it is on the page that is named, as it is printed or as a PDF reader counts."""
        return self.page is None or bool(_pages(quote) & {str(self.page)})

    def spoken(self, quote: Quote) -> bool:
        """Whether it is in the words of the person that is named."""
        if not self.voice:
            return True
        passage = quote.passage
        voices = [quote.voice, passage.voice, *passage.quoted_at(Span(quote.start, quote.end))]
        told = [_stems_of(one) for one in voices if one]
        return any(
            self.voice <= one for one in [*told, set(stems(passage.document.details.author))]
        )


def _stems_of(voice: Voice) -> set[str]:
    return set(stems(f"{voice.speaker} {voice.name} {voice.role}"))


def _pages(quote: Quote) -> set[str]:
    """The numbers of the pages from its first word to its last, printed and counted."""
    document = quote.passage.document
    pages = [
        one
        for one in document.pages
        if one.start < quote.end and (quote.page is None or one.number >= quote.page.number)
    ]
    return {number for one in pages for number in (str(one.number), one.label or "")}


def named(said_of: str, index: Index, labels: frozenset[str]) -> Named:
    """What `said_of` means among the papers that these labels open."""
    held = index.holdings(labels).papers
    found = _PAGE.search(said_of)
    page = int(found["page"]) if found else None
    called = tuple(one for one in held if said_of in (one.id, one.name))
    if called:
        return Named(called)
    rest = _PAGE.sub(" ", said_of).strip(" ,;:.")
    wanted = set(stems(rest)) - _SMALL
    called = tuple(one for one in held if _is_called(rest, one))
    if called and not wanted:
        return Named(called, page)
    if not wanted:
        return Named(held if page else (), page, some=not page, told=bool(page))
    known = {one.id: _known(one) for one in held}
    fitting = tuple(one for one in held if wanted <= known[one.id])
    if fitting:
        return Named(_first_hand(fitting, rest), page)
    chosen = _by_facts(rest, held, index, labels)
    if chosen is None:
        name = wanted - _TITLES
        person = name and not _PAPER.search(rest) and index.holding(name, labels)
        return Named(held, page, frozenset(name), some=False) if person else Named((), page)
    told = set().union(*(known[one.id] for one in chosen))
    voice = wanted - told - _TITLES if _PERSON.search(rest) else frozenset[str]()
    return Named(chosen, page, frozenset(voice))


def _is_called(text: str, paper: Held) -> bool:
    """Whether a text of small words, such as “Our Say”, begins a title or is who wrote."""
    details = paper.details
    own = (_BEGINNING.split(name)[0] for name in (details.title, details.body, details.author))
    return text.casefold() in [name.casefold().strip() for name in own]


def _first_hand(fitting: tuple[Held, ...], text: str) -> tuple[Held, ...]:
    """Without what tells of another paper that fits too, unless such a paper is named."""
    own = tuple(one for one in fitting if one.details.kind not in SECOND_HAND)
    return fitting if SECOND_HAND & kinds(text) else own or fitting


def _by_facts(
    text: str, held: tuple[Held, ...], index: Index, labels: frozenset[str]
) -> tuple[Held, ...] | None:
    """The papers of the council, year and kind that are named; None where none of them is."""
    names = {one.details.council for one in held} - {""}
    about = councils(text, names, index.vocabulary(labels))
    when, sort = years(text), kinds(text)
    of = when.named
    person = _PERSON.search(text) and not _PAPER.search(text)
    if not (about.held or of or about.absent or (sort and not person)):
        return None
    if about.absent and not about.held:
        return ()
    chosen = [
        one
        for one in held
        if (not about.held or council_key(one.details.council) in about.held)
        and (not of or set(of) & _years(one))
        and (not when.with_year or _near(when, one))
        and (not sort or person or one.details.kind in sort)
    ]
    return tuple(chosen)


def _near(when: Years, paper: Held) -> bool:
    """
    Whether a paper is of the month that is named with its year.

    Of what records a meeting that is the meeting's own month; what is published later than the
    visit that it tells of may be called by either, so the months beside it count too.
    """
    named = {12 * year + (when.month or 0) for year in when.named}
    beside = 0 if paper.details.kind in _OF_A_MEETING else 1
    months = {12 * day.year + day.month for day in _days(paper)}
    return any(abs(one - other) <= beside for one in named for other in months)


def _days(paper: Held) -> list[datetime.date]:
    details = paper.details
    return [day for day in (details.date, details.began, details.published) if day]


def _years(paper: Held) -> set[int]:
    told = {year for text in (paper.name, paper.details.title) for year in years(text).named}
    return told | {day.year for day in _days(paper)}


def _known(paper: Held) -> set[str]:
    """All that may be said of a paper to name it."""
    details = paper.details
    days = [in_words(day) for day in (details.date, details.published) if day]
    who = (details.council, details.body, details.author)
    facts = (details.title, *who, KINDS[details.kind], details.status)
    return set(stems(" ".join((paper.name, *facts, *days))))
