"""Which papers somebody's words name: an id, a file, a kind, or what is known of a paper."""

from collections.abc import Sequence

from corpus.documents import KINDS, in_words
from corpus.holdings import Held
from corpus.lexicon import stems

_SMALL = frozenset(stems("a an and at by for in of on paper report the to"))
"""Words that tell no paper from another."""


def named(words: str, papers: Sequence[Held]) -> list[Held]:
    """
    The papers that these words name.

    Those of this id or file name; else, where the words are what a kind of paper is called, those
    of that kind; else those whose title, council, body, author, kind or date has all the words.
    """
    asked = words.casefold().strip()
    called = [one for one in papers if asked in (one.id, one.name.casefold())]
    wanted = set(stems(words)) - _SMALL
    kinds = {
        kind for kind, label in KINDS.items() if asked == kind or wanted == set(stems(label)) - _SMALL
    }
    of_kind = [one for one in papers if one.details.kind in kinds]
    return called or of_kind or [one for one in papers if wanted and wanted <= _known(one)]


def _known(paper: Held) -> set[str]:
    details = paper.details
    facts = (details.title, details.council, details.body, details.author, details.kind)
    day = in_words(details.date) if details.date else ""
    return set(stems(" ".join((paper.name, *facts, KINDS[details.kind], day))))
