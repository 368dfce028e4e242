"""What was expected of a case and what was given, side by side."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.documents import in_words
from evals.cases import Expected
from evals.recorded import Shown
from evals.report.failures import failures
from evals.report.overlap import Cut, cut, same
from evals.scored import Scored

_WEB = re.compile(r"https?://", re.IGNORECASE)


class Words(NamedTuple):
    """Words of a paper, with what is on the other side too marked, and where they stand."""

    text: Cut
    source: str
    url: str = ""
    """Of a web page; empty for anything else."""
    receipt: str = ""
    """Of words that were given and are shown whole."""


class Sides(NamedTuple):
    """A case that failed."""

    anchor: str
    """By which an address leads to it; no two of a page are alike."""
    scored: Scored
    kinds: tuple[str, ...]
    expected: tuple[tuple[Words, ...], ...]
    """Groups, of each of which one is enough."""
    acceptable: tuple[Words, ...]
    given: tuple[Words, ...]
    """The quotes; of an abstention the nearest passages, which are no answer."""
    short: tuple[str, ...]
    """The measures by which it fell short."""


def sides(some: Iterable[Scored]) -> list[Sides]:
    """The cases that failed, in their order."""
    seen: Counter[str] = Counter()
    found = []
    for scored in some:
        if kinds := failures(scored):
            plain = "case-" + re.sub(r"[^A-Za-z0-9.-]+", "-", scored.case.id)
            seen[plain] += 1
            anchor = f"{plain}_{seen[plain]}" if seen[plain] > 1 else plain
            found.append(_sides(anchor, scored, kinds))
    return found


def _sides(anchor: str, scored: Scored, kinds: tuple[str, ...]) -> Sides:
    case, given = scored.case, scored.recorded.quotes or scored.recorded.nearest
    wanted = [one for group in case.expected for one in group.any]
    stretches = [_stretches(*pair, wanted) for pair in _with_overlaps(scored, given)]
    texts = [
        quote.text[start:end]
        for quote, found in zip(given, stretches, strict=True)
        for start, end in found
    ]
    return Sides(
        anchor,
        scored,
        kinds,
        tuple(tuple(_expected(one, texts) for one in group.any) for group in case.expected),
        tuple(_expected(one, texts) for one in case.acceptable),
        tuple(_given(*pair) for pair in zip(given, stretches, strict=True)),
        tuple(_short(scored)),
    )


_Stretches = Sequence[tuple[int, int]]


def _with_overlaps(scored: Scored, given: Sequence[Shown]) -> Iterable[tuple[Shown, _Stretches]]:
    padded = (*scored.overlaps, *([()] * len(given)))
    return zip(given, padded, strict=False)


def _stretches(quote: Shown, found: _Stretches, wanted: Sequence[Expected]) -> _Stretches:
    """What of a quote is expected: as scoring found it, else where the same words stand."""
    return found or same(quote.text, (one.quote for one in wanted if one.source == quote.source))


def _expected(one: Expected, texts: Iterable[str]) -> Words:
    said = f"said by {one.speaker}" if one.speaker else ""
    dated = in_words(one.date) if one.date else ""
    return Words(
        cut(one.quote, same(one.quote, texts)), _listed(one.source, _page(one.page), said, dated)
    )


def _given(quote: Shown, stretches: _Stretches) -> Words:
    said = f"said by {quote.speaker}" if quote.speaker else ""
    dated = in_words(quote.date) if quote.date else ""
    text = cut(quote.text, stretches)
    return Words(
        text,
        _listed(quote.source, _page(quote.page), said, dated),
        quote.url if _WEB.match(quote.url) else "",
        "" if text.left_out else quote.receipt,
    )


def _page(number: int | None) -> str:
    return f"page {number}" if number else ""


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _short(scored: Scored) -> Iterable[str]:
    for name, (right, total) in scored.measures.items():
        if right < total:
            yield f"{name} {right:.3g} of {total:.3g}"
