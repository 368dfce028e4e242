"""Motions, amendments and votes: which blocks are one, and what became of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.documents import AS_AMENDED, CARRIED, Voice
from ingest.reading.blocks import Role
from ingest.structure import Placed

_NAME = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
_MEMBER = rf"(?:Councillor|Cllr\.?|Mrs?|Ms|Dr|Sir|Dame|The) {_NAME}(?: {_NAME}){{0,4}}"
_COUNCIL = re.compile(
    r"[“\"‘']?(?:That )?(?:this|the) council (?:also |therefore |further )?(?:notes?|believes?"
    r"|resolves?|welcomes?|recogni[sz]es?|calls?|regrets?|agrees?|requests?|condemns?"
    r"|acknowledges?)\b",
    re.IGNORECASE,
)
"""What the text of a motion begins with."""
_MOTION = re.compile(
    r"(?:notice of )?motion\b.{0,80}$|it was (?:moved|proposed) by\b[^.]*[:–-]$", re.IGNORECASE
)
_AMENDMENT = re.compile(
    r"(?:an|the following|a further|a second|the) amendment (?:was|is|had been) (?:then )?"
    r"(?:moved|proposed)|amendment(?: \d+)?(?: by [^.]{3,80})?:$"
    r"|.{3,120}\bmoved (?:an|the following) amendment\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"(?:[Mm]oved|[Pp]roposed)(?: by)?:? (?P<mover>{_MEMBER})"
    rf"|(?P<moving>{_MEMBER}) (?:moved|MOVED|proposed)\b"
)
_SECONDED = re.compile(
    rf"[Ss]econded(?: by)?:? (?P<seconder>{_MEMBER})"
    rf"|(?P<seconding>{_MEMBER}) (?:SECONDED|seconded)\b"
)
_OUTCOME = (
    r"(?P<outcome>(?:not |unanimously )?carried|(?:unanimously )?agreed|lost|defeated|rejected"
    r"|withdrawn|fell|accepted)"
)
_VOTED = re.compile(
    r"\b(?P<what>amendment|motion|proposal)\b(?: \([^)]{1,60}\))?"
    r"(?:,? as (?:thus )?(?P<amended>amended),?|, [^,.;]{1,80},)?"
    r"(?:\. It)?(?: (?:was|were|is)(?: (?:then|duly|declared|put [^.;]{1,60}? and(?: was)?)){0,3}"
    r"|[ :–-]{1,3})"
    rf" ?{_OUTCOME}\b",
    re.IGNORECASE,
)
_ROLL = re.compile(
    r"(?:those )?(?:voting )?(?:for|against|abstain(?:ed|ing|tions?)?)"
    r"(?: the (?:motion|amendment))?\b\W*[-–:]",
    re.IGNORECASE,
)
_RESULTS = {
    "carried": CARRIED,
    "unanimously carried": CARRIED,
    "agreed": CARRIED,
    "unanimously agreed": CARRIED,
    "accepted": CARRIED,
    "withdrawn": "withdrawn",
}
"""What became of it, by how the clerk puts it; every other outcome is `lost`."""
_ROW = re.compile(
    r"(?P<what>amendment|motion|resolution)\b.*\|\s*(?P<outcome>[\w ]+)$", re.IGNORECASE
)
_LIST = frozenset({Role.BULLET, Role.NUMBERED})
_OWN_LEVEL = 4
"""Of a heading below which an item's parts stand; one above it begins another item."""


@dataclass
class Matter:
    """One motion, amendment or vote: the blocks that belong together, and what became of it."""

    kind: str
    """`motion`, `amendment` or `vote`."""
    result: str = ""
    mover: str = ""
    seconder: str = ""

    @property
    def voice(self) -> Voice | None:
        """The mover, whose words a motion's are."""
        if not self.mover or self.kind == "vote":
            return None
        role = "mover" + (f", seconded by {self.seconder}" if self.seconder else "")
        return Voice(self.mover, "direct", role=role)


def matters(blocks: Sequence[Placed]) -> dict[int, Matter]:
    """
    The motions, amendments and votes of a paper, by where each of their blocks begins.

    An amendment that was lost says so, so that it is never taken for policy; and so does a motion
    whose words were amended before it was carried.
    """
    return dict(_Item().read(blocks))


class _Item:
    """One pass over a paper's blocks, item by item."""

    def __init__(self) -> None:
        self._open: Matter | None = None
        """What the next block may still belong to."""
        self._waiting: list[Matter] = []
        """Motions and amendments of this item whose outcome is not told yet."""
        self._amended = False
        """Whether an amendment of this item was carried."""
        self._names = Matter("motion")
        """Mover and seconder that were named before the text they moved."""

    def read(self, blocks: Sequence[Placed]) -> Iterator[tuple[int, Matter]]:
        for placed in blocks:
            if placed.block.role is Role.HEADING:
                self._head(placed)
                continue
            matter = self._matter(placed)
            if matter:
                yield placed.span.start, matter
            self._open = matter

    def _head(self, placed: Placed) -> None:
        self._open = None
        if placed.block.level < _OWN_LEVEL:
            self._waiting = []
            self._amended = False
            self._names = Matter("motion")

    def _matter(self, placed: Placed) -> Matter | None:
        text = placed.block.text
        if placed.block.role is Role.ROW:
            return self._row(text)
        if self._open and self._goes_on(placed):
            return self._open
        voted = None if placed.block.role in _LIST else _VOTED.search(text)
        if voted and not _AMENDMENT.match(text):
            self._amended |= bool(voted["amended"])
            return self._vote(voted["what"], voted["outcome"])
        if _AMENDMENT.match(text):
            return self._begin("amendment", text)
        if _COUNCIL.match(text) or (_MOTION.match(text) and "RESOLVED" not in text):
            return self._begin("motion", text)
        self._name(self._names, text)
        return None

    def _goes_on(self, placed: Placed) -> bool:
        """Whether a block belongs to what is open: a limb, more of a motion, a list of names."""
        kind = self._open.kind if self._open else ""
        if kind == "vote":
            return bool(_ROLL.match(placed.block.text))
        more = kind == "motion" and _COUNCIL.match(placed.block.text)
        return placed.block.role in _LIST or bool(more)

    def _begin(self, kind: str, text: str) -> Matter:
        begun = Matter(kind)
        self._name(begun, text)
        if kind == "motion" and not begun.mover:
            begun.mover, begun.seconder = self._names.mover, self._names.seconder
        self._waiting.append(begun)
        return begun

    def _name(self, matter: Matter, text: str) -> None:
        moved, seconded = _MOVED.search(text), _SECONDED.search(text)
        if moved:
            matter.mover = moved["mover"] or moved["moving"]
        if seconded:
            matter.seconder = seconded["seconder"] or seconded["seconding"]

    def _vote(self, what: str, outcome: str) -> Matter:
        result = _RESULTS.get(outcome.casefold(), "lost")
        kind = "amendment" if what.casefold() == "amendment" else "motion"
        if kind == "amendment":
            self._amended |= result == CARRIED
        else:
            result = AS_AMENDED if self._amended and result == CARRIED else result
            self._amended = False
        for matter in reversed(self._waiting):
            if matter.kind == kind:
                matter.result = result
                self._waiting.remove(matter)
                break
        return Matter("vote", result)

    def _row(self, text: str) -> Matter | None:
        found = _ROW.search(text)
        if not found or found["outcome"].casefold() not in (
            "carried",
            "rejected",
            "lost",
            "withdrawn",
        ):
            return None
        return Matter("vote", _RESULTS.get(found["outcome"].casefold(), "lost"))
