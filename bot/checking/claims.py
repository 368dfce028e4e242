"""Claims that are no quotations, such as “page 6 says there were six notifications”."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.checking.opposites import negations, opposite
from bot.checking.wording import Wording
from bot.figures import figures
from corpus.documents import Document, Span
from corpus.lexicon import stems
from corpus.sentences import sentences

_SAYING = (
    r"(?:says?|said|states?|stated|reported|finds?|found|notes|noted|recorded|shows|showed|tells?"
    r"|told|claims|claimed|gives|gave|mentions|mentioned)"
)
_SOURCE = (
    r"(?:page|p\.|report|letter|minutes|plan|paper|review|inspection|ofsted|inspectors?|agenda"
    r"|motion|document|blog|article|update|tracker|visit)"
)
_CLAIM = re.compile(
    rf"^(?P<source>[^“”\"]{{0,120}}?\b{_SOURCE}\b[^“”\"]{{0,80}}?)"
    rf"(?:,? (?:we are|it is|we were|it was|i am|you are) (?:told|said|stated|reported|recorded)"
    rf"|\b{_SAYING}\b)(?: us)?(?::|,)?(?: that\b)?(?: there (?:were|was|are|is)\b)?\s*(?P<said>.+)$"
    rf"|^according to (?P<source2>[^,]{{3,120}}),\s*(?P<said2>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"[“\"«](?P<words>[^“”\"«»]+)(?:[”\"»]|$)")
_EMPTY = frozenset(
    stems(
        "a about all also an and any are as at be been being but by did do does for from had has"
        " have he in into is it its no nor not of on only or our out over per said she so some"
        " than that the their them there these they this those to total up us was we were which"
        " who will with would just nearly almost around approximately exactly altogether each"
        " every cent percent"
    )
)
_LONGEST = 12
"""Words by which a claim says where it is from."""
_MOST = 0.75
"""The share of a claim's words that a sentence must have to be about the same."""
_REACH = 9
"""Words from a figure in which what it counts is named."""
_JOINED = re.compile(r"\s*(?:%|per\s?cent)?(?:\s+(?:in|and|to|from|or|by|[A-Z][a-z]+))*\s*")
_NUMBER = re.compile(r"^\d|^[½¼¾]")


class Claim(NamedTuple):
    """What somebody says that a paper says, in their own words."""

    said: str
    """What is claimed, without who is said to say it."""
    source: str
    """Which paper and page, as they are claimed; empty where the claim names none."""
    quoted: bool = False
    """Whether it is between quotation marks, so that its words are to be checked."""
    several: bool = False
    """Whether there are more quotations, which are not in `said`."""


class Figured(NamedTuple):
    """A number in a text."""

    value: Decimal | str
    unit: str
    """`%`, a currency, or nothing."""
    span: Span


class Borne(NamedTuple):
    """A sentence about what is claimed, with the figure that it gives of it."""

    document: Document
    sentence: Span
    figure: Figured
    likeness: float
    """The share of the claim's words that it has, and of them those that are near the figure."""


def claim(words: str) -> Claim | None:
    """
    What is claimed by words that say who says it; None where they do not.

    >>> claim("page 6 of the report says there were six serious incident notifications")[:2]
    ('six serious incident notifications', 'page 6 of the report')
    >>> claim("there were six serious incident notifications")
    """
    found = _CLAIM.match(words)
    if not found:
        return None
    source, said = found["source"] or found["source2"], found["said"] or found["said2"]
    if negations(Wording(source).folded) or len(source.split()) > _LONGEST:
        return None
    inner = [one["words"] for one in _QUOTED.finditer(said)]
    if inner:
        return Claim(inner[0], source.strip(" ,"), quoted=True, several=len(inner) > 1)
    return Claim(said.strip(), source.strip(" ,"))


def figured(text: str, within: Span) -> Iterator[Figured]:
    """Each number of a part of a text, in digits or in words, with its place."""
    words = Wording(text, within)
    at = 0
    while at < len(words):
        size = _figure_at(words, at)
        if size:
            span = words.span(at, at + size)
            value = figures(text[slice(*span)])[0].value
            yield Figured(value, _unit(words, at, size), span)
        at += size or 1


