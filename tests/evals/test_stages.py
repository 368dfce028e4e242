"""Retrieval stage by stage."""

from bot.question import understand
from corpus.shelf import Generation
from evals.index import LABELS
from evals.stages import Clock, Watched, replayed
from tests.evals.conftest import Fond

ASKED = understand("What was the average caseload of social workers?")


def sources(small: Generation, reranker: Watched | None) -> list[str]:
    """The papers of the passages that are found, in order."""
    found = replayed(ASKED, small, LABELS, reranker, Clock())
    assert len({(one.document, one.start) for one in found}) == len(found)
    names = [document.name for one in found if (document := small.read(one.document))]
    return list(dict.fromkeys(names))


def test_passages_are_in_the_order_that_ranking_left_them(small: Generation) -> None:
    """And the ranker, where one reads."""
    for words, first in (("19 children", "minutes.txt"), ("17 children", "letter.txt")):
        reranker = Watched(Fond(words), Clock())

        assert sources(small, reranker)[0] == first


def test_papers_that_are_not_public_are_not_found(small: Generation) -> None:
    """As in an answer."""
    assert set(sources(small, None)) == {"minutes.txt", "letter.txt"}


def test_a_ranker_that_has_read_is_not_timed_again() -> None:
    """It says the same of the same sentences."""
    clock = Clock()
    watched = Watched(Fond("19"), clock)

    first = watched.scores("How many?", ["19 children", "none"])
    spent = clock.seconds["reading"]
    assert watched.scores("How many?", ["19 children", "none"]) == first == [1.0, 0.0]
    assert clock.seconds["reading"] == spent
    assert watched.weight == Fond.weight

    watched.scores("How many more?", ["19 children"])
    assert clock.seconds["reading"] > spent
