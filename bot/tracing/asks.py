"""
What a paper asks for: recommendations, resolutions, promises of a plan, and findings that ask.

Each is a place in the paper, told by what kind of passage it stands in and by fixed patterns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.quotes import Quote
from bot.tracing.asked import asked_of
from bot.tracing.cells import cells, subject
from corpus.documents import AS_AMENDED, CARRIED, Passage, Span
from corpus.embedding import Shelved, Vector
from corpus.folding import fold

_ABOUT_THEM = re.compile(
    r"\b(?:makes?|made|accepted|offered) \w+(?: \w+)? recommendations?\b", re.IGNORECASE
)
"""In a paper's recommendations, what tells of them and asks for nothing."""
_RECORDS = re.compile(
    r"^(?:\d+\. )?note\b|\b(?:be|to) (?:duly )?(?:noted?|received?|thank(?:ed)?"
    r"|signed|confirmed?|endorsed?|accept(?:ed)?|agree that the minutes)\b"
    r"|\bbe (?:not (?:agreed|referred)|agreed)\b|\bnot accepted\b"
    r"|\bapologi[sz]e\b|\bwork programme be agreed\b|^in item \d",
    re.IGNORECASE,
)
"""Of a resolution, what only records something: nothing is left to be done."""
_STILL = re.compile(
    r"\b(?:and|with) (?:that )?(?:an?|the) (?:item|addition|report)\b|\b(?:asked|requested) to\b"
    r"|\band agree\b",
    re.IGNORECASE,
)
"""In what records something, that it asks for something as well."""
_PREMISES = re.compile(r"\b(?:notes?|believes?|recogni[sz]es|welcomes|acknowledges):$", re.I)
_RESOLVES = re.compile(r"\b(?:resolves?|agrees?|calls on|RESOLVED|AGREED)\b[^.]{0,40}:$", re.I)
_LIMB = re.compile(r"(?:^|\n)\W*(?:\(?\w{1,3}[.)])?\s*$")
"""What stands before a limb: only its number."""
_ACTION = re.compile(r"ACTIONS?(?: \d+)?\s*(?:[–—:-]|\b)\s*\S")
_UNDERTAKES = re.compile(r"\b(?:undertook|undertakes) to\b")
_NEXT = re.compile(
    r"\b(?:should do|would like|must do|needs? to do|asks? for) next\b|\bwhat (?:the|this|we) \w+"
    r"(?: \w+)? (?:should|must)\b",
    re.IGNORECASE,
)
"""Headings of what somebody else is asked to do."""
_FINDS = frozenset(
    {"ofsted_ilacs", "ofsted_sif", "ofsted_letter", "peer_review", "commissioner_report",
     "case_review"}
)  # fmt: skip
"""Kinds of paper whose findings may ask for something."""
_OUGHT = re.compile(
    r"(?:^|[;:,] |\b(?:and|but|that) )(?:it is here that )?(?:the |its |senior |elected )*"
    r"(?:leaders|council|local authority|partners|partnership|members|councillors|managers|board"
    r"|trusts?"
    r"|team)(?: and (?:the |its )?\w+)? (?:now |also )?(?:should|must|needs? to)\b(?! have\b)"
    r"|^(?:we|the team|the board) (?:would )?(?:advise|suggest|recommend|urge)s?\b"
    r"|\bwe (?:advise|suggest|recommend|urge)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:recogni[sz]e|understand|know|accept|aware|identified|agree|acknowledge|say|said|told)s?"
    r"\b[^.]*\b(?:should|must|needs? to)\b",
    re.IGNORECASE,
)
"""Sentences in which somebody else is told to see what ought to be."""
_LIST = frozenset({"numbered", "bullet", "paragraph"})


@dataclass(frozen=True)
class Ask:
    """Something that a paper asks for."""

    quote: Quote
    vector: Vector = field(compare=False, repr=False)
    """Of its words, of length one."""
    who: Quote | None = None
    """The words that name who is asked; None where the paper names nobody."""

    @property
    def subject(self) -> str:
        """What it is about: its words, without its number and, in a plan, without its owner."""
        return subject(self.quote.passage, Span(self.quote.start, self.quote.end))

    @property
    def number(self) -> str:
        """Its number as printed; empty without one."""
        return self.quote.passage.number


