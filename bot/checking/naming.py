"""What words are said to be from: papers, a page of them, a person whose words they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.briefing.days import named_day
from bot.checking.known import TITLES, days, known, left
from bot.councils import councils
from bot.index import Index
from bot.kinds import kinds
from bot.quotes import Quote
from bot.years import Years, years
from corpus.documents import SECOND_HAND, Span, Voice
from corpus.filters import council_key
from corpus.holdings import Held
from corpus.lexicon import stems

_PAGE = re.compile(r"\b(?:(?:on|at|of|from|in) )?(?:page|pages|pp?\.?) ?(?P<page>\d{1,4})\b", re.I)
_SMALL = frozenset(
    stems(
        "a an and at by for from in of on our paper papers report said say says the their this to"
        " who whose words document page dated published written post held meeting month year s"
        " finding findings full judgement judgements"
    )
)
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
    """The stems of the name or role of a person, or of what names no paper that is here."""
    unknown: str = ""
    """What is named that may be no person, as it is written."""
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
    day = named_day(rest)
    dated = held if day is None else tuple(one for one in held if day.day in days(one))
    fitting = tuple(one for one in dated if wanted <= known(one))
    if any(wanted <= known(one, author=False) for one in fitting):
        return Named(_first_hand(fitting, rest), page)
    chosen = _by_facts(rest, dated, index, labels)
    if chosen is None:
        return replace(_by_who(wanted - TITLES, fitting, rest, index, labels), page=page)
    told = day.rest if day else rest
    return replace(_without_what_is_left(told, chosen, index.vocabulary(labels)), page=page)


def _by_who(
    name: set[str], fitting: tuple[Held, ...], text: str, index: Index, labels: frozenset[str]
) -> Named:
    """A person, whose words may stand in papers of others too; or what that person wrote."""
    if any(name <= set(stems(one.details.author)) for one in fitting):
        return Named(index.holdings(labels).papers, voice=frozenset(name), some=False)
    if fitting:
        return Named(_first_hand(fitting, text))
    if name and not _PAPER.search(text) and index.holding(name, labels):
        return Named(index.holdings(labels).papers, voice=frozenset(name), some=False)
    return Named(())


def _without_what_is_left(text: str, chosen: tuple[Held, ...], words: Mapping[str, int]) -> Named:
    """
    Those of the papers of which the most words are known.

    The words that are left may name a person; where they name none, nothing is from these papers.
    """
    rest = {one.id: left(text, one, words) - _SMALL for one in chosen}
    least = min(rest.values(), key=lambda one: (len(one), sorted(one)), default=frozenset[str]())
    papers = tuple(one for one in chosen if rest[one.id] == least)
    unknown = [word.strip(",;:.") for word in text.split() if least & set(stems(word))]
    return Named(papers, None, least, unknown="" if _PERSON.search(text) else " ".join(unknown))


def _is_called(text: str, paper: Held) -> bool:
    """Whether a text of small words, such as “Our Say”, begins a title or is who wrote."""
    details = paper.details
    own = (_BEGINNING.split(name)[0] for name in (details.title, details.body, details.author))
    return text.casefold() in [name.casefold().strip() for name in own]


def _first_hand(fitting: tuple[Held, ...], text: str) -> tuple[Held, ...]:
    """Of a kind of paper, without what tells of another that fits too; unless that is named."""
    own = tuple(one for one in fitting if one.details.kind not in SECOND_HAND)
    return fitting if SECOND_HAND & kinds(text) or not _PAPER.search(text) else own or fitting


def _by_facts(
    text: str, dated: tuple[Held, ...], index: Index, labels: frozenset[str]
) -> tuple[Held, ...] | None:
    """The papers of the council, year and kind that are named; None where none of them is."""
    names = {one.details.council for one in index.holdings(labels).papers} - {""}
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
        for one in dated
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
    months = {12 * day.year + day.month for day in days(paper)}
    return any(abs(one - other) <= beside for one in named for other in months)


def _years(paper: Held) -> set[int]:
    told = {year for text in (paper.name, paper.details.title) for year in years(text).named}
    return told | {day.year for day in days(paper)}
