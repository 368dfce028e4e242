"""One passage in the making: which blocks it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.documents import Span, Voice
from ingest.motions import Matter
from ingest.numbering import number_of
from ingest.reading.blocks import Block, Role
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
_THEN_RESOLVED = re.compile(r"\bRESOLVED\b(?: unanimously)?(?:[:;,]| that\b| to\b|$)")
"""Anywhere in a block: "It was moved by A, seconded by B and RESOLVED that:"."""
LIST = frozenset({Role.BULLET, Role.NUMBERED})
_ALONE = frozenset({"finding", "grade", "recommendation"})
"""Parts of a paper of which each block is the beginning of a passage of its own."""


class Sizes(NamedTuple):
    """How many words passages have; evaluators vary them to see whether answers depend on them."""

    most: int = MOST_WORDS
    numbered: int = MOST_NUMBERED
    fewest: int = FEWEST_WORDS

    def times(self, factor: float) -> "Sizes":
        """
        So many times as long.

        >>> Sizes().times(0.5)
        Sizes(most=90, numbered=225, fewest=30)
        """
        return Sizes(*(max(1, round(words * factor)) for words in self))


SIZES = Sizes()
"""Those that ingest uses."""


@dataclass
class Draft:
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
    matter: Matter | None = None
    """The motion, amendment or vote that it is."""
    sizes: Sizes = SIZES

    @property
    def number(self) -> str:
        """The printed number of the first block below the headings, if it has one."""
        first = next((one.block for one in self.blocks if not heads(one.block)), None)
        counted = first and (first.role is Role.NUMBERED or first.part == "recommendation")
        return number_of(first.text) if first and counted else ""

    @property
    def indexed(self) -> str:
        """What is indexed in place of the text, where a block of it says so."""
        return "\n".join(one.block.indexed for one in self.blocks if one.block.indexed)

    @property
    def most(self) -> int:
        """The words that it may have before it is cut."""
        return self.sizes.numbered if self.number else self.sizes.most

    def takes(self, placed: Placed, voice: Voice | None) -> bool:
        """Whether the block belongs to this passage rather than to one of its own."""
        role, last = placed.block.role, self.blocks[-1].block.role
        if placed.block.part in _ALONE or Role.FOOTNOTE in (role, last):
            return False
        fits = self.words + placed.words <= self.sizes.most
        if self.indexed or placed.block.indexed:
            return last is Role.ROW and not self.indexed
        if self.kind == "resolution":
            return self._takes_limb(placed.block)
        if self.lead_in and role in LIST:
            return fits and (voice or self.leader) == self.voice
        if role is Role.BULLET and last is not Role.BULLET:
            return fits and voice in (None, self.voice)
        alike = role is last is not Role.NUMBERED and not resolves(placed.block)
        return alike and voice == self.voice and fits and self.words < self.sizes.fewest

    def _takes_limb(self, block: Block) -> bool:
        """Whether a block is a limb of the resolution that is going on, or all that it resolves."""
        limb = self.lead_in and block.role in LIST
        return bool(limb) or (self.blocks[-1].block.text.endswith(":") and not resolves(block))

    def put(self, placed: Placed, spans: Sequence[Span]) -> None:
        """Add a block and its sentences; the row that names a table's columns is not quoted."""
        if placed.block.indexed and self.blocks and self.blocks[-1].block.role is Role.ROW:
            names = self.blocks[-1].span.start
            self.sentences = [one for one in self.sentences if one.start < names]
        self.blocks.append(placed)
        self.sentences += spans
        self.words += placed.words
        if self._introduces(placed.block):
            self.lead_in, self.repeats, self.leader = placed.block.text, False, self.voice
        elif placed.block.role not in LIST:
            self.lead_in, self.repeats, self.leader = "", False, None

    def _introduces(self, block: Block) -> bool:
        """Whether the block leads in a list; a semicolon at an item's end only parts it."""
        is_item = block.role is Role.BULLET or (block.role is Role.NUMBERED and self.lead_in)
        if is_item:
            return block.text.endswith(":")
        return self.kind == "resolution" or block.text.endswith((":", ";"))


def resolves(block: Block) -> bool:
    """Whether a block says what was resolved."""
    return bool(_RESOLVED.match(block.text) or _THEN_RESOLVED.search(block.text))


def heads(block: Block) -> bool:
    """Whether the block is above what follows; a line "RESOLVED:" is part of it."""
    resolves = _RESOLVED.match(block.text) and block.text.endswith(":")
    return block.role is Role.HEADING and not resolves
