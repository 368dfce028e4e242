"""What became of words that a paper is said to say: the verdict, and what it rests on."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from bot.quotes import Quote, Searched
from corpus.documents import Span
from corpus.holdings import Held


class Verdict(Enum):
    """What can be said of somebody's words."""

    EXACT = "exact"
    """The paper says them, but for the case of the first letter, spaces, quotation marks, dashes
    and hyphens."""
    ELSEWHERE = "elsewhere"
    """They are exact, but of another paper, page or voice than they are said to be from."""
    ALTERED = "altered"
    """A paper says something close to them; each difference is named."""
    NOT_FOUND = "not found"
    """No paper that was searched says them, or anything close to them."""
    CANNOT_CHECK = "cannot check"
    """The words are too few, or what they are said to be from is not held or cannot be read."""


class Kind(Enum):
    """What a difference is, as a reader is told."""

    NUMBER = "another number"
    NEGATION = "a “not” added or dropped"
    OPPOSITE = "the opposite word"
    WORDS = "other words"
    LEFT_OUT = "words left out"
    ADDED = "words added"
    ORDER = "another order"
    STITCHED = "separate sentences joined"
    ELLIPSIS = "words left out at an ellipsis"
    CAPITALS = "capital letters"
    PUNCTUATION = "punctuation"


class Difference(NamedTuple):
    """One difference between the words as given and as printed."""

    kind: Kind
    given: Span
    """In `Check.words`; empty where words were left out."""
    printed: Span
    """In the text of the document of `Check.places[place]`; empty where words were added."""
    place: int = 0


class Claimed(NamedTuple):
    """What is claimed in somebody's own words, where that is checked and no wording."""

    said: str
    """Without who is said to say it."""
    figure: str
    """As it is claimed."""
    page: int | None = None
    paper: str = ""
    """What the claim names as its source; empty where it names none."""
    page_is: str = ""
    """`printed` or `counted`: how the page of the place is numbered so; empty where no page is
    claimed or it is another."""


@dataclass(frozen=True)
class Check:
    """Words that a paper is said to say, and what became of them."""

    words: str
    """As given, on one line."""
    said_of: str
    """The paper that is said to say them; empty for any."""
    verdict: Verdict
    reason: str = ""
    """Why, in one sentence for a reader."""
    places: tuple[Quote, ...] = ()
    """Where they stand, the oldest paper first; where they were altered, what they are close to."""
    differences: tuple[Difference, ...] = ()
    nearest: tuple[Quote, ...] = ()
    """When they are not found: what came closest, which is something else."""
    searched: Searched = field(default_factory=Searched)
    papers: tuple[Held, ...] = ()
    """Those that were searched."""
    claim: Claimed | None = None
    """Where the words are no quotation, but claim what a paper says: what of it was checked."""
