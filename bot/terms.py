"""The words of a question that tell, and everything that says the same as one of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.acronyms import contractions, expansions
from bot.numerals import alternatives, compounds
from corpus.lexicon import stems

EARLIER = 0.3
"""What a word of the questions before counts in a follow-up, against 1 for one of its own."""
_ASKING = frozenset(
    stems(
        "a about according acc am an and any anything anyone are as asked at be been being but by"
        " can could did do does doing done exactly exact everyone find found for from get give"
        " going got had has have he her him his how i if in into is it its just kind know let like"
        " long look many me mean mention mentioned mentions more much my need of often on or other"
        " our out over please remember say saying says she show so some somebody someone something"
        " sort tell than that the their them then there these they thing think this those to told"
        " too up us want was we well were what whats what's when where whether which while who"
        " whom whose why will with word words would yes you your s t ve re ll d m ok per percent"
        " percentage cent"
    )
)
"""Words that ask rather than say what about; formal papers hold few of them, so they would seem
to tell a lot."""
_PLAIN = {
    "kid": "children/child",
    "child": "children",
    "children": "child",
    "person": "people",
    "peopl": "person",
    "man": "men",
    "men": "man",
    "woman": "women",
    "women": "woman",
    "youngster": "young people",
    "teenag": "young people/16",
    "teen": "young people",
    "mum": "mother",
    "dad": "father",
    "boss": "manager",
    "grade": "judgement",
    "judgement": "grade",
    "judgment": "judgement",
    "rate": "judged",
    "caseload": "workload",
    "workload": "caseload",
    "cash": "funding",
    "staf": "staff",
    "cllr": "councillor",
    "councillor": "cllr",
    "ofst": "inspectors",
}
"""What people say and what papers write, by stem."""


@dataclass(frozen=True)
class Term:
    """A word of a question."""

    word: str
    """Its stem."""
    weight: float
    """How much it tells: its inverse document frequency, less for one of an earlier question."""
    others: tuple[tuple[str, ...], ...] = ()
    """Stems that, together, say the same."""
    seen: bool = True
    """Whether a paper has it, or something that says the same."""

    def told_by(self, words: frozenset[str]) -> float:
        """How far `words` say it, from 0 to 1."""
        if self.word in words:
            return 1.0
        shares = [sum(one in words for one in other) / len(other) for other in self.others]
        return max((share for share in shares if share > _HALF), default=0.0)


_HALF = 0.5


def terms(
    understood: str, asked: str, rarity: Mapping[str, float], meanings: Mapping[str, Sequence[str]]
) -> list[Term]:
    """
    The telling words of a question, each once, with how much each tells.

    `rarity` gives the inverse document frequency of the words that some paper has; `meanings` what
    the papers say that their acronyms stand for.
    """
    words = [word for word in dict.fromkeys(stems(understood)) if word not in _ASKING]
    own = set(stems(asked))
    long = expansions(understood, meanings)
    short: dict[str, list[list[str]]] = {}
    for one, told in _said_in_one(understood, meanings):
        for word in told:
            short.setdefault(word, []).append([one])
    found = []
    for word in words:
        others = [*long.get(word, ()), *short.get(word, ()), *alternatives(word), *_plain(word)]
        others = [other for other in others if all(one in rarity for one in other)]
        seen = word in rarity or bool(others)
        weight = rarity.get(word) or min((_rarest(other, rarity) for other in others), default=0.0)
        found.append(
            Term(
                word,
                weight * (1 if word in own else EARLIER),
                tuple(map(tuple, others)),
                seen,
            )
        )
    return found


def words_of(some: Iterable[Term]) -> dict[str, float]:
    """
    What to look for: every word and what says the same, and how much each counts.

    A word of a longer form counts its share of it.
    """
    counts: dict[str, float] = {}
    for term in some:
        counts[term.word] = 1.0
        for other in term.others:
            for word in other:
                counts.setdefault(word, 1 / len(other))
    return counts


def telling(understood: str, meanings: Mapping[str, Sequence[str]]) -> set[str]:
    """Every stem whose rarity `terms` may need."""
    words = set(stems(understood))
    for others in expansions(understood, meanings).values():
        words |= {word for other in others for word in other}
    words |= {one for one, _ in _said_in_one(understood, meanings)}
    for word in list(words):
        words |= {one for other in (*alternatives(word), *_plain(word)) for one in other}
    return words - _ASKING


def _said_in_one(
    understood: str, meanings: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Acronyms and digits that say in one word what several stems of a question say."""
    words = stems(understood)
    yield from contractions(words, meanings)
    yield from compounds(words)


def _plain(word: str) -> list[list[str]]:
    return [stems(one) for one in _PLAIN.get(word, "").split("/") if one]


def _rarest(words: Sequence[str], rarity: Mapping[str, float]) -> float:
    return max(rarity[word] for word in words)
