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


_AUXILIARY = r"(?:has|have|had|was|were|is|are)"
_PARTICIPLE = (
    r"(?:adopted|agreed|appointed|achieved|based|built|circulated|closed|completed?|converted"
    r"|delivered|done|ended|established|extended|filled|fulfilled|held|implemented|introduced"
    r"|launched|met|moved|opened|published|put in place|put right|recruited|registered|replaced"
    r"|reached|resolved|set up|settled|signed|strengthened|trained|written(?! down))"
)
_DONE = re.compile(
    rf"\b{_AUXILIARY} (?:now |also |since |already |all |both |recently )?(?:been )?"
    rf"(?:fully |brought into use|{_PARTICIPLE})\b"
    r"|\b(?:now|fully) (?:in (?:place|use)|complete|open)\b|\b(?:is|are|was|were) in place\b"
    r"|\bbrought into use\b|\btook up post\b|\bopened on\b|\bcame into (?:force|effect)\b"
    r"|\btargets? met\b|\b(?:agreed|started|began) on \d",
    re.IGNORECASE,
)
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
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_PARTLY = re.compile(
    rf"\b(?:almost|nearly|half|some|most|part(?:ly)?|a few|{_NUMBER} of (?:the )?{_NUMBER}"
    r"|would|will|\d+(?:\.\d+)?%|per cent|more often|more consistent|increasingly)\b",
    re.IGNORECASE,
)
"""Words that tell of a part, or of what is still to come."""
_MOVES = re.compile(
    r"\b(?:improv\w+|progress|fall(?:en)?|fell|ris(?:e|en)|rose|reduced|reducing|increas\w+|higher"
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
_COMPLETE = re.compile(r"\b(?:complete[d]?|closed|done|achieved|implemented|delivered|met)\b", re.I)
_CLAUSE = re.compile(r"[,;:] | (?:and|but|although|because|which|whether) ")


def says(passage: Passage, at: Span) -> Says:
    """What a sentence or a row of a passage says of what it is about."""
    text = passage.document.text[slice(*at)]
    row = cells(passage)
    status = passage.document.text[slice(*row.status)] if row.status else ""
    if _COMPLETE.search(status) and not (_NOT.search(status) or _PARTLY.search(status)):
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
    if not asks and any(_finished(clause) for clause in _CLAUSE.split(text)):
        return Says.PROGRESS if _PARTLY.search(text) else Says.DONE
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


def _finished(clause: str) -> bool:
    return bool(_DONE.search(clause)) and not _NOT.search(clause)