def asks(shelved: Sequence[Shelved]) -> tuple[Ask, ...]:
    """What one paper asks for, in order and each once; `shelved` are all of its passages."""
    found: dict[str, Ask] = {}
    for before, one in zip([None, *shelved], shelved, strict=False):
        for span in _spans(one.passage):
            made = ask(one, span, before.passage if before else None)
            found.setdefault(_bare(made.quote.text), made)
    return tuple(found.values())


def ask(one: Shelved, span: Span, before: Passage | None = None) -> Ask:
    """What a passage asks for in these words; `before` is the passage that leads to it."""
    rows = [
        vector
        for at, vector in zip(one.passage.sentences, one.embedded.sentences, strict=True)
        if at.start < span.end and span.start < at.end
    ]
    vectors = np.vstack([*rows] or [one.embedded.passage]).astype(np.float32)
    mean: Vector = vectors.mean(axis=0)
    quote = Quote(one.passage, *span)
    return Ask(quote, mean / np.float32(np.linalg.norm(mean)), asked_of(quote, before))


def _spans(passage: Passage) -> Iterable[Span]:
    if passage.kind == "recommendation":
        return _recommended(passage)
    if passage.kind == "resolution" or (
        passage.kind == "motion" and passage.result in {CARRIED, AS_AMENDED}
    ):
        return _resolved(passage)
    if passage.kind == "row":
        return passage.sentences[:1] if _promises(passage) else []
    heading = passage.section[-1] if passage.section else ""
    if passage.kind in _LIST and _NEXT.search(heading):
        return _items(passage)
    return [at for at in passage.sentences if _asks(passage, _text(passage, at))]


def _recommended(passage: Passage) -> Iterator[Span]:
    """The words of a recommendation, without what is printed below it."""
    said = [at for at in passage.sentences if not _text(passage, at).rstrip().endswith(":")]
    recorded = passage.document.details.kind == "committee_report" and _RECORDS.search(passage.text)
    if not said or recorded or _ABOUT_THEM.search(passage.text):
        return
    text = passage.document.text
    while len(said) > 1 and "\n\n" in text[said[-2].end : said[-1].start]:
        said.pop()
    yield Span(said[0].start, said[-1].end)


def _resolved(passage: Passage) -> Iterator[Span]:
    """The limbs of a resolution or a motion that leave something to be done."""
    premises = False
    for at in passage.sentences:
        said = _text(passage, at)
        premises = bool(_PREMISES.search(said)) or (premises and not _RESOLVES.search(said))
        shouted = said.isupper() or said.endswith(":")
        recorded = _RECORDS.search(said) and not _STILL.search(said)
        before = passage.document.text[passage.start : at.start]
        if _LIMB.search(before) and not (premises or shouted or recorded):
            yield at


def _promises(passage: Passage) -> bool:
    known = cells(passage)
    return passage.document.details.kind == "improvement_plan" and bool(known.owner and known.due)


def _items(passage: Passage) -> Iterator[Span]:
    """The items of a list of requests: a numbered one whole, the others by their sentences."""
    if passage.kind == "numbered" and passage.sentences:
        yield Span(passage.sentences[0].start, passage.sentences[-1].end)
    elif passage.kind == "bullet":
        yield from passage.sentences


def _asks(passage: Passage, said: str) -> bool:
    if _ACTION.match(said) or _UNDERTAKES.search(said):
        return True
    ought = _OUGHT.search(said) and not _TOLD.search(said)
    return passage.document.details.kind in _FINDS and bool(ought)


def _text(passage: Passage, at: Span) -> str:
    return passage.document.text[slice(*at)]


def _bare(text: str) -> str:
    """The words by which two printings of one ask are known to be one."""
    return re.sub(r"^.*\b(?:resolved|agreed)\b|\W+", " ", fold(text).text).strip()
