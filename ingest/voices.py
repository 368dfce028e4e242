"""Who is speaking in a block, and how their words come to us."""

import re
from collections import Counter
from collections.abc import Iterable

from corpus.documents import Voice

_TURN = re.compile(r"(?P<speaker>[A-Z][^:\n]{1,150}?):\s+(?=\S)")
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "de", "van", "der", "von", "ap", "ab"])
_REPORTED = re.compile(
    r"(?P<speaker>(?:Councillors? |Cllrs?\.? |Mrs? |Ms |Dr |The )[A-Z][\w.'’-]*"
    r"(?: (?:[A-Z][\w.'’-]*|for|of|and|the))*)"
    r"(?:, [^.;:]{3,120}?,)? (?:also |then |further )?"
    r"(?:said|told|asked|explained|reported|advised|commented|stated|confirmed|noted|highlighted"
    r"|queried|added|responded|replied|reiterated|informed|outlined|welcomed|thanked|expressed"
    r"|raised|suggested|proposed|moved|seconded|presented|introduced|stressed|clarified|agreed)\b"
)
"""How a clerk writes down what somebody said."""
_BODY = re.compile(
    r"^The .*\b(?:Authority|Board|Borough|Cabinet|City|Commission|Committee|Council|County|Forum"
    r"|Government|Group|Meeting|Panel|Partnership)$"
)
"""The last word of what a body is called; whoever is something "of" or "for" one is a person."""
_OF = re.compile(r" (?:of|for) ")


def turn(text: str) -> tuple[str, int]:
    """
    The speaker that a transcript's line begins with, and where their words begin.

    >>> turn("Suzy Davies AM: Thank you.")
    ('Suzy Davies AM', 16)
    >>> turn("This is what matters: money.")
    ('', 0)
    """
    begun = _TURN.match(text)
    if begun and _is_name(begun["speaker"]):
        return begun["speaker"], begun.end()
    return "", 0


def is_transcript(texts: list[str]) -> bool:
    """Whether most of a paper's blocks begin with the name of somebody who speaks several times."""
    turns = Counter(speaker for speaker, _ in map(turn, texts) if speaker)
    return sum(times for times in turns.values() if times > 1) > max(5, len(texts) / 2)


def reported(sentences: Iterable[str]) -> Voice | None:
    """
    The voice of a block in which a clerk wrote down what one person said.

    Where several people speak it is nobody's, since a wrong name is worse than none.

    >>> reported(["Councillor Day asked about caseloads.", "She had read the report."]).speaker
    'Councillor Day'
    >>> reported(["Councillor Day asked about caseloads.", "The Director said they had fallen."])
    """
    found = (said["speaker"] for text in sentences if (said := _REPORTED.match(text)))
    speakers = {speaker for speaker in found if not _is_body(speaker)}
    return Voice(speakers.pop(), "reported") if len(speakers) == 1 else None


def _is_body(speaker: str) -> bool:
    return bool(_BODY.search(_OF.split(speaker, maxsplit=1)[0]))


def _is_name(text: str) -> bool:
    words = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", text).split()
    return 0 < len(words) <= 10 and all(  # noqa: PLR2004
        word[0].isupper() or word in _SMALL_WORDS for word in words
    )
