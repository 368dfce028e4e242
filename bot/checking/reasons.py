"""Why words got their verdict, in sentences for a reader."""

import re
from collections.abc import Sequence

from bot.checking.opposites import CONDITIONS
from bot.checking.verdicts import Difference, Kind
from bot.quotes import Quote
from corpus.documents import Span, in_words
from corpus.sentences import sentences

TOO_SHORT = "The words are too few to tell: they would stand somewhere by chance."
EXACT = "These words stand here."
SEVERAL = (
    "These are several quotations: give one at a time, or a text with them as a file (--file)."
)
QUOTED = " Only what is between the quotation marks is checked."
_OPEN = " The ellipsis is outside them and leaves nothing out between them."
_OCR = " This is a scanned page: its wording may differ."
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BLOCK = re.compile(r"\n\s*\n")
_AROUND = 1500
"""Characters before and after a quote in which its sentence begins and ends."""


def exact(quote: Quote, *, dots: bool = False) -> str:
    """Of words that stand where they are said to stand; `dots` are an ellipsis at an end."""
    return EXACT + (_OPEN if dots else "") + cut(quote) + scanned(quote)


def elsewhere(quote: Quote, wrong: str) -> str:
    """Of words that stand in another place than they are said to."""
    return f"These words stand in {paper(quote)}, {wrong}.{cut(quote)}{scanned(quote)}"


def not_held(said_of: str, places: Sequence[Quote]) -> str:
    """Of a paper that is not here."""
    told = f"No paper held here fits “{said_of}”, so that cannot be checked."
    return f"{told} The words stand in {paper(places[0])}." if places else told


def unknown(said_of: str, words: str, place: Quote | None) -> str:
    """Of a paper that is here, but for some words that name nothing and nobody that is here."""
    told = (
        f"No paper or speaker here is known by “{words}” of “{said_of}”, so that cannot be checked."
    )
    return f"{told} The words stand in {paper(place)}." if place else told


def altered(differences: Sequence[Difference], quote: Quote, words: str) -> str:
    """What is different, each kind of difference once."""
    kinds = list(dict.fromkeys(one.kind for one in differences))
    if kinds == [Kind.ELLIPSIS]:
        return _ellipsis(differences, quote) + scanned(quote)
    named = "; ".join(kind.value for kind in kinds)
    told = f"Close to what {paper(quote)} says, but not the same: {named}."
    gap = _turns(differences, quote)
    if Kind.ADDED in kinds and any("[" in words[slice(*one.given)] for one in differences):
        told += " What is in square brackets is the quoter’s."
    return f"{told}{gap}{scanned(quote)}"


def not_found(documents: int, said_of: str) -> str:
    """Of words that stand nowhere."""
    of = f", “{said_of}” among them," if said_of else ""
    return f"None of the {documents:,} papers searched{of} says this, or anything close to it."


def unreadable(said_of: str) -> str:
    """Of a paper with pages that are pictures only."""
    return (
        f"“{said_of}” has scanned pages whose words could not be read; what could be read does"
        " not say this."
    )


def paper(quote: Quote) -> str:
    """A paper by its title, its date and its page."""
    details = quote.passage.document.details
    title = details.title or quote.passage.document.name
    day = f" ({in_words(details.date)})" if details.date else ""
    page = f", page {quote.page.number}" if quote.page else ""
    return f"“{title}”{day}{page}"


def cut(quote: Quote) -> str:
    """That the sentence is longer than the words, where it is; and whether that may matter."""
    before, after = _rest(quote)
    parts = [part for part, words in (("begins before", before), ("goes on after", after)) if words]
    if not parts:
        return ""
    lost = {word.casefold().replace("’", "'") for word in (*before, *after)}
    turning = sorted(word for word in lost if word in CONDITIONS or word.endswith("n't"))
    with_ = f", with “{turning[0]}” in what is left out: read it whole" if turning else ""
    return f" The sentence {' and '.join(parts)} these words{with_}."


def _rest(quote: Quote) -> tuple[list[str], list[str]]:
    """The words of its sentences before it and after it."""
    text = quote.passage.document.text
    before = _BLOCK.split(text[max(0, quote.start - _AROUND) : quote.start])[-1]
    after = _BLOCK.split(text[quote.end : quote.end + _AROUND])[0]
    around = Span(quote.start - len(before), quote.end + len(after))
    found = [
        one for one in sentences(text, around) if one.start < quote.end and quote.start < one.end
    ]
    if not found:
        return [], []
    opening = text[found[0].start : max(found[0].start, quote.start)]
    return _WORD.findall(opening), _WORD.findall(text[quote.end : found[-1].end])


def scanned(quote: Quote) -> str:
    """What a page that was read from a picture may mean."""
    return _OCR if quote.ocr else ""


def _ellipsis(differences: Sequence[Difference], quote: Quote) -> str:
    text = quote.passage.document.text
    left = sum(len(_WORD.findall(text[slice(*one.printed)])) for one in differences)
    many = "1 word" if left == 1 else f"{left} words"
    told = f"The parts stand in this order in {paper(quote)}, with {many} between them."
    return told + _turns(differences, quote)


def _turns(differences: Sequence[Difference], quote: Quote) -> str:
    """A warning where what is left out may turn what is said."""
    text = quote.passage.document.text
    left = [
        word.casefold()
        for one in differences
        if one.kind in (Kind.ELLIPSIS, Kind.LEFT_OUT) and one.place == 0
        for word in _WORD.findall(text[slice(*one.printed)])
    ]
    turning = next(
        (word for word in left if word in CONDITIONS or word.endswith(("n't", "n’t"))), ""
    )
    return f" What is left out has a “{turning}”: read it whole." if turning else ""
