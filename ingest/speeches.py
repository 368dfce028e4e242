"""Which stretches of a paper are whose words: minute by minute, and between quotation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.documents import Said, Span, Voice
from corpus.sentences import sentences
from ingest.people import People, people
from ingest.quotations import quotations
from ingest.reading.blocks import Role
from ingest.structure import Placed

_LIST = frozenset({Role.BULLET, Role.NUMBERED})
_BODY = (
    r"(?:The )?(?:[\w’'-]+ ){0,6}?(?:Sub-)?(?:Committee|Council|Board|Panel|Cabinet|Forum|Meeting"
    r"|Commission|Executive) (?:then |also |unanimously )?(?:noted|agreed|resolved|considered"
    r"|received|approved|endorsed|thanked|requested|recommended|adjourned|voted|RESOLVED|NOTED)\b"
)
_TITLE = (
    r"(?:Councillors?|Cllrs?\.?|Mrs?\.?|Ms|Miss|Dr\.?|Prof\.?|Professor|Canon|Reverend|Sir|Dame"
    r"|Superintendent)"
)
_WORD = r"[A-Z][\w.’'-]*"
_SPEAKER = (
    rf"(?P<speaker>{_TITLE} {_WORD}(?: {_WORD})*"
    rf"|[Tt]he {_WORD}(?:,? (?:{_WORD}|for|of|and|the))*"
    r"|(?:(?:A|Another|One|Some|Several|Other) )?Members?(?=[’'\s]))"
)
_BODY_NAME = re.compile(
    r"^The .*\b(?:Authority|Board|Borough|Cabinet|City|Commission|Committee|Council|County|Forum"
    r"|Government|Group|Meeting|Panel|Partnership)$",
    re.IGNORECASE,
)
"""The last word of what a body is called; whoever is something "of" or "for" one is a person."""
_OF = re.compile(r" (?:of|for) ")
_APPOSED = r"(?:[’']|(?:, (?P<role>(?!and\b|who\b)[^.;:]{3,220}?),?))?"
_VERB = (
    r"(?:(?:then|also|further|therefore|subsequently|again|next) )?"
    r"(?:said|told|asked|explained|reported|advised|commented|stated|confirmed|noted|highlighted|queried|added"
    r"|responded|replied|reiterated|informed|outlined|welcomed|thanked|expressed|raised|suggested|proposed"
    r"|presented|introduced|stressed|clarified|agreed|elaborated|referred|questioned|emphasi[sz]ed"
    r"|acknowledged|observed|sought|requested|pointed|provided|described|drew|gave|felt|accepted|undertook|hoped"
    r"|urged|reminded|summari[sz]ed|updated|discussed|declared|moved|seconded|wondered|challenged|assured|apologi[sz]ed)\b"
)
_BEGINS = re.compile(
    r"(?:In (?:response|reply|answer)(?: to (?:[^.;:]{3,150}?))?,? |[A-Z][^,.;:]{2,80}, )?"
    rf"{_SPEAKER}{_APPOSED},? {_VERB}"
)
_AND_THEN = re.compile(
    rf"(?:[,;] )?\b(?:and|but|while|to which|whereupon) {_SPEAKER}{_APPOSED},? {_VERB}"
)
_NO_PERSON = re.compile(
    rf"{_BODY}|(?:It was |That )?(?:RESOLVED|Resolved|AGREED|NOTED)\b"
    r"|It was (?:resolved|agreed|noted)\b|(?:Recommended|RECOMMENDED|DECISION|Decision)\b"
    r"|On (?:being put|a vote)|The (?:motion|amendment|vote)\b|For:|Against:|The meeting\b"
)
"""What a sentence begins with that is the clerk's own account, not what the last speaker said."""
_LEADS_IN = re.compile(r"[:;]$")


def speeches(text: str, blocks: Sequence[Placed], *, minutes: bool) -> list[Said]:
    """
    The stretches of a paper that are in somebody's voice, in order and apart from one another.

    In minutes a speaker goes on until another sentence of the same paragraph names somebody else or
    is the clerk's own; elsewhere only the sentence that names somebody is theirs.
    """
    known = people(placed.block.text for placed in blocks)
    quoted = quotations(text, [placed.span for placed in blocks])
    spoken = list(_Minutes(text, known, minutes=minutes).read(blocks))
    return sorted([*quoted, *_without(spoken, quoted)])


class _Minutes:
    """One pass over a paper's blocks: who is speaking now."""

    def __init__(self, text: str, known: People, *, minutes: bool) -> None:
        self._text = text
        self._known = known
        self._minutes = minutes
        self._lead: Voice | None = None
        """Who speaks in the list items that go on."""

    def read(self, blocks: Sequence[Placed]) -> Iterator[Said]:
        for placed in blocks:
            if placed.block.role is Role.HEADING:
                self._lead = None
                continue
            listed = placed.block.role in _LIST
            inherited = self._lead if listed else None
            found = list(self._block(placed, inherited))
            yield from found
            if inherited and any(one.voice != inherited for one in found):
                self._lead = None
            if not listed:
                ends = placed.block.text
                last = found[-1] if found else None
                opens = last and _LEADS_IN.search(ends) and last.end >= placed.span.end
                self._lead = replace(last.voice, manner="inherited") if last and opens else None

    def _block(self, placed: Placed, inherited: Voice | None) -> Iterator[Said]:
        voice = inherited
        for sentence in sentences(self._text, placed.span):
            parts = self._parts(sentence)
            if (parts and parts[0].start == sentence.start) or (
                not inherited and _NO_PERSON.match(self._text, sentence.start, sentence.end)
            ):
                voice = None
            if voice:
                yield Said(sentence.start, parts[0].start if parts else sentence.end, voice)
            yield from parts
            voice = parts[-1].voice if parts and self._minutes else voice

    def _parts(self, sentence: Span) -> list[Said]:
        """The stretches of a sentence that name who speaks in them."""
        first = _BEGINS.match(self._text, sentence.start, sentence.end)
        found = [(sentence.start, first)] if first and not _is_body(first["speaker"]) else []
        at = first.end() if first else sentence.start
        found += [
            (then.start("speaker"), then)
            for then in _AND_THEN.finditer(self._text, at, sentence.end)
            if not _is_body(then["speaker"])
        ]
        starts = [start for start, _ in found]
        ends = [*starts[1:], sentence.end][: len(starts)]
        return [
            Said(start, end, self._voice(named))
            for (start, named), end in zip(found, ends, strict=True)
        ]

    def _voice(self, match: re.Match[str]) -> Voice:
        speaker = match["speaker"]
        person = self._known.holding(speaker) or self._known.named(speaker)
        role = match["role"] or (person.role if person else "")
        name = person.name if person and person.name != speaker else ""
        return Voice(speaker, "reported", name=name, role=role)


def _is_body(speaker: str) -> bool:
    return bool(_BODY_NAME.search(_OF.split(speaker, maxsplit=1)[0]))


def _without(spoken: Sequence[Said], quoted: Sequence[Said]) -> Iterator[Said]:
    """What is left of the spoken stretches where nothing is quoted."""
    for one in spoken:
        start = one.start
        for other in (q for q in quoted if q.start < one.end and one.start < q.end):
            if start < other.start:
                yield Said(start, other.start, one.voice)
            start = max(start, other.end)
        if start < one.end:
            yield Said(start, one.end, one.voice)
