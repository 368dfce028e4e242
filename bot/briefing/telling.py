"""The quotes that an item of a brief has, the most telling of each part first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.abstention import THRESHOLD
from bot.answer import standing
from bot.asking import gives_date
from bot.briefing.ends import is_last, open_ends
from bot.briefing.finding import found_in
from bot.briefing.headings import decided_under
from bot.briefing.items import Item
from bot.briefing.parts import Part, part
from bot.briefing.request import Request
from bot.choice import choose, same
from bot.evidence import confidence, evidence
from bot.index import Index
from bot.question import MOST_CHARACTERS, Question, understand
from bot.quotes import Quote
from bot.ranking import Candidate
from corpus.holdings import Held

OF_A_PART = 12
"""Quotes of one part that are kept."""
NAMED = 0.3
"""The least share of what the item's words tell that a sentence has itself, unless it is near."""
NEAR = 0.6
"""The cosine from which a recommendation or a plan's action may have none of the item's words."""
NEARER = 0.7
"""The same of a sentence of plain text, since those of a report on the item are all near it."""
ALL = 0.99
"""The share of a sentence that has every word of the item."""
AHEAD = 0.35
"""What a recommendation, a resolution or a plan's action has beside its score."""
DATED = 0.05
"""What a sentence with a date has."""
LEAD = 25
"""Words of what leads to a quote and stands apart from it, at most; longer ones are left out."""
FLOOR = 0.65
"""The least score of a sentence, as a share of the item's best."""
_SAYS_MUCH = frozenset({"decision", "motion", "recommendation", "resolution", "row", "vote"})
_PROSE = frozenset({"finding", "numbered", "paragraph", "turn"})
"""Kinds of passage whose sentences end as sentences do; others are a title page's, or a list's."""
_ENDS = (".", "!", "?", ":", ";", "”", "’", ")", '"')


@dataclass(frozen=True)
class Telling:
    """A quote for an item, and what it is there for."""

    part: Part
    quote: Quote
    last: bool = False
    """Of an open end: whether nothing was found on the item in any later paper."""

    def overlaps(self, other: "Telling") -> bool:
        """Whether the two say the same words, or share some of one paper."""
        one, two = self.quote, other.quote
        if one.passage.document.id != two.passage.document.id:
            return same(one, two)
        short, long = sorted((_letters(one.text), _letters(two.text)), key=len)
        return (one.start < two.end and two.start < one.end) or short in long


def tellings(item: Item, asked: Request, index: Index, labels: frozenset[str]) -> list[Telling]:
    """What the papers say on an item, part by part, the most telling first; re-read now."""
    question = understand(item.topic[:MOST_CHARACTERS])
    ranked = found_in(asked.papers, item.topic, index, labels)
    decided = decided_under(item.topic, ranked, index, labels)
    on_it = [*decided, *(one for one in ranked if _relevant(question, one) and one not in decided)]
    said = _said(item, on_it, decided)
    printed = _on_the_agenda(item, asked, index, labels)
    leave_open = open_ends([*said, *printed], asked.day)
    found = [*said, *(one for one in printed if one in leave_open)]
    told: list[Telling] = []
    for kind in Part:
        some = [one for one in found if part(one, leaves_open=one in leave_open) is kind]
        best = choose(sorted(some, key=lambda one: -_weight(one)), OF_A_PART)
        last = [one for one in said if kind is Part.OPEN and is_last(one, on_it)]
        quotes = standing([_whole(quote) for quote in best], index)
        told += [Telling(kind, quote, last=_holds_one(quote, last)) for quote in quotes]
    return _apart(told)


def _said(item: Item, on_it: Sequence[Candidate], decided: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that are no heading: decisions under the item's, or not far behind the best."""
    some = [one for one in on_it if not _is_heading(one, item)]
    floor = FLOOR * max((one.score for one in some), default=0.0)
    return [one for one in some if one.score >= floor or one in decided]


def _on_the_agenda(
    item: Item, asked: Request, index: Index, labels: frozenset[str]
) -> list[Candidate]:
    """The sentences of the item itself, as the agenda prints it: not what became of it."""
    if asked.agenda is None or item.span is None:
        return []
    agenda, span = asked.agenda, item.span
    held = [Held(agenda.id, agenda.name, agenda.details, 0)]
    ranked = found_in(held, item.topic, index, labels)
    inside = [one for one in ranked if span.start <= one.span.start and one.span.end <= span.end]
    return [one for one in inside if "agenda" in (agenda.details.kind, one.hit.passage.kind)]


def _relevant(question: Question, one: Candidate) -> bool:
    """Whether a sentence is on the item: by what abstention goes by, and by its own words."""
    signals = one.signals
    on_it = confidence(evidence(question, one)) >= THRESHOLD or signals.words >= ALL
    whole = one.hit.passage.kind not in _PROSE or one.text.rstrip().endswith(_ENDS)
    near = NEAR if one.hit.passage.kind in _SAYS_MUCH else NEARER
    named = signals.words >= NAMED or signals.meaning >= near
    return on_it and named and whole and not signals.short


def _is_heading(one: Candidate, item: Item) -> bool:
    """Whether a sentence only repeats the item's title, or a heading of its paper."""
    letters = _letters(one.text)
    headings = (item.topic, item.title, *one.hit.passage.section)
    return any(letters in _letters(heading) for heading in headings)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _weight(one: Candidate) -> float:
    ahead = AHEAD * (one.hit.passage.kind in _SAYS_MUCH)
    return one.score + ahead + DATED * gives_date(one.text)


def _whole(quote: Quote) -> Quote:
    """The quote with what leads to it, where nothing stands between and it is no quote itself."""
    if quote.lead and not quote.gap and quote.lead.start >= quote.passage.start:
        return replace(quote, start=quote.lead.start, lead=None)
    return replace(quote, lead=None) if len(quote.led.split()) > LEAD else quote


def _holds_one(quote: Quote, some: Iterable[Candidate]) -> bool:
    """Whether one of the sentences stands in the quote."""
    return any(
        one.hit.passage.id == quote.passage.id and quote.start <= one.span.start < quote.end
        for one in some
    )


def _apart(told: Sequence[Telling]) -> list[Telling]:
    """Without those that repeat one before."""
    kept: list[Telling] = []
    for one in told:
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return kept
