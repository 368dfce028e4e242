"""Answers as objects for other programs: the contract that measuring tools rely on."""

from dataclasses import asdict
from typing import Any

from bot.quotes import Answer, Quote


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
        "summary": None,
        "searched": {
            "documents": answer.searched.documents,
            "newest": answer.searched.newest and str(answer.searched.newest),
            "filters": {
                name: str(value) for name, value in asdict(answer.question.filters).items() if value
            },
        },
        "quotes": [_quote_object(quote) for quote in answer.quotes],
        "nearest": [_quote_object(quote) for quote in answer.nearest],
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
        "searched": {"documents": 0, "newest": None, "filters": {}},
        "quotes": [],
        "nearest": [],
    }


def _quote_object(quote: Quote) -> dict[str, Any]:
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
        "score": round(quote.score, 4),
    }
