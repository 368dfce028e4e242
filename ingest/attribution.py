"""Who speaks in a passage, and in which stretches of it somebody else does."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.documents import Document, Said, Span, Voice
from ingest.draft import Draft

_SIGNED = frozenset({"blog"})
"""Kinds of paper whose own words are their author's."""


def within(said: Sequence[Said], span: Span) -> list[Said]:
    """The stretches inside a span, cut at its ends."""
    first = bisect_right(said, span.start, key=lambda one: one.end)
    after = bisect_left(said, span.end, key=lambda one: one.start)
    return [
        Said(max(one.start, span.start), min(one.end, span.end), one.voice)
        for one in said[first:after]
    ]


def only_speaker(said: Sequence[Said]) -> Voice | None:
    """The one person who speaks in these stretches; nobody when there are several."""
    voices_here = [one.voice for one in said if one.voice.manner != "quoted"]
    several = {voice.speaker.casefold() for voice in voices_here}
    return Voice(voices_here[0].speaker, "reported") if len(several) == 1 else None


def own_voice(
    document: Document, one: Draft, group: Sequence[Span], parts: Sequence[Said]
) -> Voice | None:
    """Who speaks in all of a passage but the stretches that are somebody else's."""
    if one.kind == "turn":
        return one.voice
    if one.matter and one.matter.voice:
        return one.matter.voice
    spoken = [part for part in parts if part.voice.manner != "quoted"]
    covered = all(any(p.start < s.end and s.start < p.end for p in parts) for s in group)
    if spoken and covered and only_speaker(parts):
        return spoken[0].voice
    signed = document.details.kind in _SIGNED and document.details.author
    return Voice(document.details.author, "direct") if signed and not spoken else None
