"""Answers as they were given, written down, so that they can be scored again without the bot."""

import datetime
from dataclasses import field
from typing import Literal

from pydantic.dataclasses import dataclass

from corpus.documents import Span
from corpus.receipts import Receipt, digest

Outcome = Literal["answered", "abstained", "failed"]


@dataclass(frozen=True)
class Shown:
    """A quote as a reader is shown it."""

    text: str
    document: str
    """The document's id."""
    source: str
    """The paper's file name."""
    start: int
    end: int
    page: int | None = None
    """The page that is cited, counted from 1."""
    speaker: str = ""
    date: datetime.date | None = None
    url: str = ""

    @property
    def receipt(self) -> str:
        """By which it can be verified against the paper, as it was recorded."""
        span = Span(self.start, self.end)
        return str(Receipt(self.document, span, self.page or 0, digest(self.text)))


@dataclass(frozen=True)
class Found:
    """A passage that retrieval found."""

    document: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True)
class Recorded:
    """What came of asking one case."""

    case: str
    """Its id."""
    outcome: Outcome
    """`failed` when the bot broke down, which is never counted as an abstention."""
    reason: str = ""
    """Why it abstained, or what broke."""
    confidence: float = 0.0
    """From 0 to 1."""
    contradicts: bool = False
    """Whether the quotes are shown against what the question takes for granted."""
    quotes: tuple[Shown, ...] = ()
    nearest: tuple[Shown, ...] = ()
    found: tuple[Found, ...] = ()
    """Passages, the best first, as ranking left them; at most 50."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Of each stage, and of all of it as `whole`."""


@dataclass(frozen=True)
class Setting:
    """On what a run was made, so that two runs are compared only where that means something."""

    id: str
    """The run's: the time and the cases' digest, as `20261126T161500-3f2a91c07b1d`."""
    started: datetime.datetime
    cases: str
    """The digest of the cases."""
    papers: str
    """The digest of the ids of all documents."""
    documents: int
    edition: str
    """The number of the index's generation."""
    commit: str = ""
    """Of the source, where that is known."""
    model: str = ""
    """The identity of the embedding model."""
    ranker: str = ""
    """The digest of the ranker's files; empty where none read."""
    threshold: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)
    """Of Python and of the packages that answers depend on."""
    options: dict[str, str] = field(default_factory=dict)
    """Which cases were asked, and by which protocol."""
