"""Whether what a claim says of a figure is borne out: by which paper, on which page."""

from collections.abc import Sequence
from dataclasses import replace

from bot.checking.asked import Asked
from bot.checking.bounds import YEARS, lacking, otherwise, put
from bot.checking.claims import Borne, Claim, Figured, bearing, figured, turned
from bot.checking.naming import Named, named
from bot.checking.reasons import paper, scanned
from bot.checking.verdicts import Check, Claimed, Difference, Kind, Verdict
from bot.quotes import Quote
from corpus.documents import Document, Span

_SHOWN = 3
_LIKE = 0.8
"""How like a claim a sentence must be for another figure in it to be the right one."""


def checked(asked: Asked, told: Claim) -> Check | None:
    """What becomes of a claim's figure; None where it has none, or no sentence is about it."""
    figures = figures_of(told)
    if not figures:
        return None
    meant = _meant(asked, told)
    here = _papers(asked, meant)
    figure = figures[0]
    inside = bearing(told.said, figure, here)
    right = [one for one in inside if _bears(one, figures, told.said)]
    whole = [one for one in right if not lacking(told.said, figure, one)]
    sound = [one for one in whole if not otherwise(told.said, figure, one)]
    fitting = [one for one in sound if meant is None or meant.fits(_quoted(asked, one))]
    if fitting:
        return _outcome(asked, told, Verdict.EXACT, fitting, meant)
    if sound:
        return _outcome(asked, told, Verdict.ELSEWHERE, sound, meant)
    elsewhere = _sound(asked, told, figures, here) if meant and meant.some else []
    if elsewhere:
        verdict = Verdict.ELSEWHERE if here else Verdict.CANNOT_CHECK
        return _outcome(asked, told, verdict, elsewhere, meant)
    wrong = [one for one in inside if one.likeness >= _LIKE and one.figure.value != figure.value]
    altered = whole or [one for one in wrong if not lacking(told.said, figure, one)]
    if altered or not right:
        found = altered or wrong
        return _outcome(asked, told, Verdict.ALTERED, found, meant) if found else None
    return _outcome(asked, told, Verdict.CANNOT_CHECK, right, meant)


def _sound(
    asked: Asked, told: Claim, figures: Sequence[Figured], here: tuple[Document, ...]
) -> list[Borne]:
    """The sentences of other papers that say all that is claimed."""
    others = tuple(one for one in asked.all if one not in here)
    return [
        one
        for one in bearing(told.said, figures[0], others)
        if _bears(one, figures, told.said)
        and not lacking(told.said, figures[0], one)
        and not otherwise(told.said, figures[0], one)
    ]


def names(asked: Asked, told: Claim) -> bool:
    """Whether a claim's source names papers, here or not, or a page; not by “the report”."""
    return named(told.source, asked.papers, asked.labels).told


def figures_of(told: Claim) -> list[Figured]:
    """The figures of a claim; a year only where there is nothing else."""
    found = list(figured(told.said, Span(0, len(told.said))))
    return [one for one in found if one.unit or one.value not in YEARS] or found


def _meant(asked: Asked, told: Claim) -> Named | None:
    """What the claim is of, by what is given beside it or by what it says itself."""
    own = named(told.source, asked.papers, asked.labels)
    page = own.page or (asked.meant.page if asked.meant else None)
    if asked.meant:
        return replace(asked.meant, page=page)
    if own.papers:
        return own
    return own if own.told else None


def _papers(asked: Asked, meant: Named | None) -> tuple[Document, ...]:
    if meant is None:
        return asked.all
    ids = {one.id for one in meant.papers}
    return tuple(one for one in asked.all if one.id in ids)


def _bears(one: Borne, figures: Sequence[Figured], said: str) -> bool:
    """Whether a sentence gives the figure, and the others that are claimed, and says no other."""
    printed = {other.value for other in figured(one.document.text, one.sentence)}
    same = one.figure.value == figures[0].value and all(
        other.value in printed for other in figures[1:]
    )
    return same and not turned(said, one)


def _quoted(asked: Asked, one: Borne) -> Quote:
    return asked.quote(one.document, one.sentence)


def _outcome(
    asked: Asked, told: Claim, verdict: Verdict, found: Sequence[Borne], meant: Named | None
) -> Check:
    best = found[0]
    quotes = tuple(_quoted(asked, one) for one in found[:_SHOWN])
    figure = figures_of(told)[0]
    page = meant.page if meant else None
    claimed = Claimed(
        told.said,
        told.said[slice(*figure.span)],
        page,
        asked.said_of or told.source,
        _numbered(quotes[0], page),
    )
    return Check(
        asked.words,
        asked.said_of,
        verdict,
        _reason(verdict, best, quotes[0], claimed, figure),
        quotes,
        _differences(asked, told, figure, best) if verdict is Verdict.ALTERED else (),
        claim=claimed,
    )


def _differences(asked: Asked, told: Claim, figure: Figured, best: Borne) -> tuple[Difference, ...]:
    start = asked.words.rindex(told.said)
    ours, theirs = figure.span, best.figure.span
    kind = Kind.NUMBER
    if figure.value == best.figure.value:
        ours, theirs = put(told.said, figure).span, put(best.document.text, best.figure).span
        kind = Kind.WORDS
    return (Difference(kind, Span(start + ours.start, start + ours.end), theirs),)


def _numbered(quote: Quote, page: int | None) -> str:
    if page is None or quote.page is None:
        return ""
    if quote.page.label == str(page):
        return "printed"
    return "counted" if quote.page.number == page else ""


def _reason(verdict: Verdict, best: Borne, quote: Quote, claim: Claimed, figure: Figured) -> str:
    printed = best.document.text[slice(*best.figure.span)]
    where = paper(quote)
    number = f"page {claim.page}"
    pages = {
        "printed": f" The page is printed as {number}.",
        "counted": f" It is {number} as a PDF reader counts.",
    }
    if verdict is Verdict.EXACT:
        told = f"The figure, {printed}, is right, and {where} gives it; the wording is not checked."
        return told + pages.get(claim.page_is, "") + scanned(quote)
    if verdict is Verdict.ALTERED:
        whole = best.document.text[slice(*put(best.document.text, best.figure).span)]
        same = figure.value == best.figure.value
        other = "put otherwise" if same else "another"
        return f"The figure is {other}: {where} says {whole}.{scanned(quote)}"
    if verdict is Verdict.CANNOT_CHECK:
        return _not_told(claim, printed, where, lacking(claim.said, figure, best))
    on = (
        f", not on {number}" if claim.page and not claim.page_is else ", not where it is said to be"
    )
    return f"The figure, {printed}, is in {where}{on}.{scanned(quote)}"


def _not_told(claim: Claimed, printed: str, where: str, lacks: Sequence[str]) -> str:
    if lacks:
        told = f"The figure, {printed}, is in {where}, but the sentence does not say"
        return f"{told} “{' '.join(lacks)}”, so that cannot be checked: read it."
    return f"No paper held here fits “{claim.paper}”; the figure, {printed}, is in {where}."
