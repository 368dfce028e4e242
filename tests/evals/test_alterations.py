"""Altered sentences of the sample papers: none is exact, and each is told for what it is."""

from collections import Counter

from bot.checking.check import check
from bot.checking.verdicts import Verdict
from corpus.shelf import Generation
from evals.alterations import alterations, printed, reprinted
from tests.corpus.conftest import PUBLIC

MANY = 210


def test_no_altered_sentence_is_exact(generation: Generation) -> None:
    """And nearly every one is altered, in the way in which it was altered."""
    documents = list(generation.documents(PUBLIC))
    verdicts, kinds = Counter[Verdict](), Counter[bool]()

    for one in alterations(documents, MANY, seed=8):
        found = check(one.given, generation, PUBLIC)
        verdicts[found.verdict] += 1
        kinds[one.kind in {difference.kind for difference in found.differences}] += 1

    assert verdicts[Verdict.EXACT] == verdicts[Verdict.ELSEWHERE] == 0
    assert verdicts[Verdict.ALTERED] >= MANY * 0.95
    assert kinds[True] >= MANY * 0.9


def test_every_sentence_is_exact_however_it_is_printed(generation: Generation) -> None:
    """Each tenth of them, in all that is forgiven."""
    documents = list(generation.documents(PUBLIC))
    known = [words for one in documents for words in printed(one)][::10]

    lost = [
        other
        for words in known
        for other in reprinted(words)
        if check(other, generation, PUBLIC).verdict is not Verdict.EXACT
    ]

    assert len(known) > 20
    assert lost == []


def test_the_same_seed_alters_alike(generation: Generation) -> None:
    """So that a figure can be measured again."""
    documents = list(generation.documents(PUBLIC))

    first, again = (list(alterations(documents, 14, seed=3)) for _ in range(2))

    assert first == again
    assert all(one.given != one.printed for one in first)
