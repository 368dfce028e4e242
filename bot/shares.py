"""How much of what a question's words tell is said."""

from collections.abc import Iterable, Sequence

from bot.terms import Term


class Shares:
    """
    How much of what a question's words tell is said.

    Of what a sentence says only the question's words matter, and many sentences have the same few,
    so that each set of them is weighed once.
    """

    def __init__(self, some: Sequence[Term]) -> None:
        self._terms = some
        self._total = sum(term.weight for term in some if term.seen)
        self._wanted = frozenset(
            word for term in some for other in ((term.word,), *term.others) for word in other
        )
        self._known: dict[frozenset[str], float] = {}

    def among(self, words: Iterable[str]) -> frozenset[str]:
        """Those of `words` that matter."""
        return self._wanted.intersection(words)

    def of(self, words: frozenset[str]) -> float:
        """The share, from 0 to 1, that these words say; of those that matter."""
        if words not in self._known:
            told = sum(term.weight * term.told_by(words) for term in self._terms)
            self._known[words] = told / self._total if self._total else 0.0
        return self._known[words]
