"""What an agenda's items are, as it prints them, and which of them stand on every agenda."""

import re
from typing import NamedTuple

from corpus.documents import Document, Span

_NUMBERED = re.compile(
    r"^[ \t]*(?:(?:agenda )?item[ \t]+)?(?P<number>\d{1,3})[.):]?[ \t]+(?P<title>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 200
"""Letters; a longer line is no heading."""
_NO_HEADING = re.compile(
    r"[.;,]$|^[a-z(£]|^\d|^(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
_CAPITALS = re.compile(r"(?P<title>[^a-z]*[A-Z]{2}[^a-z]*)\s(?=[A-Z]?[a-z])")
"""A heading in capitals, where what follows it stands in the same line."""
_PAGES = re.compile(r"(?:[\s.…]|\(?pages?\b)*\d{1,3}\s*[-–]\s*\d{1,3}\)?$", re.IGNORECASE)
"""The pages of its report, behind a heading."""
_REFERENCE = re.compile(r"\s*(?:\([^()]*\)|\*)$")
"""A reference behind a heading, which no other paper repeats."""
_STANDING = re.compile(
    r"(?:welcome|introductions?|apolog(?:y|ies)|declarations?|disclosures?|(?:draft )?minutes"
    r"|confirmation of (?:the )?minutes|matters arising|exclusion of|public (?:questions?|speaking"
    r"|participation)|questions (?:from|by|of)|members?[’'] questions|petitions|urgent"
    r" (?:business|items)|any other|announcements|chair[’']?s? (?:announcements|communications)"
    r"|(?:forward )?work programme|forward plan|dates? of (?:the )?(?:next|future)|next meeting"
    r"|(?:election|appointment) of (?:the )?(?:vice|chair)|substitut|membership|quorum|webcasting"
    r"|emergency|order of business|reports for information|attendance|roll call|close)\b.*",
    re.IGNORECASE,
)
_FEWEST = 2
"""Items of an agenda; one numbered line alone is a paragraph."""


class Item(NamedTuple):
    """What a brief is made for: an item of an agenda, or a topic that somebody names."""

    title: str
    """As printed, or as typed."""
    topic: str
    """What is searched for."""
    number: str = ""
    """As printed on the agenda."""
    span: Span | None = None
    """Where the item stands in its agenda."""

    @property
    def named(self) -> str:
        """
        Its number and its title.

        >>> Item("The virtual school", "the virtual school", "36").named
        '36. The virtual school'
        """
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def standing(self) -> bool:
        """
        Whether every agenda has it, so that there is nothing to tell.

        >>> Item("Apologies for absence", "apologies for absence", "1").standing
        True
        """
        return bool(_STANDING.fullmatch(self.topic))


class _Line(NamedTuple):
    number: int
    title: str
    start: int


def items(agenda: Document) -> list[Item]:
    r"""
    The numbered items of an agenda, or of minutes, in order; none where it has none.

    They are the longest run of headings whose numbers follow one another, so that the numbers of
    lists inside an item do not count.

    >>> from corpus.documents import Details
    >>> text = "1. Apologies\n\n2. CASELOADS To follow\n\n1 To note.\n\n3. Our libraries"
    >>> [one.named for one in items(Document("d1", "agenda.txt", Details(), text))]
    ['1. Apologies', '2. CASELOADS', '3. Our libraries']
    """
    run = _longest(_headings(agenda.text))
    if len(run) < _FEWEST:
        return []
    ends = [line.start for line in run[1:]] + [len(agenda.text)]
    return [
        Item(line.title, topic_of(line.title), str(line.number), Span(line.start, end))
        for line, end in zip(run, ends, strict=True)
    ]


def topic_of(title: str) -> str:
    """
    A heading as it is searched for.

    >>> topic_of("CALL-IN: HOMES FOR CHILDREN (KD24/031) *")
    'call-in: homes for children'
    """
    words = title
    while (shorter := _REFERENCE.sub("", words)) not in (words, ""):
        words = shorter
    return words.lower() if words.isupper() else words


def _headings(text: str) -> list[_Line]:
    found = []
    for line in _NUMBERED.finditer(text):
        title = _PAGES.sub("", line["title"]).strip()
        capitals = _CAPITALS.match(title)
        title = capitals["title"].strip() if capitals else title
        told = any(map(str.isalpha, title)) and len(title) <= _LONGEST
        if told and not _NO_HEADING.search(title):
            found.append(_Line(int(line["number"]), title, line.start()))
    return found


def _longest(lines: list[_Line]) -> list[_Line]:
    """The longest run of lines, in order, each numbered one more than the one before."""
    runs: dict[int, list[_Line]] = {}
    best: list[_Line] = []
    for line in lines:
        run = [*runs.get(line.number - 1, []), line]
        if len(run) > len(runs.get(line.number, [])):
            runs[line.number] = run
        best = max(best, run, key=len)
    return best
