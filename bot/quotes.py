"""Quotes, which cannot be made up, and the answers they make."""

import datetime
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from bot.links import text_fragment
from bot.question import Question
from corpus.documents import SECOND_HAND, Page, Passage, Span, Voice
from corpus.receipts import receipt

_DOWNLOADED = (".docx", ".odt", ".rtf", ".xlsx", ".csv", ".pptx", ".eml")
"""Papers that a browser hands on to another program: none opens at a place in them."""
MACHINE_WRITTEN = "Machine-written summary; the quotes below are the record:"


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
    lead: Span | None = None
    """What it needs to be understood, which stands before it: a list's lead-in, or the sentence
    that says who "they" are."""
    also: tuple["Quote", ...] = ()
    """Where else the same words stand."""

    def __post_init__(self) -> None:
        if not self.passage.start <= self.start < self.end <= self.passage.end:
            raise ValueError("a quote lies inside its passage")
        if self.lead and not 0 <= self.lead.start < self.lead.end <= self.start:
            raise ValueError("what leads to a quote stands before it")

    @property
    def text(self) -> str:
        """The document's own words."""
        return self.passage.document.text[self.start : self.end]

    @property
    def led(self) -> str:
        """The document's own words that lead to it; empty where it needs none."""
        return self.passage.document.text[slice(*self.lead)] if self.lead else ""

    @property
    def gap(self) -> bool:
        """Whether other words stand between it and what leads to it."""
        between = self.passage.document.text[self.lead.end : self.start] if self.lead else ""
        return any(letter.isalnum() for letter in between)

    @property
    def page(self) -> Page | None:
        """The page on which the quote begins."""
        return self.passage.document.page_at(self.start)

    @property
    def voice(self) -> Voice | None:
        """Whose words it is, where that is one person or paper."""
        return self.passage.voice_at(Span(self.start, self.end))

    @property
    def second_hand(self) -> bool:
        """Whether its paper or its voice only tells what another says."""
        told = self.voice is not None and self.voice.manner == "quoted"
        return told or self.passage.document.details.kind in SECOND_HAND

    @property
    def ocr(self) -> bool:
        """Whether it was read from a picture of a page, so that its wording may differ."""
        return self.page is not None and self.page.ocr

    @property
    def receipt(self) -> str:
        """What `councilbot verify` needs to find these words again."""
        return str(receipt(self.passage.document, Span(self.start, self.end)))

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
    NO_FIGURE = "no-figure"
    """A number is asked for, and what comes closest gives none."""
    NOT_HELD = "not-held"
    """It names a council or place of which there is no paper."""
    NO_YEAR = "no-year"
    """It asks about a paper of a year of which there is none."""
    OPINION = "opinion"
    """It asks what somebody should think or do."""
    PERSONAL = "personal"
    """It asks for what is private to a person."""
    STALE = "stale"
    """What was found does not stand in the stored documents any more."""

    @property
    def shows_nearest(self) -> bool:
        """Whether what came closest may be shown, as no answer."""
        return self not in (Reason.PERSONAL, Reason.NO_PAPERS)


@dataclass(frozen=True)
class Searched:
    """What an answer was looked for in."""

    documents: int = 0
    oldest: datetime.date | None = None
    newest: datetime.date | None = None
    councils: tuple[str, ...] = ()
    """The councils that the question is narrowed to, as printed; empty for all."""
    held: tuple[str, ...] = ()
    """Every council of which there are papers."""
    absent: tuple[str, ...] = ()
    """Councils and places that the question names and of which there is no paper."""
    years: tuple[int, ...] = ()
    """The years that the question names."""


class Sentence(NamedTuple):
    """What a chat model wrote about some of an answer's quotes."""

    text: str
    quotes: tuple[int, ...]
    """The numbers of the quotes that bear it out, counted from 1."""


@dataclass(frozen=True)
class Summary:
    """
    What a chat model wrote about an answer's quotes, as far as they bear it out.

    >>> Summary((Sentence("Caseloads were 24.", (1, 3)),)).marked
    'Caseloads were 24. [1][3]'
    """

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences alone."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def marked(self) -> str:
        """The sentences, each with the numbers of its quotes."""
        return " ".join(
            f"{sentence.text} {''.join(f'[{number}]' for number in sentence.quotes)}"
            for sentence in self.sentences
        )

    def about(self, shown: int) -> "Summary | None":
        """What of it is about the first `shown` quotes only; None where that is nothing."""
        kept = tuple(sentence for sentence in self.sentences if max(sentence.quotes) <= shown)
        return Summary(kept) if kept else None


@dataclass(frozen=True)
class Answer:
    """A question, its quotes, and its outcome; without quotes it abstains."""

    question: Question
    quotes: tuple[Quote, ...] = ()
    confidence: float = 0.0
    """From 0 to 1: how sure it is that the quotes answer the question."""
    reason: Reason | None = None
    """Set exactly when there are no quotes."""
    contradicts: bool = False
    """Whether the quotes are shown against what the question takes for granted."""
    timeline: bool = False
    """Whether there is one quote of each paper, the oldest paper first."""
    further: tuple[Quote, ...] = ()
    """What else is near, in order, for whom wants to see more; not read again yet."""
    nearest: tuple[Quote, ...] = ()
    """When it abstains: what came closest, which is not an answer."""
    searched: Searched = field(default_factory=Searched)
    seconds: float = 0.0
    summary: Summary | None = None
    """What a chat model wrote above the quotes, where one is set and its words are borne out."""

    @property
    def abstains(self) -> bool:
        """Whether the papers do not seem to say."""
        return not self.quotes
