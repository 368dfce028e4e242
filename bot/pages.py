"""A stretch of a stored document, for who wants to read around a quote."""

from typing import Any

from corpus.documents import Document, Span
from corpus.errors import BadQuestion

MOST_CHARACTERS = 20_000
"""That are read at once."""


def page_object(document: Document, page: int | None = None, start: int = 0) -> dict[str, Any]:
    """
    The page of a document, or of one without pages as much as is read at once from `start` on.

    A paper that has pages is opened at its first when no page is given.
    """
    whole = _page(document, page) if document.pages else _from(document, page, start)
    read = Span(whole.start, min(whole.end, whole.start + MOST_CHARACTERS))
    details = document.details
    shown = document.page_at(read.start)
    return {
        "document": document.name,
        "document_id": document.id,
        "title": details.title,
        "kind": details.kind,
        "council": details.council or "unknown",
        "body": details.body,
        "date": details.date and str(details.date),
        "status": details.status or "unknown",
        "author": details.author,
        "url": details.url or None,
        "licence": details.licence,
        "pages": len(document.pages) or None,
        "page": shown and shown.number,
        "page_label": shown and shown.label,
        "ocr": shown is not None and shown.ocr,
        "start": read.start,
        "end": read.end,
        "characters": len(document.text),
        "cut": read.end < whole.end,
        "text": document.text[read.start : read.end],
    }


def _page(document: Document, number: int | None) -> Span:
    ends = [*(page.start for page in document.pages[1:]), len(document.text)]
    for page, end in zip(document.pages, ends, strict=True):
        if number in (None, page.number):
            return Span(page.start, end)
    first, last = document.pages[0].number, document.pages[-1].number
    raise BadQuestion(f"{document.name} has the pages {first} to {last}: ask for one of these.")


def _from(document: Document, page: int | None, start: int) -> Span:
    if page is not None:
        raise BadQuestion(f"{document.name} has no pages: ask for it without a page.")
    if not 0 <= start < max(1, len(document.text)):
        raise BadQuestion(
            f"{document.name} has {len(document.text):,} characters: start at one of these."
        )
    return Span(start, len(document.text))
