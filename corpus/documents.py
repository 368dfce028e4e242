"""What a document is: its pages of text, what is known of it, and the passages cut from it."""

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

KINDS = {
    "ofsted_ilacs": "Ofsted inspection report",
    "ofsted_sif": "Ofsted inspection report",
    "ofsted_letter": "Ofsted letter",
    "peer_review": "peer review",
    "commissioner_report": "commissioner’s report",
    "case_review": "case review",
    "improvement_plan": "improvement plan",
    "agenda": "agenda",
    "minutes": "minutes",
    "decision": "decision notice",
    "committee_report": "committee report",
    "motion": "motion",
    "blog": "blog",
    "news": "news article",
    "other": "paper",
}
"""Every kind of paper, and what a reader calls it."""


class Span(NamedTuple):
    """Characters `start` up to but not including `end` of a document's text."""

    start: int
    end: int


class Page(NamedTuple):
    """One page of a paper, as a place in the document's text."""

    number: int
    """Counted from 1, as a PDF reader counts."""
    label: str | None
    """The page number printed on the page, when one is."""
    start: int
    """Where the page begins in the document's text."""


@dataclass(frozen=True)
class Voice:
    """Who speaks in a passage, and how their words come to us."""

    speaker: str
    """As printed."""
    manner: str
    """`direct` for a transcript's own words, `reported` where a clerk wrote what was said."""


@dataclass(frozen=True)
class Details:
    """What is known of a paper besides its words; None and "" mean not known."""

    title: str = ""
    kind: str = "other"
    council: str = ""
    body: str = ""
    """The committee or board that met or wrote."""
    date: datetime.date | None = None
    """The day of the meeting, of the inspection's end or of publication."""
    status: str = ""
    """`draft`, `confirmed` or `final`."""
    author: str = ""
    url: str = ""
    licence: str = ""
    access: str = "public"


@dataclass(frozen=True)
class Document:
    """One paper as read: its text and what is known of it."""

    id: str
    """The first 16 hexadecimal digits of the SHA-256 of the paper's bytes."""
    name: str
    """The paper's file name."""
    details: Details
    text: str
    """All pages, joined; running headers and footers are left out."""
    pages: tuple[Page, ...] = ()
    """In order; empty when the paper has no pages."""

    def page_at(self, position: int) -> Page | None:
        """The page that holds the character at `position`, or None when the paper has no pages."""
        after = bisect_right([page.start for page in self.pages], position)
        return self.pages[after - 1] if after else None


@dataclass(frozen=True)
class Passage:
    """
    Consecutive characters of one document.

    >>> document = Document("d1", "minutes.txt", Details(), "The Chair spoke. He left.")
    >>> Passage(document, 0, 16).text
    'The Chair spoke.'
    """

    document: Document
    start: int
    end: int
    section: tuple[str, ...] = ()
    """The headings above the passage, outermost first."""
    kind: str = "paragraph"
    voice: Voice | None = None
    lead_in: str = ""
    """The words that introduce a list whose later bullets are here; indexed, never quoted."""
    anchor: str = ""
    """The fragment of the document's address that opens at this passage."""
    sentences: tuple[Span, ...] = ()
    """The sentences that may be quoted, in order, as places in the document."""

    @property
    def id(self) -> str:
        """The document and the place in it: the same passage has the same id in every index."""
        return f"{self.document.id}:{self.start}-{self.end}"

    @property
    def text(self) -> str:
        """The passage's own words."""
        return self.document.text[self.start : self.end]

    @property
    def context(self) -> str:
        """What stands around the passage; embedded and indexed with it, never quoted."""
        details = self.document.details
        day = in_words(details.date) if details.date else ""
        where = [details.title or self.document.name, details.council, details.body, day]
        speaker = self.voice.speaker if self.voice else ""
        return " > ".join(
            part
            for part in (", ".join(filter(None, where)), *self.section, speaker, self.lead_in)
            if part
        )


def in_words(day: datetime.date) -> str:
    """
    A date as people here write it.

    >>> in_words(datetime.date(2024, 2, 9))
    '9 February 2024'
    """
    return f"{day.day} {day:%B %Y}"
