"""
Start reading here: an agenda, a meeting or a topic -> a brief of at most two sides.

    request    what the items are, and which papers were there before the meeting
    telling    the quotes that each item has, part by part
    sheet      how much two sides of A4 hold
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.briefing.lines import lines
from bot.briefing.parts import Part
from bot.briefing.request import Request, request
from bot.briefing.sheet import fits
from bot.briefing.telling import Telling, tellings
from bot.briefing.told import Brief, Briefed
from bot.index import Index
from bot.quotes import Searched
from bot.scope import printed
from corpus.holdings import Holdings

BESIDES = 2
"""Quotes of no part that an item has at most, where it has few others."""
FEW = 3
"""Quotes of an item up to which some of no part are told too."""


def brief(
    text: str, index: Index, labels: frozenset[str], today: datetime.date, council: str = ""
) -> Brief:
    """
    The brief that some words ask for, from the papers that these labels open.

    Raises `NothingToBrief` where what they name is not held.
    """
    asked = request(text, index, labels, today, council)
    alone = len(asked.items) == 1
    found = [_ordered(tellings(one, asked, index, labels), alone=alone) for one in asked.items]
    return _filled(Brief(asked, today, tuple(map(Briefed, asked.items)), _searched(asked)), found)


def _searched(asked: Request) -> Searched:
    papers = Holdings(asked.papers)
    return Searched(papers.documents, papers.oldest, papers.newest, printed(asked.papers))


def _ordered(told: Sequence[Telling], *, alone: bool) -> list[Telling]:
    """The best of each part, then the second best, and so on; what is of no part comes last."""
    *some, besides = ([one for one in told if one.part is part] for part in Part)
    turns = [one for turn in zip_longest(*some) for one in turn if one]
    return turns + besides[: len(besides) if alone else BESIDES * (len(turns) <= FEW)]


def _filled(empty: Brief, found: Sequence[Sequence[Telling]]) -> Brief:
    """The brief with as many quotes as it has room for, each item in its turn."""
    taken: list[list[Telling]] = [[] for _ in found]
    again: list[int] = [0 for _ in found]
    for turn in zip_longest(*found):
        for number, one in enumerate(turn):
            if one and any(one.overlaps(other) for some in taken for other in some):
                again[number] += 1
            elif one:
                taken[number].append(one)
                if not fits(lines(_with(empty, taken, found, again))):
                    taken[number].pop()
    return _with(empty, taken, found, again)


def _with(
    empty: Brief,
    taken: Sequence[Sequence[Telling]],
    found: Sequence[Sequence[Telling]],
    again: Sequence[int],
) -> Brief:
    """The brief with the quotes that are taken for each item."""
    items = [
        replace(
            item,
            told=tuple(sorted(taken[at], key=_in_order)),
            again=again[at],
            more=len(found[at]) - len(taken[at]) - again[at],
        )
        for at, item in enumerate(empty.items)
    ]
    return replace(empty, items=tuple(items))


def _in_order(one: Telling) -> tuple[int, str, int]:
    """Part by part, and by the dates of the papers."""
    day = one.quote.passage.document.details.date
    return list(Part).index(one.part), str(day or ""), one.quote.start
