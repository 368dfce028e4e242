"""What was decided under a heading that names the topic, in whatever words it was decided."""

from collections.abc import Sequence

from bot.briefing.finding import found_in, without_hyphened
from bot.briefing.items import items
from bot.briefing.meetings import MEETINGS
from bot.briefing.parts import decides
from bot.index import Index
from bot.ranking import Candidate
from bot.terms import telling
from corpus.documents import Document, Span
from corpus.holdings import Held
from corpus.lexicon import stems


def decided_under(
    topic: str, ranked: Sequence[Candidate], index: Index, labels: frozenset[str]
) -> list[Candidate]:
    """The decisions of the papers found that stand under such a heading, and no heading itself."""
    words = _telling(topic)
    found: dict[tuple[str, int], Candidate] = {}
    for document in {
        one.hit.passage.document.id: one.hit.passage.document for one in ranked
    }.values():
        if not words or document.details.kind not in MEETINGS:
            continue
        spans = _under(words, document)
        mine = [one for one in ranked if one.hit.passage.document.id == document.id]
        if not spans and not any(_is_headed(words, one) for one in mine):
            continue
        held = Held(document.id, document.name, document.details, 0)
        for one in (*mine, *found_in([held], topic, index, labels)):
            inside = any(span.start < one.span.start and one.span.end <= span.end for span in spans)
            if decides(one) and (inside or _is_headed(words, one)):
                found.setdefault((one.hit.passage.id, one.number), one)
    return list(found.values())


def _telling(topic: str) -> frozenset[str]:
    """The words that a heading must have, by stem."""
    topic = without_hyphened(topic)
    return frozenset(stems(topic)) & telling(topic, {})


def _under(words: frozenset[str], document: Document) -> list[Span]:
    """Where the items stand whose titles have every word."""
    return [one.span for one in items(document) if one.span and words <= set(stems(one.title))]


def _is_headed(words: frozenset[str], one: Candidate) -> bool:
    """Whether a heading above a sentence has every word; the first is the paper's own title."""
    return any(words <= set(stems(heading)) for heading in one.hit.passage.section[1:])
