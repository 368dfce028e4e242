"""Which of the ranked sentences are shown, and how much of what stands around them."""

from collections.abc import Sequence

from bot.quotes import Quote
from bot.ranking import Candidate
from corpus.documents import Span
from corpus.folding import fold

QUOTES = 3
COMPANY_WORDS = 120
"""How much is quoted of a speaker's turn or of a resolution, around the sentence that answers."""

_WITH_COMPANY = frozenset({"resolution", "amendment", "turn"})
"""Kinds of passage of which one sentence alone means little: limbs, and a transcript's turns."""


def choose(ranked: Sequence[Candidate]) -> list[Quote]:
    """At most `QUOTES` quotes, the best first, no two from one passage or of the same words."""
    quotes: list[Quote] = []
    said: set[str] = set()
    for one in ranked:
        passage = one.hit.passage
        span = _with_company(one)
        words = fold(passage.document.text[span.start : span.end]).text
        if words not in said and passage.id not in {quote.passage.id for quote in quotes}:
            quotes.append(Quote(passage, span.start, span.end, one.score))
            said.add(words)
        if len(quotes) == QUOTES:
            break
    return quotes


def _with_company(one: Candidate) -> Span:
    """
    The sentence, and of a resolution or of a transcript as much around it as is readable.

    A limb of a resolution means nothing alone. What somebody says aloud takes several sentences:
    in the transcripts of the dev sets people marked whole exchanges, elsewhere single sentences.
    """
    if one.hit.passage.kind not in _WITH_COMPANY:
        return one.span
    sentences = one.hit.passage.sentences
    text = one.hit.passage.document.text
    first = last = one.number
    grown = True
    while grown:
        grown = False
        for low, high in ((first, last + 1), (first - 1, last)):
            inside = low >= 0 and high < len(sentences)
            if inside and _words(text, sentences[low], sentences[high]) <= COMPANY_WORDS:
                first, last, grown = low, high, True
                break
    return Span(sentences[first].start, sentences[last].end)


def _words(text: str, first: Span, last: Span) -> int:
    return len(text[first.start : last.end].split())
