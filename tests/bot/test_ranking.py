"""Which sentences come first."""

import numpy as np
import pytest

from bot.question import understand
from bot.ranking import rank
from bot.search import Found
from corpus.documents import Passage
from tests.bot.conftest import MakePassage, hit

ALIKE = (1.0, 0.0)
NEAR = (0.8, 0.6)
FAR = (0.0, 1.0)
VECTOR = np.array([1, 0], np.float32)


def test_the_sentence_nearest_in_meaning_comes_first(passage: Passage) -> None:
    """With no words in common, the vectors decide."""
    found = Found((hit(passage, FAR, ALIKE, NEAR),), VECTOR, {})

    ranked = rank(understand("xyz"), found)

    assert [one.number for one in ranked] == [1, 2, 0]


def test_telling_words_outweigh_small_differences_in_meaning(passage: Passage) -> None:
    """A rare word of the question that stands in a sentence lifts it."""
    found = Found((hit(passage, NEAR, NEAR, ALIKE),), VECTOR, {"caseload": 3.0})

    ranked = rank(understand("caseloads?"), found)

    assert ranked[0].number == 0
    assert ranked[0].words == pytest.approx(1.0)


def test_words_around_a_passage_count_too(make_passage: MakePassage) -> None:
    """The council is named in the title, hardly ever in the sentence."""
    there, elsewhere = make_passage(), make_passage(title="Inspection of Leeds", council="Leeds")
    hits = (hit(elsewhere, NEAR, NEAR, NEAR), hit(there, NEAR, NEAR, NEAR))
    found = Found(hits, VECTOR, {"kesterwold": 4.0})

    ranked = rank(understand("Kesterwold?"), found)

    assert ranked[0].hit.passage is there
    assert ranked[0].context == pytest.approx(1.0)


def test_a_word_is_not_counted_both_in_the_sentence_and_around_it(
    make_passage: MakePassage,
) -> None:
    """The sentence's own words are taken out of what stands around."""
    found = Found((hit(make_passage(title="Caseloads"), FAR, FAR, FAR),), VECTOR, {"caseload": 3.0})

    first = next(one for one in rank(understand("caseloads?"), found) if one.number == 0)

    assert (first.words, first.context) == (1.0, 0.0)


def test_a_paper_of_the_year_that_is_named_comes_first(make_passage: MakePassage) -> None:
    """All else being equal."""
    import datetime

    old, new = make_passage(date=datetime.date(2016, 1, 1)), make_passage()
    found = Found((hit(new, NEAR, NEAR, NEAR), hit(old, NEAR, NEAR, NEAR)), VECTOR, {})

    ranked = rank(understand("caseloads in 2016?"), found)

    assert ranked[0].hit.passage is old


def test_nothing_found_ranks_nothing() -> None:
    """An index without passages is not an error."""
    assert rank(understand("caseloads?"), Found((), VECTOR, {})) == []
