"""How sure it is that the best sentence answers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import evidence as module
from bot.abstention import THRESHOLD
from bot.evidence import ALONE, READ, Evidence, Line, confidence, evidence
from bot.question import understand
from corpus.documents import Passage
from tests.bot.conftest import candidate

NOTHING = Evidence(*[0.0] * len(Evidence._fields))
FAIR = NOTHING._replace(meaning=0.4, words=0.4, passage=0.4)
SHARES = st.floats(0, 1)
SAID = st.floats(-8, 8)


@given(
    st.builds(
        Evidence,
        st.floats(-1, 1),
        *[SHARES] * (len(Evidence._fields) - 3),
        ranker=SAID,
        read=st.sampled_from((0.0, 1.0)),
    )
)
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


@given(SAID, st.floats(0.1, 5))
def test_rises_with_what_the_ranker_says(said: float, more: float) -> None:
    """All else equal."""
    some, better = (FAIR._replace(read=1.0, ranker=score) for score in (said, said + more))

    assert confidence(some) < confidence(better)


@given(SAID)
def test_nothing_is_heard_of_a_ranker_that_has_not_read_it(said: float) -> None:
    """The evidence stands alone."""
    assert confidence(FAIR._replace(ranker=said)) == confidence(FAIR)


def test_other_weights_count_where_the_ranker_has_read_it(
    monkeypatch: pytest.MonkeyPatch, passage: Passage
) -> None:
    """Even where it is of two minds, and says nothing."""
    monkeypatch.setattr(module, "ALONE", Line(NOTHING, -3.0))
    monkeypatch.setattr(module, "READ", Line(NOTHING, 3.0))
    asked, one = understand("Why?"), candidate(passage, 0)

    sure = [confidence(evidence(asked, replace(one, read=said))) for said in (None, 0.0, -9.0)]

    assert [how > 0.5 for how in sure] == [False, True, True]


@pytest.mark.parametrize("line", [ALONE, READ], ids=["alone", "read"])
def test_to_be_read_is_no_evidence(line: Line) -> None:
    """It only says which weights count."""
    assert line.weights.read == 0.0


@pytest.mark.parametrize(
    ("said", "expected"), [(None, (0.0, 0.0)), (0.0, (0.0, 1.0)), (-2.5, (-2.5, 1.0))]
)
def test_takes_over_what_the_ranker_says(
    passage: Passage, said: float | None, expected: tuple[float, float]
) -> None:
    """And whether it has read it."""
    some = evidence(understand("Why?"), replace(candidate(passage, 0), read=said))

    assert (some.ranker, some.read) == expected


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
