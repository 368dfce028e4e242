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
SECOND_HAND = frozenset({"blog", "motion", "news"})
"""Kinds of paper that tell what another paper says rather than record something themselves."""
CARRIED, AS_AMENDED = "carried", "carried as amended"
"""What became of a motion that the council agreed to, as it was moved or in other words."""


PASSAGE_KINDS = frozenset(
    {
        "agenda", "amendment", "bullet", "decision", "finding", "footnote", "grade", "heading",
        "motion", "numbered", "paragraph", "question", "recommendation", "resolution", "row",
        "turn",
        "vote",
    }
)  # fmt: skip
"""Every kind of passage."""


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
    ocr: bool = False
    """Whether its words were read from a picture, so that they may differ from the printed ones."""


@dataclass(frozen=True)
class Voice:
    """Who speaks in a passage, and how their words come to us."""

    speaker: str
    """As printed."""
    manner: str
    """
    `direct` for a transcript's own words, `reported` where a clerk wrote what was said, `inherited`
    for list items whose lead-in says who speaks, `quoted` for words that the paper puts between
    quotation marks and gives to somebody else: they are second-hand.
    """
    name: str = ""
    """The person, where the speaker is printed as a role and the paper says who holds it."""
    role: str = ""
    """What the speaker is, where the paper says so: a member's office, an officer's post."""


class Said(NamedTuple):
    """A stretch of a passage that is in another voice than the passage is."""

    start: int
    """In the document's text."""
    end: int
    voice: Voice


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
    began: datetime.date | None = None
    """The first day of what lasted several, such as an inspection."""
    published: datetime.date | None = None
    retrieved: datetime.date | None = None
    """The day on which the paper was fetched from its address."""
    status: str = ""
    """`draft`, `confirmed` or `final`."""
    author: str = ""
    url: str = ""
    licence: str = ""
    access: str = "public"
    grades: tuple[tuple[str, str], ...] = ()
    """What was judged, and how, in the order of the paper's own table."""
    sure: float = 1.0
    """From 0 to 1: how surely the kind was recognised; 1 when it was said by hand."""


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
    """What it is in its paper: see `PASSAGE_KINDS`."""
    number: str = ""
    """The number of the paragraph, item or minute as printed; the section tells like ones apart."""
    result: str = ""
    """
    Of a motion, an amendment or a vote: `carried`, `carried as amended`, `lost` or `withdrawn`,
    where it is told.
    """
    voice: Voice | None = None
    """Who speaks in the whole of it, but for the stretches in `said`."""
    said: tuple[Said, ...] = ()
    """The stretches that are in another voice, in order and apart from one another."""
    lead_in: str = ""
    """The words that introduce a list whose later bullets are here; indexed, never quoted."""
    indexed: str = ""
    """What is embedded and indexed in place of the text, where that is clearer: a table's row with
    its columns' names. Never quoted."""
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

    def voice_at(self, span: Span) -> Voice | None:
        """
        Who speaks in a span of it: one voice, or None when there is none or more than one.

        >>> document = Document("d1", "motion.txt", Details(), "Ofsted said ‘too high’. We agree.")
        >>> words = Said(13, 21, Voice("Ofsted", "quoted"))
        >>> passage = Passage(document, 0, 33, voice=Voice("Cllr Day", "direct"), said=(words,))
        >>> [passage.voice_at(Span(*at)).speaker for at in ((13, 21), (0, 22), (24, 33))]
        ['Ofsted', 'Cllr Day', 'Cllr Day']
        """
        within = self._said_in(span)
        for one in within:
            if one.start <= span.start and span.end <= one.end:
                return one.voice
        return self.voice if all(one.voice.manner == "quoted" for one in within) else None

    def quoted_at(self, span: Span) -> tuple[Voice, ...]:
        """Whose words a span of it holds between quotation marks, in order, each once."""
        voices = (one.voice for one in self._said_in(span))
        return tuple(dict.fromkeys(voice for voice in voices if voice.manner == "quoted"))

    def _said_in(self, span: Span) -> list[Said]:
        return [one for one in self.said if one.start < span.end and span.start < one.end]

    @property
    def searched(self) -> str:
        """What is embedded and indexed of it, after its context."""
        return self.indexed or self.text

    @property
    def context(self) -> str:
        """What stands around the passage; embedded and indexed with it, never quoted."""
        details = self.document.details
        day = in_words(details.date) if details.date else ""
        where = [details.title or self.document.name, details.council, details.body, day]
        speaker = f"{self.voice.speaker} {self.voice.name}".strip() if self.voice else ""
        return " > ".join(
            part
            for part in (", ".join(filter(None, where)), *self.section, speaker, self.lead_in)
            if part
        )


def document_of(passage: str) -> str:
    """
    The id of the document that a passage's id names.

    >>> document_of("d1:0-16")
    'd1'
    """
    return passage.rpartition(":")[0]


def in_words(day: datetime.date) -> str:
    """
    A date as people here write it.

    >>> in_words(datetime.date(2024, 2, 9))
    '9 February 2024'
    """
    return f"{day.day} {day:%B %Y}"
