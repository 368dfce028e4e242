"""
Did a paper say this? The words that somebody gives -> what became of them.

    naming       the papers, the page and the person that they are said to be from
    places       where exactly they stand; forgiven is only what a printer may change
    claims       what is no quotation, but claims a figure
    closest      what they are close to, where they stand nowhere
    differences  in what they differ from that
    reasons      why, in a sentence for a reader
    verdicts     what comes of it
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from bot.answer import answer
from bot.checking import claimed, reasons
from bot.checking.asked import Asked, Papers, summed
from bot.checking.claims import Claim, claim
from bot.checking.closest import LIKE, Closest
from bot.checking.differences import differences
from bot.checking.verdicts import Check, Difference, Kind, Verdict
from bot.checking.wording import Wording
from bot.question import MOST_CHARACTERS, understand
from bot.quotes import Quote
from corpus.display import one_line
from corpus.documents import Document, Span
from corpus.errors import BadQuestion

FEWEST_WORDS = 3
FEWEST_LETTERS = 12
"""Of words that are fewer and shorter than this, finding them says nothing."""
MOST_WORDS = 2000
PLACES = 10
"""Places that are shown; a phrase of every agenda stands in hundreds."""
NEAREST = 3
_HALF = 0.5
_UNREAD = 1 / 3
"""The share of pages without words from which a paper cannot be said not to say something."""


def check(words: str, papers: Papers, labels: frozenset[str], said_of: str = "") -> Check:
    """Find words in the papers that these labels open, and hold them to what `said_of` names."""
    asked = Asked(one_line(words), one_line(said_of), papers, labels)
    _refuse_unreadable(asked)
    found = _standing(asked) or _claimed(asked) or _close(asked) or _lost(asked)
    everything = found.verdict is not Verdict.EXACT or not asked.here
    looked = found.papers or asked.searched(everything=everything)
    return replace(found, papers=looked, searched=summed(looked))


def _standing(asked: Asked) -> Check | None:
    """What comes of words that are too few, or that stand somewhere exactly."""
    if not _enough(asked.wanted):
        return _told(asked, Verdict.CANNOT_CHECK, reasons.TOO_SHORT)
    meant, here = asked.meant, asked.standing(asked.here)
    if meant is None or meant.papers:
        found = list(islice(here, PLACES)) if meant is None else list(here)
        fitting = [one for one in found if meant is None or meant.fits(one)][:PLACES]
        if fitting:
            why = reasons.exact(fitting[0], dots=asked.open)
            return _told(asked, Verdict.EXACT, why, fitting)
    else:
        found = []
    found = found[:PLACES] or list(islice(asked.standing(asked.there), PLACES))
    if not found:
        return None
    if meant and not meant.papers:
        why = reasons.not_held(asked.said_of, found)
        return _told(asked, Verdict.CANNOT_CHECK, why, found)
    if meant and meant.unknown:
        why = reasons.unknown(asked.said_of, meant.unknown, found[0])
        return _told(asked, Verdict.CANNOT_CHECK, why, found)
    return _told(asked, Verdict.ELSEWHERE, reasons.elsewhere(found[0], _wrong(asked, found)), found)


def _wrong(asked: Asked, found: Sequence[Quote]) -> str:
    """What of what is said of the words is not so."""
    ids = {one.id for one in asked.here}
    inside = [one for one in found if one.passage.document.id in ids]
    if inside and asked.meant and not any(map(asked.meant.on_page, inside)):
        return f"not on page {asked.meant.page}"
    return f"not as the words of “{asked.said_of}”" if inside else f"not in “{asked.said_of}”"


def _claimed(asked: Asked) -> Check | None:
    """What comes of words that say themselves what paper says them."""
    told = claim(asked.wanted)
    if told is None:
        return None
    if told.several:
        return _told(asked, Verdict.CANNOT_CHECK, reasons.SEVERAL)
    said_of = asked.said_of or (told.source if claimed.names(asked, told) else "")
    inner = replace(asked, words=told.said, said_of=said_of)
    if told.quoted:
        found = _standing(inner) or _close(inner) or _lost(inner)
        return _by_itself(inner, replace(found, reason=found.reason + reasons.QUOTED))
    stands, alike = _standing(inner), _opening(asked, told)
    if stands and alike < 1 and stands.verdict is Verdict.EXACT and inner.meant:
        return _by_itself(inner, stands)
    if alike > _HALF:
        return None
    return (
        _by_itself(inner, stands)
        or claimed.checked(asked, told)
        or (None if claimed.figures_of(told) else _by_itself(inner, _close(inner)))
    )


def _by_itself(inner: Asked, found: Check | None) -> Check | None:
    """What comes of the words that a claim gives as the paper's; None where that is nothing."""
    if found is None or (found.verdict is Verdict.CANNOT_CHECK and not found.places):
        return None
    everything = found.verdict is not Verdict.EXACT or not inner.here
    return replace(found, papers=inner.searched(everything=everything))


