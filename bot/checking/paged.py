"""What a text says that a page says, without quotation marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.documents import Span

_PAGED = re.compile(r"\b(?:page|p\.)\s?\d{1,4}\b", re.IGNORECASE)
_VERBS = "says?|said|states?|stated|tells? us|told us|shows?|records?|reports|notes?|found|finds?"
_PAGE = r"page \d{1,4}(?: of [^,.;:]{3,60}?)?"
_WHO = "it|which|that|this|they|report|letter|plan|minutes|inspectors|ofsted"
_LEAD = re.compile(
    rf"(?:\b(?:we are told|(?:{_WHO}) (?:is |are )?(?:{_VERBS})|{_PAGE} (?:{_VERBS}))"
    rf"(?: on {_PAGE},?)?(?:,? that)*"
    rf"|\bon {_PAGE},?(?=\s+there (?:is|are|was|were|have|has|had)\b))\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|\Z)(?<!\bp\.)|\Z)", re.DOTALL)
_FEWEST_WORDS = 3


class Paged(NamedTuple):
    """A sentence that says what some page says."""

    span: Span
    """From its first word to the last that is claimed."""
    lead: str
    """Its words before the claim, which name the page and the paper."""


def paged(words: str) -> Iterator[Paged]:
    """
    The sentences of a paragraph that say what a page says.

    >>> words = "On page 6 of the report we are told that there have been two reviews. See page 7."
    >>> [(words[slice(*one.span)], one.lead) for one in paged(words)]  # doctest: +ELLIPSIS
    [('On page 6 ... there have been two reviews', 'On page 6 of the report we are told that ')]
    """
    for sentence in _SENTENCE.finditer(words):
        said = sentence.group()
        lead = _LEAD.search(said) if _PAGED.search(said) else None
        if lead and _PAGED.search(said[: lead.end()]):
            told = said.rstrip(" .!?")
            if len(told[lead.end() :].split()) >= _FEWEST_WORDS:
                yield Paged(
                    Span(sentence.start(), sentence.start() + len(told)), said[: lead.end()]
                )
