"""How sure it is that the best sentence answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.abstention import THRESHOLD
from bot.evidence import Evidence, confidence, evidence
from bot.question import understand
from corpus.documents import Passage
from tests.bot.conftest import candidate

NOTHING = Evidence(*[0.0] * len(Evidence._fields))
FAIR = NOTHING._replace(meaning=0.4, words=0.4, passage=0.4)
SHARES = st.floats(0, 1)


@given(st.builds(Evidence, st.floats(-1, 1), *[SHARES] * (len(Evidence._fields) - 1)))
def test_is_between_0_and_1(some: Evidence) -> None:
    """Whatever the signals."""
    assert 0 < confidence(some) < 1


@pytest.mark.parametrize("signal", ["meaning", "words", "passage", "fits", "defined"])
def test_rises_with_what_speaks_for_the_sentence(signal: str) -> None:
    """Meaning, words, and its being of the kind that is asked for."""
    more = getattr(FAIR, signal) + 0.3

    assert confidence(FAIR) < confidence(FAIR._replace(**{signal: more}))


@pytest.mark.parametrize("signal", ["uncounted", "undated"])
def test_falls_where_the_sentence_lacks_what_is_asked_for(signal: str) -> None:
    """A figure, or a day."""
    assert confidence(FAIR) > confidence(FAIR._replace(**{signal: 1.0}))


def test_a_sentence_about_something_else_is_under_the_threshold() -> None:
    """A similarity of 0.2 and one word in six is what off-topic questions get."""
    assert confidence(NOTHING._replace(meaning=0.2, words=0.17, passage=0.17)) < THRESHOLD


def test_a_sentence_that_says_it_in_the_question_s_words_is_over_it() -> None:
    """Near in meaning, and every word told."""
    assert confidence(NOTHING._replace(meaning=0.7, words=1.0, passage=1.0)) > THRESHOLD


@pytest.mark.parametrize(
    ("question", "gives", "lacks"),
    [
        ("How many are there?", {"figure": 1.0}, (1, 0, 0)),
        ("How many are there?", {}, (1, 1, 0)),
        ("How much did it cost?", {"date": 1.0}, (1, 1, 0)),
        ("When was it?", {"figure": 1.0}, (0, 0, 1)),
        ("When was it?", {"date": 1.0}, (0, 0, 0)),
        ("Why was it?", {}, (0, 0, 0)),
    ],
)
def test_holds_what_is_asked_for_against_what_the_sentence_gives(
    passage: Passage, question: str, gives: dict[str, float], lacks: tuple[int, int, int]
) -> None:
    """Whether a number is asked for, and lacking; and whether a day is."""
    some = evidence(understand(question), candidate(passage, 0, **gives))

    assert (some.counts, some.uncounted, some.undated) == lacks


def test_takes_over_the_signals_of_the_sentence(passage: Passage) -> None:
    """Those that it was ranked by."""
    best = candidate(passage, 0, meaning=0.6, words=0.5, passage=0.7, context=0.2, resolved=1.0)

    some = evidence(understand("Why?"), best)

    assert (some.meaning, some.words, some.passage, some.fits) == (0.6, 0.5, 0.7, 1.0)
    assert (some.meaning_of_a_count, some.context_of_a_count) == (0.0, 0.0)


def test_weighs_meaning_otherwise_where_a_number_is_asked_for(passage: Passage) -> None:
    """Sentences with many numbers are all alike."""
    some = evidence(understand("How many?"), candidate(passage, 0, meaning=0.6, context=0.2))

    assert (some.meaning_of_a_count, some.context_of_a_count) == (0.6, 0.2)
