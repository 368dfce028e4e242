"""Quotes, which cannot be made up, and the answers they make."""

import datetime
from dataclasses import dataclass, field
from enum import Enum

from bot.links import text_fragment
from bot.question import Question
from corpus.documents import Page, Passage, Span, Voice

_DOWNLOADED = (".docx", ".odt", ".rtf", ".xlsx", ".csv", ".pptx", ".eml")
"""Papers that a browser hands on to another program: none opens at a place in them."""


@dataclass(frozen=True)
class Quote:
    """
    Characters of a passage, shown to a reader.

    It is a place, not a text: what it says is cut from the stored document, so nothing that a
    program or a model writes can become a quote.
    """

    passage: Passage
    start: int
    """In the document's text."""
    end: int
    score: float = 0.0

    def __post_init__(self) -> None:
        if not self.passage.start <= self.start < self.end <= self.passage.end:
            raise ValueError("a quote lies inside its passage")

    @property
    def text(self) -> str:
        """The document's own words."""
        return self.passage.document.text[self.start : self.end]

    @property
    def page(self) -> Page | None:
        """The page on which the quote begins."""
        return self.passage.document.page_at(self.start)

    @property
    def voice(self) -> Voice | None:
        """Whose words it is, where that is one person or paper."""
        return self.passage.voice_at(Span(self.start, self.end))

    @property
    def ocr(self) -> bool:
        """Whether it was read from a picture of a page, so that its wording may differ."""
        return self.page is not None and self.page.ocr

    @property
    def url(self) -> str:
        """The paper's address, opening at the quote where that is known; empty without one."""
        address = self.passage.document.details.url
        if not address or "#" in address:
            return address
        if self.passage.anchor:
            return f"{address}#{self.passage.anchor}"
        if self.page:
            return f"{address}#page={self.page.number}"
        fragment = text_fragment(self.passage.document.text, self.start, self.end)
        shown = fragment and not self.passage.document.name.lower().endswith(_DOWNLOADED)
        return f"{address}#{fragment}" if shown else address


class Reason(Enum):
    """Why an answer abstains."""

    NO_PAPERS = "no-papers"
    """Nothing passes the filters, or the index is empty."""
    NOT_SAID = "not-said"
    """The papers searched do not seem to say."""
    STALE = "stale"
    """What was found does not stand in the stored documents any more."""


@dataclass(frozen=True)
class Searched:
    """What an answer was looked for in."""

    documents: int = 0
    newest: datetime.date | None = None


@dataclass(frozen=True)
class Answer:
    """A question, its quotes, and its outcome; without quotes it abstains."""

    question: Question
    quotes: tuple[Quote, ...] = ()
    confidence: float = 0.0
    """From 0 to 1: how sure it is that the quotes answer the question."""
    reason: Reason | None = None
    """Set exactly when there are no quotes."""
    nearest: tuple[Quote, ...] = ()
    """When it abstains: what came closest, which is not an answer."""
    searched: Searched = field(default_factory=Searched)
    seconds: float = 0.0

    @property
    def abstains(self) -> bool:
        """Whether the papers do not seem to say."""
        return not self.quotes
