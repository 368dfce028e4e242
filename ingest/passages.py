"""Document -> Passages: cut where the paper itself begins something new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.documents import PASSAGE_KINDS, Document, Passage, Span, Voice
from ingest import voices
from ingest.numbering import number_of
from ingest.reading.blocks import Block, Role
from ingest.sentences import sentences
from ingest.structure import Placed

MOST_WORDS = 180
"""A passage longer than this is cut where a sentence ends; the model reads about 190 words."""
MOST_NUMBERED = 450
"""The same of a numbered paragraph, which is quoted by its number: the longest has 400 words."""
FEWEST_WORDS = 60
"""Plain paragraphs and list items are put together until they are this long."""
_RESOLVED = re.compile(
    r"(?:It was |The (?:Committee|Board|Panel|Council|Cabinet) )?"
    r"(?:RESOLVED|Resolved|resolved|AGREED|DECISION)\b"
)
_STATES = re.compile(r":\s+\S")
"""In a heading that says something, as "Inspection dates: 3 to 14 March" does; it may be quoted."""
_LIST = frozenset({Role.BULLET, Role.NUMBERED})
_ALONE = frozenset({"finding", "grade", "recommendation"})
"""Parts of a paper of which each block is the beginning of a passage of its own."""


@dataclass
class _Cut:
    """The blocks of one passage in the making."""

    section: tuple[str, ...]
    voice: Voice | None = None
    kind: str = "paragraph"
    lead_in: str = ""
    """The words that introduce the list that is going on, while it is."""
    repeats: bool = False
    """Whether `lead_in` stands in an earlier passage, so that this one must be indexed with it."""
    leader: Voice | None = None
    """Whose list is going on; nobody's once an item of it says that somebody else speaks."""
    blocks: list[Placed] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    words: int = 0

    @property
    def number(self) -> str:
        """The printed number of the first block below the headings, if it has one."""
        first = next((one.block for one in self.blocks if not _heads(one.block)), None)
        counted = first and (first.role is Role.NUMBERED or first.part == "recommendation")
        return number_of(first.text) if first and counted else ""

    @property
    def indexed(self) -> str:
        """What is indexed in place of the text, where a block of it says so."""
        if not any(one.block.indexed for one in self.blocks):
            return ""
        return "\n".join(one.block.indexed or one.block.text for one in self.blocks)

    @property
    def most(self) -> int:
        """The words that it may have before it is cut."""
        return MOST_NUMBERED if self.number else MOST_WORDS

    def takes(self, placed: Placed, voice: Voice | None) -> bool:
        """Whether the block belongs to this passage rather than to one of its own."""
        role, last = placed.block.role, self.blocks[-1].block.role
        if placed.block.part in _ALONE or Role.FOOTNOTE in (role, last):
            return False
        fits = self.words + placed.words <= MOST_WORDS
        if self.lead_in and role in _LIST:
            return self.kind == "resolution" or (fits and (voice or self.leader) == self.voice)
        if self.kind == "resolution" and self.blocks[-1].block.text.endswith(":"):
            return not _RESOLVED.match(placed.block.text)
        if role is Role.NUMBERED or _RESOLVED.match(placed.block.text) or self.kind == "resolution":
            return False
        if role is Role.BULLET and last is not Role.BULLET:
            return fits and voice in (None, self.voice)
        return role is last and voice == self.voice and fits and self.words < FEWEST_WORDS

    def put(self, placed: Placed, spans: Sequence[Span]) -> None:
        """Add a block and its sentences."""
        self.blocks.append(placed)
        self.sentences += spans
        self.words += placed.words
        if self._introduces(placed.block):
            self.lead_in, self.repeats, self.leader = placed.block.text, False, self.voice
        elif placed.block.role not in _LIST:
            self.lead_in, self.repeats, self.leader = "", False, None

    def _introduces(self, block: Block) -> bool:
        """Whether the block leads in a list; a semicolon at an item's end only parts it."""
        is_item = block.role is Role.BULLET or (block.role is Role.NUMBERED and self.lead_in)
        if is_item:
            return block.text.endswith(":")
        return self.kind == "resolution" or block.text.endswith((":", ";"))


def cut(document: Document, blocks: Sequence[Placed]) -> list[Passage]:
    """
    The passages of a document, in order.

    Each is a numbered paragraph, a resolution with its limbs, a list with its lead-in, a speaker's
    turn, or some paragraphs of one section.
    """
    transcript = voices.is_transcript([placed.block.text for placed in blocks])
    cuts = _Cutter(document, transcript=transcript).cuts(blocks)
    return [passage for one in cuts for passage in _passages(document, one)]


