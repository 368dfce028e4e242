"""Other asks that somebody's words fit: the words may have meant one of them."""

from itertools import chain

from bot.quotes import Quote
from bot.search import fuse
from bot.tracing.asks import Ask, asks
from bot.tracing.likeness import Wording
from bot.tracing.trace import Papers
from corpus.embedding import Shelved
from corpus.filters import council_key
from corpus.folding import fold

_CANDIDATES = 60
_SHARED = 0.75
"""The share of the telling words that an ask has where they fit it."""
_MOST = 5


def others(
    words: str, meant: Ask, papers: Papers, labels: frozenset[str], council: str = ""
) -> tuple[Quote, ...]:
    """What else is asked for that these words fit, each once, and nearest to what is `meant`."""
    wording = Wording({}, 1, papers.acronyms(labels))
    wanted = wording.words(words)
    every = chain.from_iterable(
        asks([one])
        for one in _near(words, wanted, papers, labels)
        if not council or council_key(one.passage.document.details.council) == council
    )
    fitting = [one for one in every if _fits(wanted, wording.words(one.quote.text))]
    found: dict[str, Quote] = {}
    for one in sorted(fitting, key=lambda one: -float(one.vector @ meant.vector)):
        if not _same(one.quote, meant.quote):
            found.setdefault(fold(one.quote.text).text, one.quote)
    return tuple(quote for quote in found.values() if _stands(quote, papers))[:_MOST]


def _near(
    words: str, wanted: frozenset[str], papers: Papers, labels: frozenset[str]
) -> list[Shelved]:
    ranked = fuse(
        papers.nearest(papers.question(words), labels, _CANDIDATES, None),
        papers.matching(dict.fromkeys(wanted, 1.0), labels, _CANDIDATES, None),
    )
    found = papers.passages(ranked).values()
    return [one for one in found if one.passage.document.details.access in labels]


def _fits(wanted: frozenset[str], said: frozenset[str]) -> bool:
    numbers = {word for word in wanted if word.isdecimal()}
    return bool(wanted) and numbers <= said and len(wanted & said) >= _SHARED * len(wanted)


def _same(one: Quote, other: Quote) -> bool:
    """Whether they share letters, or are the same words."""
    within = one.start < other.end and other.start < one.end
    in_one = one.passage.document.id == other.passage.document.id
    return (in_one and within) or fold(one.text).text == fold(other.text).text


def _stands(quote: Quote, papers: Papers) -> bool:
    read = papers.read(quote.passage.document.id)
    return read is not None and read.text == quote.passage.document.text
