"""A text -> the quotations in it, and what each is said to be of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.checking.blocks import Block
from bot.checking.marks import MASK, Marks, marked, masked
from bot.checking.paged import Paged, paged
from bot.checking.sources import source
from corpus.display import one_line
from corpus.documents import Span

_FEWEST_WORDS = 3
_BEFORE = 1000
_AFTER = 300
"""Characters before and after a quotation in which its source is looked for."""
_MARKDOWN = re.compile(r"^>[^\S\n]?", re.MULTILINE)
_GIVEN = re.compile(r"(?<=[.!?…”’\"'])\s*[—–-]\s*(?P<who>[^.!?]{3,80}?)\.?\s*\Z")
_MOST_OF = 0.8
"""Of a paragraph that is set off: marks round so much of it are round all that is quoted."""


class Form(Enum):
    """How a text gives somebody else's words."""

    MARKED = "between quotation marks"
    SET_OFF = "set off as a paragraph"
    CLAIM = "told without quotation marks"


@dataclass(frozen=True)
class Quotation:
    """Words of a text that are said to be somebody else's."""

    span: Span
    """Of the words in the text, without the marks around them; of a claim, with who is named."""
    words: str
    """On one line."""
    form: Form = Form.MARKED
    said_of: str = ""
    """The paper, person and page that the words around it name; empty where none is named."""
    closed: bool = True
    """Whether the text closes the quotation mark that it opens."""

    @property
    def short(self) -> bool:
        """Whether it is a word or two, which are a name or held at arm's length, or say nothing."""
        return len(self.words.split()) < _FEWEST_WORDS


def quotations(text: str, blocks: Sequence[Block]) -> Iterator[Quotation]:
    """
    Every quotation of a text, in order and apart, each inside one of its paragraphs.

    >>> text = "The commissioner’s report says: ‘Trust is low.’ It adds, “Very low indeed.”"
    >>> for one in quotations(text, [Block(Span(0, len(text)))]):
    ...     print(one.words, "|", one.said_of)
    Trust is low. | commissioner
    Very low indeed. | commissioner
    """
    blocks = [one for one in blocks if text[slice(*one.span)].strip()]
    within = marked(text, [one for one in blocks if not _whole(text, one)])
    return _Reading(text, within).found(blocks)


@dataclass
class _Reading:
    """One pass over a text, which keeps what the quotation before was said to be of."""

    text: str
    within: list[Marks]
    last: str = ""
    before: str = ""
    """The paragraph before."""

    def __post_init__(self) -> None:
        self.masked = masked(self.text, self.within)
        self.starts = [one.span.start for one in self.within]

    def found(self, blocks: Sequence[Block]) -> Iterator[Quotation]:
        for block in blocks:
            for one in self._in_block(block):
                self.last = one.said_of or self.last
                if one.words:
                    yield one
            self.before = self.masked[slice(*block.span)][-_BEFORE:]

    def _in_block(self, block: Block) -> Iterator[Quotation]:
        if _whole(self.text, block):
            yield self._set_off(block)
            return
        first, after = (bisect_left(self.starts, place) for place in block.span)
        marks = self.within[first:after]
        told = [
            one._replace(span=_moved(one.span, block.span.start))
            for one in paged(self.masked[slice(*block.span)])
            if MASK not in self.masked[slice(*_moved(one.span, block.span.start))]
        ]
        both: list[Marks | Paged] = [*marks, *told]
        for piece in sorted(both, key=lambda one: one.span):
            yield self._marked(block, piece) if isinstance(piece, Marks) else self._claim(piece)

    def _marked(self, block: Block, marks: Marks) -> Quotation:
        span = marks.span
        before = self.masked[max(block.span.start, span.start - _BEFORE) : span.start]
        after = self.masked[span.end : min(block.span.end, span.end + _AFTER)]
        said_of = source(before, after, self.last)
        alone = not any(map(str.isalnum, before + after)) and MASK not in before + after
        if not said_of and (marks.goes_on or alone):
            said_of = self.last if marks.goes_on else self._introduced()
        words = one_line(self.text[slice(*marks.inner)])
        return Quotation(marks.inner, words, Form.MARKED, said_of, marks.closed)

    def _claim(self, told: Paged) -> Quotation:
        words = one_line(self.text[slice(*told.span)])
        return Quotation(told.span, words, Form.CLAIM, source(told.lead, "", self.last))

    def _set_off(self, block: Block) -> Quotation:
        words = self.text[slice(*block.span)]
        given = _GIVEN.search(words)
        end = given.start() if given else len(words)
        said_of = source(given["who"], "", self.last) if given else ""
        plain = one_line(_MARKDOWN.sub("", words[:end]))
        span = Span(block.span.start, block.span.start + len(words[:end].rstrip()))
        return Quotation(span, plain, Form.SET_OFF, said_of or self._introduced())

    def _introduced(self) -> str:
        """What the end of the paragraph before says that this one is of."""
        if self.before.rstrip().endswith(MASK):
            return self.last
        return source(self.before.rstrip(" .:"), "", self.last)


def _whole(text: str, block: Block) -> bool:
    """Whether a paragraph is a quotation as a whole, with no marks round most of it."""
    if not block.set_off:
        return False
    length = block.span.end - block.span.start
    return all(one.span.end - one.span.start < _MOST_OF * length for one in marked(text, [block]))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
