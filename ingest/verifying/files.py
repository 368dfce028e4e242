"""Files -> the receipts in them, each with the words that are shown beside it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.documents import Span
from corpus.errors import UnreadablePaper, UsedWrongly
from corpus.receipts import Receipt, receipts
from ingest.papers import Paper
from ingest.reading import isolation
from ingest.verifying import saved
from ingest.verifying.boxed import unboxed
from ingest.verifying.comments import comments
from ingest.verifying.verdicts import Claim

_PLAIN = (".txt", ".json", ".jsonl", "")
"""Endings of files that are read as they are; the others go through the papers' readers."""
_WORD = ".docx"
_NAMED = re.compile(r"\breceipts?\b", re.IGNORECASE)


class Source(NamedTuple):
    """A file in which receipts are."""

    claims: tuple[Claim, ...]
    text: str = ""
    """What a reader of the file sees, in which quotations without a receipt may stand."""
    loose: int = 0
    """Quotations of a saved answer that have no receipt."""


def source(file: Path) -> Source:
    """The receipts of a file; raises `UsedWrongly` where it has none or cannot be read."""
    return source_of(Paper(file, {}).content(), file.name, file.suffix.lower())


def source_of(content: bytes, name: str, ending: str = "") -> Source:
    """The same of a file's bytes."""
    raw = content.decode("utf-8-sig", errors="replace")
    answers = saved.objects(raw)
    if answers:
        claims, loose = saved.claims(answers, name)
        found = Source((*claims, *_left_out(raw, claims, name)), "", loose)
    elif ending in _PLAIN:
        found = Source(tuple(_claims(raw, name, raw)), unboxed(raw))
    else:
        texts = _read(content, name)
        claims = [claim for text in texts for claim in _claims(text, name)]
        found = Source((*claims, *_left_out(raw, claims, name)), "\n\n".join(texts))
    if not found.claims:
        raise UsedWrongly(f"There is no receipt in {name}: give a file that holds one.")
    return found


def _read(content: bytes, name: str) -> list[str]:
    """What a document shows, each of its blocks a paragraph, and what each comment on it says."""
    try:
        reading = isolation.read(content, name)
        beside = comments(content, name) if name.lower().endswith(_WORD) else []
    except UnreadablePaper as error:
        raise UsedWrongly(f"{error} Give a receipt, or a file that can be read.") from error
    return ["\n\n".join(block.text for page in reading.pages for block in page.blocks), *beside]


def _claims(text: str, name: str, lines: str = "") -> Iterator[Claim]:
    """Each receipt of a text, with what stands before it and after the receipts before."""
    stretch, before = "", 0
    for at, receipt in receipts(text):
        gap = text[before : at.start]
        if not before or any(map(str.isalpha, _NAMED.sub("", gap))):
            stretch = gap
        yield Claim(receipt, _where(name, lines, at), beside=unboxed(stretch))
        before = at.end


def _left_out(raw: str, claims: Sequence[Claim], name: str) -> Iterator[Claim]:
    """Receipts that stand in a file's own letters, and that its reader left out."""
    known: set[Receipt] = {claim.receipt for claim in claims}
    return (claim for claim in _claims(raw, name, raw) if claim.receipt not in known)


def _where(name: str, lines: str, at: Span) -> str:
    return f"{name}, line {lines.count(chr(10), 0, at.start) + 1}" if lines else name
