"""Answers as objects for other programs: the contract that measuring tools rely on."""

from dataclasses import asdict
from typing import Any

from bot.quotes import Answer, Quote, Searched
from corpus.filters import EVERYTHING, Filters


def answer_object(answer: Answer, identity: object = None) -> dict[str, Any]:
    """An answer as what `--json` prints; `identity` is the question's id in a batch."""
    return {
        "id": identity,
        "question": answer.question.asked,
        "understood": answer.question.understood,
        "status": "abstained" if answer.abstains else "answered",
        "reason": answer.reason and answer.reason.value,
        "confidence": round(answer.confidence, 4),
        "seconds": round(answer.seconds, 4),
        "summary": answer.summary and answer.summary.text,
        "contradicts": answer.contradicts,
        "timeline": answer.timeline,
        "searched": searched_object(answer.searched, answer.question.filters),
        "quotes": [quote_object(quote) for quote in answer.quotes],
        "nearest": [quote_object(quote) for quote in answer.nearest],
    }


def refusal_object(question: str, identity: object) -> dict[str, Any]:
    """What a batch prints for a question that cannot be asked, in place of an answer."""
    return {
        "id": identity,
        "question": question[:200],
        "understood": "",
        "status": "abstained",
        "reason": "bad-question",
        "confidence": 0.0,
        "seconds": 0.0,
        "summary": None,
        "contradicts": False,
        "timeline": False,
        "searched": searched_object(Searched()),
        "quotes": [],
        "nearest": [],
    }


def searched_object(searched: Searched, filters: Filters = EVERYTHING) -> dict[str, Any]:
    """What was looked through."""
    return {
        "documents": searched.documents,
        "oldest": searched.oldest and str(searched.oldest),
        "newest": searched.newest and str(searched.newest),
        "councils": list(searched.councils),
        "absent": list(searched.absent),
        "filters": {name: str(value) for name, value in asdict(filters).items() if value},
    }


def quote_object(quote: Quote) -> dict[str, Any]:
    """A quote, with where it stands."""
    document, passage, page = quote.passage.document, quote.passage, quote.page
    return {
        "text": quote.text,
        "document": document.name,
        "document_id": document.id,
        "title": document.details.title,
        "kind": document.details.kind,
        "council": document.details.council or "unknown",
        "date": document.details.date and str(document.details.date),
        "status": document.details.status or "unknown",
        "page": page and page.number,
        "page_label": page and page.label,
        "section": " > ".join(passage.section),
        "voice": quote.voice and asdict(quote.voice),
        "ocr": quote.ocr,
        "start": quote.start,
        "end": quote.end,
        "url": quote.url or None,
        "receipt": quote.receipt,
        "score": round(quote.score, 4),
        "lead": {"text": quote.led, "start": quote.lead.start, "end": quote.lead.end}
        if quote.lead
        else None,
        "also": [quote_object(one) for one in quote.also],
    }
