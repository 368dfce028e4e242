"""A brief as paragraphs: the same words in the terminal, in Word and, shorter, in Slack."""

import datetime
import re
from collections.abc import Iterator

from bot.briefing.parts import TITLES
from bot.briefing.sheet import ABOUT, ITEM, NOTE, PART, QUOTE, SOURCE, TITLE, Line
from bot.briefing.telling import Telling
from bot.briefing.told import Brief, Briefed
from bot.quotes import Quote
from bot.words import searched_line, source
from corpus.documents import Span, in_words
from corpus.receipts import receipt

PROMISE = (
    "Each quote is the paper’s own text, read again when this was made; nobody here says that a"
    " paper is right or complete. A program chose these quotes, and left others out. To check every"
    " one: councilbot verify, with this file."
)
_BLANK = re.compile(r"\n\s*\n")
NOTHING = "No paper held was found to say anything on this before the meeting."
NOTHING_ON_IT = "No paper that was read was found to say anything on this."
NO_LATER = "nothing later was found"
NOT_SINCE = "nothing was found between then and this meeting"
ELSEWHERE = "What was found on this is quoted under another item."


def lines(brief: Brief, *, slack: bool = False) -> Iterator[Line]:
    """The brief, paragraph by paragraph; `slack` names commands as a member types them there."""
    yield Line(TITLE, title(brief))
    yield Line(ABOUT, made_from(brief))
    yield Line(ABOUT, PROMISE)
    if brief.asked.standing:
        yield Line(ABOUT, left_out(brief))
    for item in brief.items:
        yield Line(ITEM, item.item.named)
        yield from _of_an_item(item, NOT_SINCE if brief.asked.agenda else NO_LATER)
        if not item.told:
            yield Line(NOTE, nothing(item, brief))
        if item.more:
            yield Line(NOTE, _more(item, brief, slack=slack))


def title(brief: Brief) -> str:
    """What the brief is for."""
    return f"Brief: {brief.asked.heading}"


def made_from(brief: Brief) -> str:
    """When it was made, from how many papers of which days, and which were not read."""
    unread = [f"papers dated after {in_words(last)}"] if (last := _last(brief)) else []
    if number := brief.asked.undated:
        unread.append(f"{number} without a date")
    said = f"Made on {in_words(brief.made)}. {searched_line(brief.searched)}"
    return f"{said} Not read: {' and '.join(unread)}." if unread else said


def left_out(brief: Brief) -> str:
    """The items of which nothing is told, since every agenda has such."""
    return f"Standing items, left out: {'; '.join(brief.asked.standing)}."


def nothing(item: Briefed, brief: Brief) -> str:
    """What is said of an item that has no quote."""
    if item.again:
        return ELSEWHERE
    return NOTHING if brief.asked.agenda else NOTHING_ON_IT


def _of_an_item(item: Briefed, no_later: str) -> Iterator[Line]:
    for part, some in item.parts:
        yield Line(PART, TITLES[part])
        for one in some:
            if one.quote.lead:
                yield _leading(one.quote, one.quote.lead)
            yield Line(QUOTE, f"“{_close(one.quote.text)}”")
            yield Line(SOURCE, f"— {source(one.quote)}", one.quote.url, _behind(one, no_later))


def _leading(quote: Quote, lead: Span) -> Line:
    """What leads to a quote, with a receipt of its own."""
    own = receipt(quote.passage.document, lead)
    gap = " […]" if quote.gap else ""
    return Line(QUOTE, f"“{_close(quote.led)}”", behind=f"{gap} · receipt {own}")


def _behind(one: Telling, no_later: str) -> str:
    later = f" · {no_later}" if one.last else ""
    return f" · receipt {one.quote.receipt}{later}"


def _close(words: str) -> str:
    """A quote without the empty lines between its lines: its words are as printed."""
    return _BLANK.sub("\n", words)


def _last(brief: Brief) -> datetime.date | None:
    """The last day of which papers were read, where there is one."""
    asked = brief.asked
    return asked.day if asked.agenda or not asked.day else asked.day - datetime.timedelta(1)


def _more(item: Briefed, brief: Brief, *, slack: bool) -> str:
    """How many quotes are left out, and how they are seen."""
    last = _last(brief)
    topic = item.item.topic.replace("'", "’")  # a shell reads the command
    number = f"{item.more} more quote{'s' * (item.more > 1)}"
    if brief.asked.agenda is None or last is None:
        see = f"/ask {topic}" if slack else f"councilbot ask '{topic}' --timeline"
        return f"{number} found; more of what the papers say: {see}"
    day = in_words(last + datetime.timedelta(1))
    council = brief.asked.agenda.details.council
    if slack:
        see = f"/brief {topic}{f' in {council}' if council else ''} before {day}"
    else:
        of = f" --council '{council}'" if council else ""
        see = f"councilbot brief '{topic} before {day}'{of}"
    return f"{number} on this: {see}"
