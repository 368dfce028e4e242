"""Checks as objects for other programs: what `--json` prints."""

from typing import Any

from bot.checking.verdicts import Check, Difference
from bot.objects import quote_object, searched_object
from corpus.documents import Span
from corpus.holdings import Held


def check_object(check: Check) -> dict[str, Any]:
    """What became of words that a paper is said to say."""
    return {
        "words": check.words,
        "verdict": check.verdict.value,
        "reason": check.reason,
        "places": [quote_object(quote) for quote in check.places],
        "differences": [_difference_object(one, check) for one in check.differences],
        "claim": check.claim and check.claim._asdict(),
        "nearest": [quote_object(quote) for quote in check.nearest],
        "searched": {
            **searched_object(check.searched),
            "said_of": check.said_of,
            "papers": [_paper_object(one) for one in check.papers],
        },
    }


def _difference_object(one: Difference, check: Check) -> dict[str, Any]:
    """A difference; its places are in the words, and in the text of the place's document."""
    printed = check.places[one.place].passage.document.text
    return {
        "kind": one.kind.name.lower().replace("_", " "),
        "means": one.kind.value,
        "given": _part(check.words, one.given),
        "printed": _part(printed, one.printed),
        "place": one.place,
    }


def _part(text: str, span: Span) -> dict[str, Any]:
    return {"text": text[slice(*span)], "start": span.start, "end": span.end}


def _paper_object(paper: Held) -> dict[str, Any]:
    details = paper.details
    return {
        "document": paper.name,
        "document_id": paper.id,
        "title": details.title,
        "date": details.date and str(details.date),
    }
