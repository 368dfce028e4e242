"""Document -> Passages: cut where the paper itself begins something new."""

import re
from collections.abc import Iterator, Sequence

from corpus.documents import PASSAGE_KINDS, Document, Passage, Said, Span, Voice
from corpus.sentences import sentences
from ingest import voices
from ingest.attribution import only_speaker, own_voice, within
from ingest.draft import LIST, SIZES, Draft, Sizes, heads, resolves
from ingest.motions import Matter, matters
from ingest.speeches import speeches
from ingest.structure import Placed

MOST_ROW_WORDS = 120
"""A table's row is quoted whole up to this length, since its cells mean little apart."""
_MINUTED = frozenset({"minutes", "agenda", "decision", "motion", "other"})
"""Kinds of paper in which a clerk writes down who said what."""
_STATES = re.compile(r"^(?!Attachment: ).*?:\s+\S")
"""In a heading that says something, as "Inspection dates: 3 to 14 March" does; it may be quoted."""
_WHOLE = frozenset({"resolution", "motion", "amendment", "vote"})
"""Kinds of passage that are never cut, however long."""


def cut(document: Document, blocks: Sequence[Placed], sizes: Sizes = SIZES) -> list[Passage]:
    """
    The passages of a document, in order.

    Each is a numbered paragraph, a resolution with its limbs, a list with its lead-in, a speaker's
    turn, or some paragraphs of one section.
    """
    transcript = voices.is_transcript([placed.block.text for placed in blocks])
    minutes = document.details.kind in _MINUTED
    said = [] if transcript else speeches(document.text, blocks, minutes=minutes)
    cuts = _Cutter(document, said, sizes, transcript=transcript).cuts(blocks)
    return [passage for one in cuts for passage in _passages(document, one, said)]


class _Cutter:
    """One pass over a document's blocks."""

    def __init__(
        self, document: Document, said: Sequence[Said], sizes: Sizes, *, transcript: bool
    ) -> None:
        self._document = document
        self._sizes = sizes
        self._said_by = said
        self._transcript = transcript
        self._matters: dict[int, Matter] = {}
        self._headings: dict[int, str] = {}
        self._waiting: list[Placed] = []
        """Headings that belong to the passage that follows them."""

    def cuts(self, blocks: Sequence[Placed]) -> Iterator[Draft]:
        """The passages in the making; the headings that nothing follows are one of their own."""
        current: Draft | None = None
        self._matters = matters(blocks)
        before: Draft | None = None
        for placed in blocks:
            if heads(placed.block):
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
            yield Draft(
                self._section(), blocks=self._waiting, sentences=headings, sizes=self._sizes
            )

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
        if placed.block.indexed and placed.words <= MOST_ROW_WORDS:
            return [span], None
        speaker, start = voices.turn(text) if self._transcript else ("", 0)
        spans = list(sentences(self._document.text, Span(span.start + start, span.end)))
        if speaker:
            return spans, Voice(speaker, "direct")
        return spans, only_speaker(within(self._said_by, span))

    def _takes(self, current: Draft, placed: Placed, voice: Voice | None) -> bool:
        matter = self._matters.get(placed.span.start)
        if matter or current.matter:
            return matter is current.matter
        return not (self._transcript and voice) and current.takes(placed, voice)

    def _begin(self, placed: Placed, voice: Voice | None, before: Draft | None) -> Draft:
        kind = "turn" if self._transcript and voice else self._kind(placed)
        facts = [head.span for head in self._waiting if _STATES.search(head.block.text)]
        started = Draft(self._section(), voice, kind, blocks=self._waiting, sentences=facts)
        started.sizes = self._sizes
        started.matter = self._matters.get(placed.span.start)
        self._waiting = []
        if before and placed.block.role in LIST and before.lead_in:
            started.lead_in, started.repeats = before.lead_in, True
            started.leader = before.leader if voice in (None, before.leader) else None
            started.voice = voice or started.leader
        return started

    def _kind(self, placed: Placed) -> str:
        """What a passage is that begins with a block; what is proposed has not been resolved."""
        matter, block = self._matters.get(placed.span.start), placed.block
        if matter:
            return matter.kind
        if block.part != "recommendation" and resolves(block):
            return "resolution"
        if block.part in PASSAGE_KINDS:
            return block.part
        return _part(self._section(), block.anchor) or block.role.value


def _part(section: Sequence[str], anchor: str) -> str:
    """Which part of an agenda item stands here, where ModernGov's headings tell it."""
    label = section[-1].casefold() if section else ""
    if label in ("decision", "decisions"):
        return "decision"
    return "agenda" if anchor.startswith("AI") and label != "minutes" else ""


def _passages(document: Document, one: Draft, said: Sequence[Said]) -> Iterator[Passage]:
    """The passages that a cut makes: one, or several of whole sentences when it is too long."""
    start = one.blocks[0].span.start
    end = one.blocks[-1].span.end
    whole = one.kind in _WHOLE or bool(one.indexed)
    whole = whole or one.words <= one.most or not one.sentences
    for group in [one.sentences] if whole else _groups(document.text, one.sentences, one.most):
        stop = end if whole or group[-1] == one.sentences[-1] else group[-1].end
        parts = within(said, Span(start, stop))
        voice = own_voice(document, one, group, parts)
        yield Passage(
            document=document,
            start=start,
            end=stop,
            section=one.section,
            kind=one.kind,
            number=one.number,
            result=one.matter.result if one.matter else "",
            voice=voice,
            said=tuple(part for part in parts if part.voice != voice),
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
