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
"""Of 100: how alike other words are to the receipt's, to be taken for them, altered."""
_MARKS = re.compile(r"[“”«»]|\n[ \t]*\n")
_ONLY_NAMED = re.compile(r"\breceipts?\b", re.IGNORECASE)
_HEADING = re.compile(r"\bunder\s*\Z")
"""Before the heading that a source names."""
_STRAIGHT = re.compile(r'(?<![\w"])"(?=[^\s"])([^"]+)"')
_BLANK_LINE = re.compile(r"\n[\s>*_|]*\n")
_DRESS = re.compile(r"[\s>*_|]*")
"""What may stand before words in a line, and says nothing."""
_ITEM = re.compile(r"[\s>]*(?:[#•·-]+\s|\*\s|\[\d+\])[\s*_]*")
"""What begins a line that is a paragraph of its own."""
_ENDS = re.compile(
    r"[ \t\r*_|]*(?:\[\d+\][ \t\r]*)?"
    r"(?:\Z|\n[\s>*_|]*(?:\n|\Z|[—–]|--)|[(\[](?:[^()\[\]]|\([^()]*\))*\Z)"
)
"""What ends a paragraph: nothing, a line with the source, or a bracket with the receipt in it."""


class Seen(NamedTuple):
    """What is shown."""

    reason: Reason | None
    """None when the words are shown as they stand, or nothing is shown at all."""
    instead: str = ""
    """What is shown in place of the words."""


def beside(text: str, words: str, others: Iterable[str] = ()) -> Seen:
    r"""
    What a text shows of the words of the receipt that follows it; only white space is forgiven.

    `others` are the words of the receipts that stand in one row with it.

    >>> beside("“Caseloads were\n  too high.” — the report, ", "Caseloads were too high.").reason
    >>> beside("“Caseloads were not too high.” (", "Caseloads were too high.").instead
    'Caseloads were not too high.'
    """
    near = _nearest(text, words)
    shown = _quoted(_without(near, [words, *others]) if near else text)
    if near:
        shown = [one for one in shown if _is_altered(one, words)]
    if shown:
        return Seen(Reason.SHOWN_OTHERWISE, max(shown, key=lambda one: fuzz.ratio(one, words)))
    if near or not any(map(str.isalpha, _ONLY_NAMED.sub("", text))):
        return Seen(None)
    return _unmarked(text, words)


def places(text: str, words: str) -> Iterator[Span]:
    """Where words stand as a whole quotation: between quotation marks, or as a paragraph."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    for match in re.finditer(pattern, text) if pattern else ():
        before, after = text[: match.start()], text[match.end() :]
        marks = before.rstrip()[-1:] + after.lstrip()[:1]
        if marks in ("“”", '""', "«»", "‘’", "''") or (_begins(before) and _ENDS.match(after)):
            yield Span(*match.span())


def loose(text: str, quoted: Iterable[str]) -> int:
    """How many quotations a text has besides some receipts' words, and headings in sources."""
    return len(_quoted(_without(text, quoted)))


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


def _begins(before: str) -> bool:
    """Whether a paragraph begins where a text before it ends."""
    *above, line = before.split("\n")
    if not _DRESS.fullmatch(line):
        return _ITEM.fullmatch(line) is not None
    last = next(iter(above[-1:]), "")
    set_off = ">" in line and not last.lstrip().startswith(">")
    return set_off or bool(_DRESS.fullmatch(last)) or not any(map(str.isalnum, before))


def _nearest(text: str, words: str) -> str:
    """The last paragraphs of a text, from one that shows the words; empty where none does."""
    starts = [one.start for one in places(text, words)]
    return text[_paragraph_start(text, starts[-1]) :] if starts else ""


def _paragraph_start(text: str, at: int) -> int:
    return max((found.end() for found in _BLANK_LINE.finditer(text, 0, at)), default=0)


def _without(text: str, quoted: Iterable[str]) -> str:
    """A text of the same length, with spaces for what is quoted of some words."""
    for words in quoted:
        for start, end in places(text, words):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _quoted(text: str) -> list[str]:
    """The quotations of a text, but for the headings that sources name."""
    found = (one for one in quotations(text) if not _HEADING.search(text, 0, one.start - 1))
    return [" ".join(text[slice(*one)].split()) for one in found]


def _is_altered(shown: str, words: str) -> bool:
    """Whether a quotation is like the words and says more or other than they do."""
    printed = " ".join(words.split())
    return shown.strip(" .,;:") not in printed and fuzz.ratio(shown, printed) >= _CLOSE


def _unmarked(text: str, words: str) -> Seen:
    """What a text without quotations shows: the paragraph that is most like the words."""
    near = fuzz.partial_ratio_alignment(words, text, score_cutoff=_CLOSE)
    if not near or len(text.split()) < _FEWEST_WORDS:
        return Seen(Reason.NOT_SHOWN)
    end = _BLANK_LINE.search(text, near.dest_end)
    paragraph = text[_paragraph_start(text, near.dest_start) : end.start() if end else None]
    return Seen(Reason.SHOWN_OTHERWISE, " ".join(paragraph.split()))
