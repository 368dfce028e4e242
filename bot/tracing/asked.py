"""Who is asked: the words of the paper that name them."""

import re

from bot.quotes import Quote
from bot.tracing.cells import cells
from corpus.documents import Passage

_NAME = r"[A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|of|and|for|the|to|&)){0,12}"
_ONE = (
    rf"(?:(?:[Tt]he|every|each|[Aa]ll) )?(?:{_NAME}|council(?:lors?)?|partnership|partners|members)"
)
_WITHIN = (
    re.compile(rf"\bACTIONS?(?: \d+)?\s*[–—:-]?\s*(?P<who>{_NAME}(?:, {_NAME})*),? to\b"),
    re.compile(rf"(?P<who>{_ONE}) (?:be|is|are) (?:asked|recommended|requested|invited) to\b"),
    re.compile(rf"\b(?:[Cc]all(?:s|ed)? on|[Aa]sk(?:s|ed)?|[Uu]rges?) (?P<who>{_ONE}) to\b"),
    re.compile(
        r"^(?:R\w+ \d+[.:] )?(?:that )?(?P<who>(?:[\w’'-]+,? ){0,4}[\w’'-]+) (?:should|must)\b"
    ),
    re.compile(rf"\bthat (?P<who>{_ONE}) (?:report|complete|publish|provide|review|ensure)\b"),
    re.compile(r"\b(?P<who>[Ll]eaders|[Mm]anagers) (?:now )?(?:should|must|needs? to)\b"),
)
_LEADING = (
    re.compile(
        rf"(?P<who>{_ONE}) (?:is|are) (?:therefore )?(?:asked|recommended|requested|invited) to\b"
    ),
    re.compile(r"(?P<who>Cabinet) be (?:recommended|asked) to:"),
    re.compile(r"\bRecommendations? (?:to|for) (?P<who>[Tt]he [\w ]{3,60}|[A-Z][\w ]{3,60})$"),
)
_LEADS = 400
"""Letters before an ask in which its lead-in is looked for."""


def asked_of(quote: Quote, before: Passage | None = None) -> Quote | None:
    """The words that name who is asked: in the ask, in its row, or in what leads to it."""
    owner = cells(quote.passage).owner
    if owner:
        return Quote(quote.passage, *owner)
    for pattern in _WITHIN:
        found = pattern.search(quote.text)
        if found:
            start, end = found.span("who")
            return Quote(quote.passage, quote.start + start, quote.start + end)
    return _led(quote.passage, quote.start) or (_led(before, before.end) if before else None)


def _led(passage: Passage, end: int) -> Quote | None:
    """Who is named in the words of a passage that stand before a place in it."""
    start = max(passage.start, end - _LEADS)
    for pattern in _LEADING:
        found = pattern.search(passage.document.text[start:end].rstrip())
        if found:
            at, after = found.span("who")
            return Quote(passage, start + at, start + after)
    return None
