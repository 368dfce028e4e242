"""Rows of plans and trackers: which cell is the action, its owner, its date and its state."""

import re
from typing import NamedTuple

from corpus.documents import Passage, Span

_COLUMNS = {
    "action": re.compile(
        r"actions?|what(?: we will do)?|recommendation|task|activity|milestone|matter",
        re.IGNORECASE,
    ),
    "owner": re.compile(r"owner|lead(?: officer)?|responsible.*|who|accountable.*", re.IGNORECASE),
    "due": re.compile(
        r"due.*|date.*|by when|when|deadline|timescale|target date|completion.*", re.IGNORECASE
    ),
    "status": re.compile(r"status|rag.*|progress|state|rating|update|what happened", re.IGNORECASE),
}
_CELL = re.compile(
    r"(?:^|; )(?P<column>[A-Z][^:;|]{0,40}): (?P<cell>.*?)(?=; [A-Z][^:;|]{0,40}: |$)"
)

_NUMBER = re.compile(r"^(?:Recommendation \d+[.:]|R\d+|\(?\d+[.)]|RESOLVED that|ACTION [–-]) ?")


class Cells(NamedTuple):
    """Places in the document; None where the row has no such cell."""

    action: Span | None = None
    owner: Span | None = None
    due: Span | None = None
    status: Span | None = None


def cells(passage: Passage) -> Cells:
    """The cells of a row, by the names of its columns."""
    found: dict[str, Span] = {}
    at = passage.end - len(passage.text.rpartition("\n")[2])
    for cell in _CELL.finditer(passage.indexed):
        start = passage.document.text.find(cell["cell"], at, passage.end)
        if start < 0:
            continue
        at = start + len(cell["cell"])
        named = (name for name, known in _COLUMNS.items() if known.fullmatch(cell["column"]))
        name = next(named, "")
        if name and start < at:
            found.setdefault(name, Span(start, at))
    return Cells(**found)


def subject(passage: Passage, at: Span) -> str:
    """What words of a passage are about: of a plan's row only the action, of others all words."""
    known = cells(passage)
    if known.action and (known.owner or known.due):
        return passage.document.text[slice(*known.action)]
    if passage.indexed:
        return passage.indexed
    return _NUMBER.sub("", passage.document.text[slice(*at)])
