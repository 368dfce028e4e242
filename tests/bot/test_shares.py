"""The share of a question that words say is what its terms tell, however often it is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shares import Shares
from bot.terms import Term
from tests.corpus.conftest import UNTIMED

WORDS = st.sampled_from(["caseload", "workload", "high", "kesterwold", "iro", "offic", "rose"])
TERMS = st.lists(
    st.builds(
        Term,
        WORDS,
        st.floats(0, 9),
        st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), max_size=2).map(tuple),
        st.booleans(),
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("said", "share"),
    [
        pytest.param({"caseload", "high"}, 1.0, id="all"),
        pytest.param({"caseload"}, 0.75, id="the-word-that-tells-more"),
        pytest.param({"high"}, 0.25, id="the-word-that-tells-less"),
        pytest.param({"workload"}, 0.75, id="what-says-the-same"),
        pytest.param({"caseload", "workload"}, 0.75, id="both-once"),
        pytest.param({"rose"}, 0.0, id="another-word"),
        pytest.param(set(), 0.0, id="nothing"),
    ],
)
def test_words_say_as_much_as_they_tell(said: set[str], share: float) -> None:
    """Each term counts by its weight, whichever of its words is said."""
    shares = Shares([Term("caseload", 3.0, (("workload",),)), Term("high", 1.0)])

    assert shares.of(shares.among(said)) == share


def test_a_word_that_no_paper_has_is_not_missed() -> None:
    """Nothing could say it, so it does not lower the share of what does."""
    shares = Shares([Term("caseload", 3.0), Term("zzyxq", 5.0, seen=False)])

    assert shares.of(shares.among(["caseload"])) == 1.0


@UNTIMED
@given(TERMS, st.lists(st.frozensets(WORDS), max_size=6))
def test_only_the_questions_words_matter(some: list[Term], said: list[frozenset[str]]) -> None:
    """What is left of many sentences, in any order, weighs what the whole of each would."""
    shares = Shares(some)
    total = sum(term.weight for term in some if term.seen)

    for words in [*said, *said]:
        told = sum(term.weight * term.told_by(words) for term in some)
        expected = told / total if total else 0.0
        assert shares.of(shares.among(words)) == pytest.approx(expected)
        assert shares.among(words) <= words
