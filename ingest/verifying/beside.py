"""What a text shows before a receipt: the receipt's words as they stand, or others."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from corpus.documents import Span
from ingest.verifying.verdicts import Reason

_FEWEST_WORDS = 3
"""A quotation of fewer is a term, as “requires improvement”, and needs no receipt."""
_CLOSE = 60
"""Of 100: how alike unmarked words are to the receipt's, to be taken for them, altered."""
_MARKS = re.compile(r"[“”«»]|\n[ \t]*\n")
_ONLY_NAMED = re.compile(r"\breceipts?\b", re.IGNORECASE)
_HEADING = re.compile(r"\bunder\s*\Z")
"""Before the heading that a source names."""
_STRAIGHT = re.compile(r'(?<![\w"])"(?=[^\s"])([^"]+)"')
_LINE_BEGINS = re.compile(r"(?:\A|\n)[\s>*_|#•·–—-]*(?:\[\d+\]\s*)?\Z")
_LINE_ENDS = re.compile(r"[\s*_|]*(?:\Z|\n|[(\[—–])")


class Seen(NamedTuple):
    """What is shown."""

    reason: Reason | None
    """None when the words are shown as they stand, or nothing is shown at all."""
    instead: str = ""
    """What is shown in place of the words."""


def beside(text: str, words: str) -> Seen:
    r"""
    What a text shows of the words of the receipt that follows it; only white space is forgiven.

    >>> beside("“Caseloads were\n  too high.” — the report, ", "Caseloads were too high.").reason
    >>> beside("“Caseloads were not too high.” (", "Caseloads were too high.").instead
    'Caseloads were not too high.'
    """
    if any(True for _ in places(text, words)):
        return Seen(None)
    shown = [text[slice(*one)] for one in quotations(text)]
    if shown:
        closest = max(shown, key=lambda one: fuzz.ratio(one, words))
        return Seen(Reason.SHOWN_OTHERWISE, " ".join(closest.split()))
    if not any(map(str.isalpha, _ONLY_NAMED.sub("", text))):
        return Seen(None)
    near = fuzz.partial_ratio_alignment(words, text, score_cutoff=_CLOSE)
    if near and len(text.split()) >= _FEWEST_WORDS:
        return Seen(Reason.SHOWN_OTHERWISE, " ".join(text[near.dest_start : near.dest_end].split()))
    return Seen(Reason.NOT_SHOWN)


def places(text: str, words: str) -> Iterator[Span]:
    """Where words stand as a whole quotation: between quotation marks, or as lines of their own."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    for match in re.finditer(pattern, text) if pattern else ():
        before, after = text[: match.start()], text[match.end() :]
        marks = before.rstrip()[-1:] + after.lstrip()[:1]
        lines = _LINE_BEGINS.search(before) and _LINE_ENDS.match(after)
        if marks in ("“”", '""', "«»", "‘’", "''") or lines:
            yield Span(*match.span())


def loose(text: str, quoted: Iterable[str]) -> int:
    """How many quotations a text has besides some receipts' words, and headings in sources."""
    for words in quoted:
        for start, end in places(text, words):
            text = text[:start] + " " * (end - start) + text[end:]
    return sum(not _HEADING.search(text[: start - 1]) for start, _ in quotations(text))


def quotations(text: str) -> Iterator[Span]:
    """
    What stands between double quotation marks, the outermost where they are inside one another.

    >>> text = 'He said “it is “high” now” and "too much of it".'
    >>> [text[start:end] for start, end in quotations(text)]
    ['it is “high” now', 'too much of it']
    """
    found = list(_curled(text))
    for match in _STRAIGHT.finditer(text):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(Span(*match.span(1)))
    return iter(one for one in sorted(found) if _is_long(text[slice(*one)]))


def _curled(text: str) -> Iterator[Span]:
    depth = start = 0
    for mark in _MARKS.finditer(text):
        if mark.group() in "“«":
            start = start if depth else mark.end()
            depth += 1
        elif mark.group() not in "”»":
            depth = 0  # no quotation goes on in another paragraph: a mark is missing
        elif depth:
            depth -= 1
            if not depth:
                yield Span(start, mark.start())


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS
