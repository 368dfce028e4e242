"""What a later passage says of an ask, by fixed patterns in its own words."""

import re
from enum import Enum

from bot.tracing.cells import cells
from bot.tracing.likeness import without_dates
from corpus.documents import Passage, Span


class Says(Enum):
    """What a passage says of an ask."""

    RESPONSE = "response"
    """It is accepted, agreed or refused."""
    ACTION = "action"
    """Somebody is to do it, or has a date for it."""
    DONE = "done"
    """It is done, completed, closed or in place."""
    PROGRESS = "progress"
    """It is part done, or some figure or state of it is told."""
    UNDONE = "not done"
    """It is told not to be done."""
    NOTED = "noted"
    """It is only noted, received or to be considered."""
    MENTION = "mention"
    """It is spoken of."""


_BY_NOW = r"(?: (?:now|also|since|already|all|both|recently|successfully|fully))*"
_PARTICIPLE = (
    r"(?:adopted|agreed(?! (?:to|that)\b)|appointed|built|circulated|closed|completed|converted"
    r"|delivered|done|ended|established|extended|filled|fulfilled|held (?:on \d|in [A-Z])"
    r"|implemented|introduced|launched|opened|published|put in place|put right|recruited|registered"
    r"|replaced|resolved|set up|settled|signed|trained|written(?! down)|brought into use|in place)"
)
_DONE = re.compile(
    rf"\b(?:(?:has|have|had){_BY_NOW}(?: been)?|was|were){_BY_NOW} {_PARTICIPLE}\b"
    r"|\b(?:now|fully) (?:in (?:place|use)(?! (?:to|for)\b)|complete|open)\b|\bbrought into use\b"
    r"|\btook up post\b|\bopened on\b|\bcame into (?:force|effect)\b|\btargets? met\b"
    r"|\b(?:agreed|started|began) on \d",
    re.IGNORECASE,
)
"""What has happened, not what is the way of things: that plans are completed is no event."""
_PURPOSE = re.compile(
    r"\b(?:ensur\w+|mak(?:e|es|ing) sure|so that|in order (?:to|that)|whether|until|unless|if"
    r"|when(?:ever)?|where|before|once|since(?= (?:an?|the)\b))\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What is meant to be, or is so only at times, to the end of the sentence."""
_POINTS = re.compile(r"\W*(?:this|these|those|it|they)\b", re.IGNORECASE)
"""What opens a sentence that does not tell by itself what was done."""
_NOT = re.compile(
    r"\b(?:not|n[o’']t|never|nobody|none|yet to|no longer|without|overdue|unless|until"
    r"|rather than)\b"
    r"|\bfailed to\b|\bdeferred\b|\bpostponed\b|\bdelay(?:ed|s)?\b|\bshould\b|\bwill\b|\bmust\b"
    r"|\bto be\b|\bif\b|\bno (?:decision|record|agreed)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:has|have|had|was|were|is|are|did|does|do|could|would) ?(?:not|never)\b"
    r"|\bnot (?:been|yet)\b"
    r"|\b(?:overdue|no decision yet|no record|yet to|failed to|remains? (?:weak|high|fragile)"
    r"|too (?:slow|few|many|slowly)|continue to be hampered|seldom|deferred)\b",
    re.IGNORECASE,
)
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = (
    r"(?:\d+|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    rf"|(?:(?:{_TENS})[- ]?)?(?:one|two|three|four|five|six|seven|eight|nine)|{_TENS})"
)
_PARTLY = re.compile(
    r"\b(?:almost|nearly|half|some|most|many|several|part(?:ly|ially)?|a few|only|so far"
    r"|majority|thirds?|quarters|would|will|per cent|percent|more often|more consistent"
    rf"|increasingly|{_NUMBER} (?:out )?of (?:\w+ )?{_NUMBER})\b"
    r"|(?<![\d.])(?!100(?:\.0+)? ?%)\d+(?:\.\d+)? ?%",
    re.IGNORECASE,
)
"""Words that tell of a part, or of what is still to come."""
_MOVES = re.compile(
    r"\b(?:improv\w+|strengthened|progress|fall(?:en)?|fell|ris(?:e|en)|rose|reduced|reducing|increas\w+|higher"
    r"|lower|better|worse|more timely|now|still|continu\w+|remains?|no longer|stood at|earlier than"
    r"|shorter|clearer|stronger|weaker)\b|\d+(?:\.\d+)? ?%|\bper cent\b|\baverage of\b",
    re.IGNORECASE,
)
_RESPONDS = re.compile(
    r"\b(?:(?:be |been |was |were |is |are |has |have |had )?(?:not )?(?:accept(?:ed|s)?|agreed?"
    r"|endorsed|rejected|declined|approved|supported)|in principle|RESOLVED|AGREED)\b"
)
_PROPOSES = re.compile(
    r"\b(?:recommendation|proposal|response|asked for|called for|suggestion)\w*\b", re.IGNORECASE
)
_TO_DO = re.compile(
    r"\bACTIONS?\b|\b(?:will|would|is to|are to|be) (?:be )?(?:\w+ed|bring|write|report|open|start"
    r"|publish|complete|appoint|introduce|hold)\b|\bundertook to\b|\bplans? to\b|\bis due\b"
    r"|\bgoes live\b|\bby (?:the end of |\d{1,2} )?[A-Z][a-z]+ 20\d\d\b|\bpromised\b",
)
_NOTES = re.compile(
    r"\b(?:be|was|were|been) (?:noted|received)\b|^(?:to )?(?:note|receive|consider)\b"
    r"|\b(?:noted|received) the (?:report|update|progress)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(
    r"^(?:R\d+ |Recommendation \d+|\d+\. )|\b(?:action|paragraph|recommendation)s? \d+(?:\.\d+)?",
    re.IGNORECASE,
)
"""Figures that only count recommendations or paragraphs."""
_WANTS = re.compile(r"\b(?:should|be recommended|pay|adopt|approve)\b")
"""Sentences whose figure is one that is wanted."""
_COMPLETE = re.compile(r"\b(?:completed?|closed|done|achieved|implemented|delivered|met)\b", re.I)
_TO_COME = re.compile(r"\b(?:due|expected|planned|aim(?:ing)?|on track|to complete)\b", re.I)
"""In a row's status, that it tells of what is still to be completed."""
_BEHIND = re.compile(
    r"^red\b|\b(?:overdue|delayed|off[- ]track|behind|missed|slipped)\b|\bnot (?:yet )?(?:started"
    r"|begun|completed?|closed|done|met|achieved|implemented|delivered|on track)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:] | (?:and|but|although|because|which|whether) ")


def says(passage: Passage, at: Span) -> Says:
    """What a sentence or a row of a passage says of what it is about."""
    text = passage.document.text[slice(*at)]
    row = cells(passage)
    status = passage.document.text[slice(*row.status)] if row.status else ""
    if _BEHIND.search(status):
        return Says.UNDONE
    if _COMPLETE.search(status) and not _open(status):
        return Says.DONE
    if row.owner or row.due:
        return Says.ACTION
    if passage.kind == "agenda" or _NOTES.search(text):
        return Says.NOTED
    if passage.kind in ("resolution", "motion", "decision"):
        return Says.RESPONSE
    return _told(text)


def _told(text: str) -> Says:
    asks = bool(re.search(r"\basked (?:whether|why|how|what|when|for)\b", text))
    if _RESPONDS.search(text) and _PROPOSES.search(text):
        return Says.RESPONSE
    if not asks and _finished(text):
        return Says.PROGRESS if _PARTLY.search(text) or _POINTS.match(text) else Says.DONE
    if not asks and _UNDONE.search(text):
        return Says.UNDONE
    if _MOVES.search(text) and not asks:
        return Says.PROGRESS
    if _TO_DO.search(text) and not asks:
        return Says.ACTION
    return Says.PROGRESS if _figure(text) and not asks else Says.MENTION


def _figure(text: str) -> bool:
    """Whether a sentence tells a figure: one that is no date, no number of a list, not wanted."""
    plain = _NUMBERED.sub(" ", without_dates(text))
    return bool(_FIGURE.search(plain)) and not _WANTS.search(text)


def _open(status: str) -> bool:
    return any(some.search(status) for some in (_NOT, _PARTLY, _TO_COME))


def _finished(text: str) -> bool:
    """Whether some clause tells that something happened, and not what for or when."""
    clauses = _CLAUSE.split(_PURPOSE.sub("", text))
    return any(_DONE.search(clause) and not _NOT.search(clause) for clause in clauses)
