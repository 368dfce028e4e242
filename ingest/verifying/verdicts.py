"""What became of a receipt, and what it rests on."""

from dataclasses import dataclass
from enum import Enum

from corpus.documents import Document
from corpus.receipts import Receipt


class Verdict(Enum):
    """What can be said of a receipt."""

    TRUE = "true"
    FALSE = "false"
    CANNOT_TELL = "cannot tell"
    """Its paper is not held, or cannot be read here: that says nothing of the receipt."""


class Reason(Enum):
    """Why a receipt is not true, or cannot be told; in one sentence for a reader."""

    NOT_HELD = "No paper with this hash is held here."
    ALTERED_TEXT = "The stored text of the paper was altered after it was read."
    NO_PLACE = "The paper’s text ends before this place."
    OTHER_WORDS = "Other words stand at this place."
    OTHER_PLACE = "The paper says these words, but not at this place."
    OTHER_PAGE = "The words do not stand on this page."
    NO_ORIGINAL = "The original is not kept here any more."
    ALTERED_ORIGINAL = "The kept original is not the file that was read."
    NOT_READABLE = "The original cannot be read here."
    READ_OTHERWISE = "The original, read anew, does not hold these words."
    SCAN = "The page is scanned, and could not be read anew in just these words."
    SHOWN_OTHERWISE = "The file shows other words beside it."
    NOT_SHOWN = "The file shows no quotation beside it, so there is nothing to compare."
    OTHER_FACTS = "The file gives another place or page beside it."


UNSURE = frozenset(
    {Reason.NOT_HELD, Reason.NO_ORIGINAL, Reason.NOT_READABLE, Reason.SCAN, Reason.NOT_SHOWN}
)
"""Reasons for which it cannot be told; the others make a receipt false."""


@dataclass(frozen=True)
class Claim:
    """A receipt as it was given, and the words that a file shows with it."""

    receipt: Receipt
    where: str = ""
    """In which file, and where in it, for a reader."""
    shown: str | None = None
    """The words beside it as the file shows them; None where nothing is shown with it."""
    beside: str | None = None
    """The file's text before the receipt, in which the words must stand; None where it has none."""
    honest: bool = True
    """Whether the other facts beside it, as its page, are those of the receipt."""


@dataclass(frozen=True)
class Verified:
    """What became of a claim."""

    claim: Claim
    reason: Reason | None = None
    """None when it is true."""
    document: Document | None = None
    """The paper, where it is held and its text is as it was written."""
    moved: bool = False
    """Whether the original, read anew, holds the words at another place of the same page."""
    scanned: bool = False
    """Whether the words were read from a picture, so that the print may differ."""
    instead: str = ""
    """What the file shows in place of the words."""

    @property
    def verdict(self) -> Verdict:
        """True, false, or that it cannot be told."""
        if self.reason is None:
            return Verdict.TRUE
        return Verdict.CANNOT_TELL if self.reason in UNSURE else Verdict.FALSE

    @property
    def words(self) -> str:
        """What the paper says at the place; empty where that is not known."""
        if self.document is None or self.reason in (Reason.OTHER_WORDS, Reason.NO_PLACE):
            return ""
        return self.document.text[slice(*self.claim.receipt.span)]