def _opening(asked: Asked, told: Claim) -> float:
    """How much of who is said to say it a paper has before it: then it is a quotation too."""
    found = asked.closest
    if found is None or found.likeness < LIKE:
        return 0.0
    own = asked.wanted.rindex(told.said)
    words = found.parts[0].given.wording.spans
    opening = {at for at, word in enumerate(words) if word.end <= own}
    same = {ours for part in found.parts for ours, _ in part.same}
    return len(opening & same) / max(1, len(opening))


def _close(asked: Asked) -> Check | None:
    """What comes of words that are close to what a paper says."""
    if asked.meant and not asked.meant.papers:
        return None
    found = asked.closest
    if found is None or found.likeness < LIKE:
        return None
    places = tuple(asked.quote(one.text.document, one.span) for one in found.parts)
    different = tuple(_differences(found, asked))
    if not different:
        different = (Difference(Kind.WORDS, Span(0, len(asked.words)), found.parts[0].span),)
    why = reasons.altered(different, places[0], asked.words)
    if asked.meant and found.parts[0].text.document not in asked.here:
        why += f" It is not in “{asked.said_of}”."
    return _told(asked, Verdict.ALTERED, why, places, different)


def _differences(found: Closest, asked: Asked) -> list[Difference]:
    """Those of every part, by their places in the words as given."""
    moved = asked.words.index(asked.wanted)
    all_of_them = []
    for place, part in enumerate(found.parts):
        if place:
            wording = part.given.wording
            all_of_them.append(
                Difference(Kind.STITCHED, wording.span(part.first, part.after), part.span, place)
            )
        all_of_them += [one._replace(place=place) for one in differences(part)]
    return [
        one._replace(given=Span(one.given.start + moved, one.given.end + moved))
        for one in all_of_them
    ]


def _lost(asked: Asked) -> Check:
    """What comes of words that no paper says, nor anything close to them."""
    if asked.meant and not asked.meant.papers:
        verdict, why = Verdict.CANNOT_CHECK, reasons.not_held(asked.said_of, ())
    elif asked.meant and asked.meant.unknown:
        verdict = Verdict.CANNOT_CHECK
        why = reasons.unknown(asked.said_of, asked.meant.unknown, None)
    elif asked.meant and asked.meant.some and any(map(_unread, asked.here)):
        verdict, why = Verdict.CANNOT_CHECK, reasons.unreadable(asked.said_of)
    else:
        verdict, why = Verdict.NOT_FOUND, reasons.not_found(len(asked.all), asked.said_of)
    return replace(_told(asked, verdict, why), nearest=_nearest(asked))


def _nearest(asked: Asked) -> tuple[Quote, ...]:
    try:
        question = understand(asked.wanted[:MOST_CHARACTERS])
    except BadQuestion:
        return ()
    found = answer(question, asked.papers, asked.labels)
    return (found.quotes or found.nearest)[:NEAREST]


def _unread(document: Document) -> bool:
    """Whether many pages of a paper have no words."""
    starts = [*(page.start for page in document.pages), len(document.text)]
    empty = sum(not document.text[start:end].strip() for start, end in pairwise(starts))
    return empty > _UNREAD * len(document.pages)


def _told(
    asked: Asked,
    verdict: Verdict,
    reason: str,
    places: Sequence[Quote] = (),
    different: tuple[Difference, ...] = (),
) -> Check:
    return Check(asked.words, asked.said_of, verdict, reason, tuple(places), different)


def _enough(words: str) -> bool:
    return sum(map(str.isalnum, words)) >= FEWEST_LETTERS or len(Wording(words)) >= FEWEST_WORDS


def _refuse_unreadable(asked: Asked) -> None:
    if not any(map(str.isalnum, asked.words)):
        raise BadQuestion("There are no words to check: give those that a paper is said to say.")
    if len(asked.words) > MOST_WORDS or len(asked.said_of) > MOST_WORDS:
        raise BadQuestion(f"That is too long to check: give {MOST_WORDS:,} characters or fewer.")