def _figure_at(words: Wording, at: int) -> int:
    """How many words from one on are one number."""
    for size in (5, 4, 3, 2, 1):
        if at + size <= len(words) and (size == 1 or not _NUMBER.match(words.folded[at])):
            found = figures(words.text[slice(*words.span(at, at + size))])
            whole = figures(" ".join(words.folded[at : at + size]))
            alone = _is_number(words.folded[at]) and _is_number(words.folded[at + size - 1])
            if alone and len(found) == len(whole) == 1 and isinstance(found[0].value, Decimal):
                return size
    return 0


def _is_number(word: str) -> bool:
    found = figures(word)
    return bool(found) and isinstance(found[0].value, Decimal)


def _unit(words: Wording, at: int, size: int) -> str:
    before = words.folded[at - 1] if at else ""
    after = " ".join(words.folded[at + size : at + size + 2])
    if re.match(r"%|per ?cent\b", after):
        return "%"
    return before if before in ("£", "$", "€") else ""


def counted(said: str, figure: Figured) -> frozenset[str]:
    """The stems of what a claim's figure is about."""
    rest = f"{said[: figure.span.start]} {said[figure.span.end :]}"
    numbers = {
        stem for one in figured(said, Span(0, len(said))) for stem in stems(said[slice(*one.span)])
    }
    return frozenset(set(stems(rest)) - _EMPTY - numbers)


def bearing(said: str, figure: Figured, documents: Iterable[Document]) -> list[Borne]:
    """The sentences of papers about what a claim's figure counts, the likest first."""
    wanted = counted(said, figure)
    if not wanted:
        return []
    found = [
        one
        for document in documents
        for sentence in _sentences(document, wanted)
        for one in _borne(document, sentence, wanted, figure)
    ]
    return sorted(found, key=lambda one: -one.likeness)


def _sentences(document: Document, wanted: frozenset[str]) -> Iterator[Span]:
    """The sentences that have most of the words."""
    lowered = document.text.casefold()
    rough = [stem[:4] for stem in wanted]
    if sum(stem in lowered for stem in rough) < _MOST * len(wanted):
        return
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", document.text):
        part = lowered[block.start() : block.end()]
        if sum(stem in part for stem in rough) >= _MOST * len(wanted):
            for sentence in sentences(document.text, Span(*block.span())):
                have = set(stems(document.text[slice(*sentence)]))
                if len(wanted & have) >= _MOST * len(wanted):
                    yield sentence


def _borne(
    document: Document, sentence: Span, wanted: frozenset[str], figure: Figured
) -> Iterator[Borne]:
    """The figures of a sentence that are nearest to what is counted."""
    found = list(figured(document.text, sentence))
    near: list[int] = []
    for number, words in enumerate(_around(document.text, sentence, found)):
        close = len(wanted & set(stems(words)))
        between = document.text[found[number - 1].span.end : found[number].span.start]
        # "from 30% in 2015 to 78%" counts one thing
        near.append(near[-1] if near and not close and _JOINED.fullmatch(between) else close)
    have = len(wanted & set(stems(document.text[slice(*sentence)])))
    for one, close in zip(found, near, strict=True):
        same_sort = one.unit == figure.unit
        if close and close == max(near) and same_sort:
            yield Borne(document, sentence, one, (have + close) / (2 * len(wanted)))


def turned(said: str, one: Borne) -> bool:
    """Whether a sentence says no where a claim does not, or the opposite; its figure tells not."""
    ours = Wording(said).folded
    theirs = Wording(one.document.text, one.sentence).folded
    return negations(ours) != negations(theirs) or any(
        opposite(here, there) for here in set(ours) - set(theirs) for there in theirs
    )


def _around(text: str, sentence: Span, found: Sequence[Figured]) -> Iterator[str]:
    """The words near each figure that are nearer to no other."""
    ends = [sentence.start, *(one.span.end for one in found)]
    starts = [*(one.span.start for one in found), sentence.end]
    for number, one in enumerate(found):
        before = text[ends[number] : one.span.start].split()[-_REACH:]
        after = text[one.span.end : starts[number + 1]].split()[:_REACH]
        yield " ".join(before if not after else [*(before if number == 0 else []), *after])
