"""Which papers somebody's words name: an id, a file, a kind, or what is known of a paper."""

from collections.abc import Sequence

from corpus.documents import KINDS, in_words
from corpus.holdings import Held
from corpus.lexicon import stems

_SMALL = frozenset(stems("a an and at by for in of on s the to"))
"""Words that tell no paper from another."""
_VAGUE = frozenset(stems("document paper report"))
"""Words that may be what a paper is called, or not."""


def named(words: str, papers: Sequence[Held]) -> list[Held]:
    """
    The papers that these words name.

    Those of this id or file name; else, where the words are what a kind of paper is called, those
    of that kind; else those whose title, council, body, author, kind or date has all the words.
    """
    asked = words.casefold().strip()
    called = [one for one in papers if asked in (one.id, one.name.casefold())]
    wanted = set(stems(words)) - _SMALL
    told = [some for some in (wanted, wanted - _VAGUE) if some]
    kinds = {kind for kind, label in KINDS.items() if asked == kind or _telling(label) in told}
    found = called or [one for one in papers if one.details.kind in kinds]
    for some in told:
        found = found or [one for one in papers if some <= _known(one)]
    return found


def _telling(label: str) -> set[str]:
    return set(stems(label)) - _SMALL


def _known(paper: Held) -> set[str]:
    details = paper.details
    facts = (details.title, details.council, details.body, details.author, details.kind)
    day = in_words(details.date) if details.date else ""
    return set(stems(" ".join((paper.name, *facts, KINDS[details.kind], day))))
