"""Which of the ranked sentences are shown, and how much of what stands around them."""

import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.asking import asks_for_the_record
from bot.kinds import kinds
from bot.leads import MOST_WORDS, lead
from bot.question import Question
from bot.quotes import Quote
from bot.ranking import Candidate
from corpus.documents import Span

QUOTES = 3
FURTHER = 9
"""Quotes that are kept beside those that are shown, for whom wants to see more."""
PAPERS = 5
"""Quotes of a question that asks for what several papers say: one of each."""
TIMELINE = 12
"""The same, where a timeline is asked for."""
COMPANY_WORDS = 120
"""How much is quoted of a speaker's turn or of a resolution, around the sentence that answers."""
HALF = 0.1
"""How near in score a neighbouring sentence is the other half of an answer."""
_SAME = 30
"""Letters that two quotes share at least when the one repeats the other."""

_WITH_COMPANY = frozenset({"resolution", "amendment", "turn"})
"""Kinds of passage of which one sentence alone means little: limbs, and a transcript's turns."""
_KEPT = 256
"""Quotes whose letters are kept, since each is held against all that were chosen before it."""
_NO_LETTER = re.compile(r"[\W_]+")


def choose(ranked: Sequence[Candidate], most: int = QUOTES) -> list[Quote]:
    """
    At most so many quotes, the best first, no two from one passage or of the same words.

    Words that stand in several papers are shown once, with every place; where one paper only
    repeats what another says, the other is quoted.
    """
    quotes: list[Quote] = []
    scores = {(one.hit.passage.id, one.number): one.score for one in ranked}
    for one in ranked:
        quote = _with_its_half(quoted(one), one, scores)
        again = next((at for at, before in enumerate(quotes) if same(before, quote)), None)
        if again is not None:
            quotes[again] = _together(quotes[again], quote)
        elif len(quotes) < most and quote.passage.id not in {had.passage.id for had in quotes}:
            quotes.append(quote)
    return quotes


def choose_of_each(answering: Iterable[Candidate], most: int = PAPERS) -> list[Quote]:
    """
    The best quote of each paper that has one, oldest paper first.

    `answering` are the sentences that answer, the best first. At most so many papers, those with
    the best quotes.
    """
    best: dict[str, Quote] = {}
    for one in answering:
        document = one.hit.passage.document.id
        if document not in best and len(best) < most:
            best[document] = quoted(one)
    return sorted(best.values(), key=lambda quote: str(quote.passage.document.details.date or ""))


def record_first(quotes: list[Quote], asked: Question, answering: Container[str]) -> list[Quote]:
    """
    The quotes with a paper's own words before what a blog, a motion or an article tells.

    Only a quote from a passage that is `answering` comes first; and a question that is about the
    blog itself gets the blog.
    """
    if not quotes or not quotes[0].second_hand:
        return quotes
    about_it = quotes[0].passage.document.details.kind in kinds(asked.understood)
    if about_it and not asks_for_the_record(asked.understood):
        return quotes
    records = (one for one in quotes if one.passage.id in answering and not one.second_hand)
    first = next(records, quotes[0])
    return [first, *(one for one in quotes if one is not first)]


def quoted(one: Candidate) -> Quote:
    """The quote that shows a sentence, with as much around it as it needs."""
    span = _with_company(one)
    leads = None if _company(one) else lead(one.hit.passage, one.number)
    return Quote(one.hit.passage, span.start, span.end, one.score, leads)


def _with_its_half(quote: Quote, one: Candidate, scores: Mapping[tuple[str, int], float]) -> Quote:
    """
    The quote with the next sentence of its passage, or the one before, where that answers as well.

    Two halves of one answer stand together and in order; longer than `MOST_WORDS` they do not.
    """
    passage, text = quote.passage, quote.passage.document.text
    if _company(one):
        return quote
    for number in (one.number + 1, one.number - 1):
        if abs(scores.get((passage.id, number), -math.inf) - one.score) > HALF:
            continue
        first, last = sorted((one.span, passage.sentences[number]))
        alike = passage.voice_at(first) == passage.voice_at(last)
        if alike and _words(text, first, last) <= MOST_WORDS:
            leads = lead(passage, min(one.number, number))
            return replace(quote, start=first.start, end=last.end, lead=leads)
    return quote


def same(one: Quote, other: Quote) -> bool:
    """Whether the two quotes of two papers are the same words, or one holds the other."""
    if one.passage.document.id == other.passage.document.id:
        return _letters(one) == _letters(other)
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return short == long or (len(short) >= _SAME and short in long)


def _together(first: Quote, again: Quote) -> Quote:
    """Two quotes of the same words as one; a paper's own words come before their repetition."""
    if first.passage.document.id == again.passage.document.id:
        return first
    if first.second_hand and not again.second_hand:
        return replace(again, score=first.score, also=(replace(first, also=()), *first.also))
    return replace(first, also=(*first.also, again))


def _letters(quote: Quote) -> str:
    return _letters_of(quote.text)


@lru_cache(_KEPT)
def _letters_of(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def _company(one: Candidate) -> bool:
    return one.hit.passage.kind in _WITH_COMPANY


def _with_company(one: Candidate) -> Span:
    """
    The sentence, and of a resolution or of a transcript as much around it as is readable.

    A limb of a resolution means nothing alone. What somebody says aloud takes several sentences:
    in the transcripts of the dev sets people marked whole exchanges, elsewhere single sentences.
    """
    if not _company(one):
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
