"""What a sentence needs before it to be understood."""

import re

from corpus.documents import Passage, Span

MOST_WORDS = 80
"""Of a quote and the sentence that leads to it."""
_LEANS = re.compile(
    r"(?:(?:However|But|And|So|Yet|Also|Instead|Nevertheless|As a result|In addition"
    r"|For (?:example|instance)),? )?"
    r"(?:this|these|those|they|their|it|its|he|she|his|her|such|that|both|neither)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[•–—*·▪■○-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s|[a-z]")


def lead(passage: Passage, number: int) -> Span | None:
    """
    Where the words stand that lead to a passage's sentence; None where it needs none.

    That is the lead-in of the list that it is an item of, or the sentence before one that begins
    with "This" or "They".
    """
    text = passage.document.text
    sentence = passage.sentences[number]
    words = text[sentence.start : sentence.end]
    if number == 0 and passage.lead_in:
        return _placed(passage)
    if _LISTED.match(words) or passage.kind == "bullet":
        introduced = _introduction(passage, number)
        if introduced:
            return introduced
    if number and _LEANS.match(words):
        before = passage.sentences[number - 1]
        if len(text[before.start : sentence.end].split()) <= MOST_WORDS:
            return before
    return None


def _introduction(passage: Passage, number: int) -> Span | None:
    """The sentence of the passage, or before it, that introduces the list."""
    text = passage.document.text
    for before in reversed(passage.sentences[:number]):
        if text[before.start : before.end].rstrip().endswith(":"):
            return before
    return _placed(passage) if passage.lead_in else None


def _placed(passage: Passage) -> Span | None:
    """Where the lead-in stands that the passage only remembers."""
    at = passage.document.text.rfind(passage.lead_in, 0, passage.start)
    return Span(at, at + len(passage.lead_in)) if at >= 0 else None