class _Cutter:
    """One pass over a document's blocks."""

    def __init__(self, document: Document, *, transcript: bool) -> None:
        self._document = document
        self._transcript = transcript
        self._headings: dict[int, str] = {}
        self._waiting: list[Placed] = []
        """Headings that belong to the passage that follows them."""

    def cuts(self, blocks: Sequence[Placed]) -> Iterator[_Cut]:
        """The passages in the making; the headings that nothing follows are one of their own."""
        current: _Cut | None = None
        before: _Cut | None = None
        for placed in blocks:
            if _heads(placed.block):
                if current:
                    yield current
                current = before = None
                self._head(placed)
                continue
            spans, voice = self._said(placed)
            if current is None or not self._takes(current, placed, voice):
                if current:
                    yield current
                current = self._begin(placed, voice, before)
            current.put(placed, spans)
            before = before if current.kind == "footnote" else current
        if current:
            yield current
        if self._waiting:
            headings = [placed.span for placed in self._waiting]
            yield _Cut(self._section(), blocks=self._waiting, sentences=headings)

    def _head(self, placed: Placed) -> None:
        level = placed.block.level
        self._headings = {key: text for key, text in self._headings.items() if key < level}
        self._headings[level] = placed.block.text
        self._waiting.append(placed)

    def _section(self) -> tuple[str, ...]:
        return tuple(text for _, text in sorted(self._headings.items()))

    def _said(self, placed: Placed) -> tuple[list[Span], Voice | None]:
        """The block's sentences, and its voice."""
        text, span = placed.block.text, placed.span
        speaker, start = voices.turn(text) if self._transcript else ("", 0)
        spans = list(sentences(self._document.text, Span(span.start + start, span.end)))
        if speaker:
            return spans, Voice(speaker, "direct")
        return spans, voices.reported(self._document.text[one.start : one.end] for one in spans)

    def _takes(self, current: _Cut, placed: Placed, voice: Voice | None) -> bool:
        return not (self._transcript and voice) and current.takes(placed, voice)

    def _begin(self, placed: Placed, voice: Voice | None, before: _Cut | None) -> _Cut:
        kind = _kind(placed.block)
        facts = [head.span for head in self._waiting if _STATES.search(head.block.text)]
        started = _Cut(self._section(), voice, kind, blocks=self._waiting, sentences=facts)
        self._waiting = []
        if before and placed.block.role in _LIST and before.lead_in:
            started.lead_in, started.repeats = before.lead_in, True
            started.leader = before.leader if voice in (None, before.leader) else None
            started.voice = voice or started.leader
        return started


def _kind(block: Block) -> str:
    """What a passage is that begins with a block; what is proposed has not been resolved."""
    if block.part != "recommendation" and _RESOLVED.match(block.text):
        return "resolution"
    return block.part if block.part in PASSAGE_KINDS else block.role.value


def _heads(block: Block) -> bool:
    """Whether the block is above what follows; a line "RESOLVED:" is part of it."""
    resolves = _RESOLVED.match(block.text) and block.text.endswith(":")
    return block.role is Role.HEADING and not resolves


def _passages(document: Document, one: _Cut) -> Iterator[Passage]:
    """The passages that a cut makes: one, or several of whole sentences when it is too long."""
    start = one.blocks[0].span.start
    end = one.blocks[-1].span.end
    whole = one.kind == "resolution" or one.words <= one.most or not one.sentences
    for group in [one.sentences] if whole else _groups(document.text, one.sentences, one.most):
        stop = end if whole or group[-1] == one.sentences[-1] else group[-1].end
        yield Passage(
            document=document,
            start=start,
            end=stop,
            section=one.section,
            kind=one.kind,
            number=one.number,
            voice=one.voice,
            lead_in=one.lead_in if one.repeats else "",
            indexed=one.indexed,
            anchor=_anchor(one.blocks, start, stop),
            sentences=tuple(group),
        )
        start = stop + len(document.text[stop:end]) - len(document.text[stop:end].lstrip())


def _anchor(blocks: Sequence[Placed], start: int, stop: int) -> str:
    """The anchor of what stands at `start`, or else the first between there and `stop`."""
    anchored = [one for one in blocks if one.block.anchor and one.span.start < stop]
    above = [one for one in anchored if one.span.start <= start]
    return next((one.block.anchor for one in (*above[-1:], *anchored)), "")


def _groups(text: str, spans: Sequence[Span], most: int) -> list[list[Span]]:
    """Sentences in runs of at most so many words, as even as whole sentences allow."""
    sizes = [len(text[span.start : span.end].split()) for span in spans]
    runs = -(-sum(sizes) // most)
    target = sum(sizes) / runs
    groups: list[list[Span]] = [[]]
    words = 0
    for span, size in zip(spans, sizes, strict=True):
        if groups[-1] and words + size / 2 > target:
            groups.append([])
            words = 0
        groups[-1].append(span)
        words += size
    return groups
