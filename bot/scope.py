"""What a question is narrowed to: the papers of the councils, years and kinds that it names."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.councils import Named, councils
from bot.index import Index
from bot.kinds import kinds
from bot.question import Question
from bot.quotes import Searched
from bot.years import NO_YEARS, Years, years
from corpus.filters import council_key
from corpus.holdings import Held, Holdings
from corpus.lexicon import stems

_SEVERAL = re.compile(
    r"\b(?:compar\w+|versus|vs|over (?:the|time)|over the years|trends?|histor\w+|timeline"
    r"|which (?:councils|authorities|boroughs|reports|papers|inspections)|(?:each|every) (?:council"
    r"|report|inspection|year)|(?:last|past) (?:two|three|four|few|\d) (?:\w+ )?(?:inspections"
    r"|reports|meetings|years)|both|either|chang\w+ (?:since|between|from)"
    r"|(?:better|worse|improved?|fixed|still|again|slipped|risen|fallen|gone (?:up|down))\b.{0,60}"
    r"\b(?:since|than|between|by|in) )",
    re.IGNORECASE,
)
"""Questions that ask for what several papers say."""
_UNDATED = 0.1
"""The share of papers whose day may be unknown."""
_LATE = 9
"""The month from which a paper of one year may be published in the next."""
_NEWEST = re.compile(
    r"(?P<since>\b(?:since|before|after|until|than)(?: (?:the|their|our|its|\w+[’']s))? )?"
    r"\b(?:latest|most recent|newest|last)"
    r" (?:full |ofsted |monitoring |scrutiny |committee |cabinet |council |inspection )*"
    r"(?:inspection|ofsted|report|meeting|minutes|letter|visit|plan|agenda|paper)\b(?!s)",
    re.IGNORECASE,
)
"""Questions about the newest paper of a kind."""


@dataclass(frozen=True)
class Scope:
    """The papers that a question is about, and what it names that no paper is about."""

    papers: tuple[Held, ...]
    """Those that are searched."""
    narrowed: bool = False
    """Whether these are not all."""
    councils: tuple[str, ...] = ()
    """Their councils, as printed, where the question names any."""
    years: Years = NO_YEARS
    dated: bool = False
    """Whether the papers are those of the years that the question names."""
    absent: tuple[str, ...] = ()
    """Councils and places that the question names and the index holds nothing of."""
    misses_year: bool = False
    """Whether it asks about a paper of a year of which there is none."""
    holds: tuple[str, ...] = ()
    """Every council of which there are papers."""
    several: bool = False
    """Whether it asks for what several papers say."""

    @property
    def within(self) -> frozenset[str] | None:
        """The ids of the documents that are searched; None for all."""
        return frozenset(paper.id for paper in self.papers) if self.narrowed else None

    @property
    def settled(self) -> frozenset[str]:
        """Words of the question that its papers are chosen by, so that they tell nothing more."""
        return frozenset(map(str, self.years.named if self.dated else ()))

    @property
    def searched(self) -> Searched:
        """What an answer is looked for in."""
        papers = Holdings(self.papers)
        return Searched(
            documents=papers.documents,
            oldest=papers.oldest,
            newest=papers.newest,
            councils=self.councils,
            held=self.holds,
            absent=self.absent,
            years=self.years.named,
        )


def scoped(question: Question, index: Index, labels: frozenset[str]) -> Scope:
    """The papers that these labels open and that a question is about, as far as it says so."""
    held = index.holdings(labels).papers
    papers = [one for one in held if question.filters.passes(one.details)]
    named = _councils(question, held, index.vocabulary(labels))
    about = _about(named, papers, index, labels)
    asked = years(question.own) if years(question.own).named else years(question.understood)
    may_date = named.held or asked.of_a_paper or asked.month
    dated = _of_dates(asked, about) if may_date else []
    misses = bool(asked.of_a_paper and asked.named and not dated) and _dated(about)
    chosen = tuple(dated or _newest(question.understood, about, asked) or about)
    return Scope(
        papers=chosen,
        narrowed=len(chosen) < len(held),
        councils=printed(about) if named.held else (),
        years=asked,
        dated=bool(dated),
        absent=() if len(about) < len(papers) and not named.held else named.absent,
        misses_year=misses,
        holds=printed(held),
        several=question.timeline or _asks_for_several(question.understood, asked, named),
    )


def _councils(question: Question, papers: Sequence[Held], vocabulary: Mapping[str, int]) -> Named:
    """Those that the question names itself, or else those of the questions before it."""
    held = {one.details.council for one in papers} - {""}
    if question.filters.council:
        return Named(frozenset({question.filters.council}))
    own = councils(question.own, held, vocabulary)
    if own.held or own.absent:
        return own
    return councils(question.understood, held, vocabulary)


def _about(
    named: Named, papers: Sequence[Held], index: Index, labels: frozenset[str]
) -> Sequence[Held]:
    """
    The papers of the councils that are named.

    Of a place of which there is none, the papers that name it and are of no known council.
    """
    if named.held:
        return [one for one in papers if council_key(one.details.council) in named.held]
    naming: set[str] = set()
    for place in named.absent:
        naming |= index.holding(stems(place), labels)
    return [one for one in papers if one.id in naming and not one.details.council] or papers


def _dated(papers: Sequence[Held]) -> bool:
    """Whether the day of nearly every paper is known, so that a year that none is of is missing."""
    undated = sum(paper.details.date is None for paper in papers)
    return bool(papers) and undated <= len(papers) * _UNDATED


def printed(papers: Iterable[Held]) -> tuple[str, ...]:
    """The councils of papers, each by the shortest of the names that are printed of it."""
    names: dict[str, str] = {}
    for name in sorted({paper.details.council for paper in papers} - {""}, key=len, reverse=True):
        names[council_key(name)] = name
    return tuple(sorted(names.values()))


def _of_dates(asked: Years, papers: Sequence[Held]) -> list[Held]:
    """The papers of the years, looked for in each council by itself, and of the month."""
    councils: dict[str, list[Held]] = {}
    for one in papers:
        councils.setdefault(council_key(one.details.council), []).append(one)
    found = [one for some in councils.values() for one in _of_years(asked, some)]
    if not asked.month or asked.first or asked.last:
        return found
    among = found or ([] if asked.with_year else papers)
    return [one for one in among if asked.month in _months(one)] or found


def _of_years(asked: Years, papers: Sequence[Held]) -> list[Held]:
    """The papers of the years that are asked about, by their days, else by their names."""
    found = [one for one in papers if any(map(asked.include, _days(one)))]
    if asked.first or asked.last:
        return found
    return found or [one for one in papers if set(asked.named) & _years(one)]


def _newest(text: str, papers: Sequence[Held], asked: Years) -> list[Held]:
    """The newest paper of each council, of the kinds that are named, where it is asked about."""
    if asked.named or all(found["since"] for found in _NEWEST.finditer(text)):
        return []
    wanted = kinds(text)
    newest: dict[str, Held] = {}
    for one in papers:
        if one.details.date and (not wanted or one.details.kind in wanted):
            key = council_key(one.details.council)
            newest[key] = max(newest.get(key, one), one, key=lambda held: str(held.details.date))
    return list(newest.values())


def _days(paper: Held) -> tuple[datetime.date | None, ...]:
    return paper.details.date, paper.details.began, paper.details.published


def _years(paper: Held) -> set[int]:
    """The years in a paper's name and title, and the next where it is of a year's last months."""
    day = paper.details.date
    told = {year for text in (paper.name, paper.details.title) for year in years(text).named}
    return told | ({day.year + 1} if day and day.month >= _LATE else set())


def _months(paper: Held) -> set[int]:
    return {day.month for day in _days(paper) if day}


def _asks_for_several(text: str, asked: Years, named: Named) -> bool:
    return (
        len(named.held) > 1
        or len(asked.named) > 1
        or asked.first is not None
        or bool(_SEVERAL.search(text))
    )
