"""Claims -> what became of each: held, stored, kept, read anew, and shown as it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.documents import Document
from corpus.held import Held
from corpus.receipts import digest
from ingest.verifying.anew import Originals
from ingest.verifying.beside import beside
from ingest.verifying.verdicts import Claim, Reason, Verified


def verify(claims: Iterable[Claim], held: Held) -> Iterator[Verified]:
    """What became of each claim, in order; the first thing that fails is told of it."""
    claims, originals = tuple(claims), Originals(held)
    rows = _rows(claims, held)
    for claim in claims:
        if not held.holds(claim.receipt.document):
            yield Verified(claim, Reason.NOT_HELD)
        elif document := held.document(claim.receipt.document):
            yield _verified(claim, document, originals, rows.get(claim.beside, ()))
        else:
            yield Verified(claim, Reason.ALTERED_TEXT)


def _rows(claims: Sequence[Claim], held: Held) -> dict[str | None, list[str]]:
    """What the papers say at receipts in a row, by the text that they share."""
    shared = Counter(claim.beside for claim in claims)
    rows: dict[str | None, list[str]] = {}
    for claim in claims:
        in_row = claim.beside and shared[claim.beside] > 1
        document = held.document(claim.receipt.document) if in_row else None
        if document and _stored(claim, document) is None:
            words = document.text[slice(*claim.receipt.span)]
            rows.setdefault(claim.beside, []).append(words)
    return rows


def _verified(
    claim: Claim, document: Document, originals: Originals, others: Iterable[str]
) -> Verified:
    reason = _stored(claim, document)
    if reason:
        return Verified(claim, reason, document)
    span = claim.receipt.span
    found = originals.find(document, span, claim.receipt.page)
    words = document.text[slice(*span)]
    reason, instead = (found.reason, "") if found.reason else _shown(claim, words, others)
    page = document.page_at(span.start)
    scanned = bool(page and page.ocr)
    return Verified(claim, reason, document, found.moved, scanned, instead)


def _stored(claim: Claim, document: Document) -> Reason | None:
    """Why the stored text does not bear a receipt out; None when it does."""
    receipt, text = claim.receipt, document.text
    if receipt.span.end > len(text):
        return Reason.NO_PLACE
    if digest(text[slice(*receipt.span)]) != receipt.words:
        shown = claim.shown or ""
        known = digest(shown) == receipt.words and shown in text
        return Reason.OTHER_PLACE if known else Reason.OTHER_WORDS
    page = document.page_at(receipt.span.start)
    return None if receipt.page == (page.number if page else 0) else Reason.OTHER_PAGE


def _shown(claim: Claim, words: str, others: Iterable[str]) -> tuple[Reason | None, str]:
    """Why a file does not show the words as they stand, and what it shows instead."""
    if claim.shown is not None and claim.shown.split() != words.split():
        return Reason.SHOWN_OTHERWISE, claim.shown
    if claim.beside is not None:
        seen = beside(claim.beside, words, others)
        if seen.reason:
            return seen
    return (None if claim.honest else Reason.OTHER_FACTS), ""
