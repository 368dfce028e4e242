"""What a ranker makes of questions that it was not trained on."""

import math
from fractions import Fraction

import pytest

from evals.ranker.figures import WEIGHTS, Judged, area, figures, weight
from tests.evals.ranker.conftest import example

UNMOVED = Judged(example(True, False, False, False), (0.0, 0.0, 0.0, 0.0))
"""Right as it is ranked."""
THIRD = Judged(example(False, False, True, False, paper="minutes"), (0.0, 0.0, 0.0, 0.0))
"""Among three."""
FOURTH = Judged(example(False, False, False, True, paper="letter"), (0.0, 0.0, 0.0, 1.0))
"""0.3 behind the first; the ranker knows better."""
MISLED = Judged(example(True, False, paper="plan"), (0.0, 1.0))
"""0.1 before the second, which the ranker likes."""
UNASKED = Judged(example(False, False, answerable=False), (5.0, 0.0))
"""It has no answer."""


@pytest.mark.parametrize(
    ("one", "counts", "first", "right"),
    [
        (UNMOVED, 0.0, 1, True),
        (THIRD, 0.0, 2, False),
        (THIRD, 0.0, 3, True),
        (FOURTH, 0.0, 3, False),
        (FOURTH, 0.2, 3, True),
        (FOURTH, 0.25, 1, False),
        (FOURTH, 0.4, 1, True),
        (MISLED, 0.05, 1, True),
        (MISLED, 0.2, 1, False),
        (UNASKED, 0.4, 2, False),
    ],
)
def test_a_right_sentence_is_among_the_first(
    one: Judged, counts: float, first: int, right: bool
) -> None:
    """By its score and, times a weight, what the ranker says."""
    assert one.right(counts, first) is right


def test_equals_stay_in_their_order() -> None:
    """As the bot leaves them."""
    assert Judged(example(True, False), (0.0, 0.0)).right(0.0, 1)
    level = Judged(example(False, True), (0.0, 0.5))

    assert not level.right(0.2, 1)


def test_a_sentence_that_was_not_read_is_not_among_the_first() -> None:
    """Nothing is known of it."""
    assert not Judged(example(False, False, True), (0.0, 0.0)).right(0.0, 3)


def test_figures_are_shares_of_the_questions_that_have_an_answer() -> None:
    """Two of the four are right first, and one more among three."""
    found = figures([UNMOVED, THIRD, FOURTH, MISLED, UNASKED], 0.0)

    assert found.questions == 4
    assert found.first == Fraction(2, 4)
    assert found.of_three == Fraction(3, 4)


def test_figures_depend_on_the_weight() -> None:
    """Which brings one up and another down."""
    found = figures([UNMOVED, THIRD, FOURTH, MISLED], 0.4)

    assert found.first == Fraction(2, 4)
    assert found.of_three == Fraction(4, 4)


def test_the_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    """Of papers drawn at random, from a seed."""
    some = [UNMOVED, THIRD, FOURTH, MISLED]

    found = figures(some, 0.0)
    low, high = found.interval

    assert 0 <= low < found.first < high <= 1
    assert figures(some, 0.0) == found


def test_the_interval_is_narrower_the_more_papers_there_are() -> None:
    """Of which half are right."""
    widths = []
    for many in (8, 80):
        right = [
            Judged(example(True, False, paper=f"right-{at}"), (0.0, 0.0)) for at in range(many)
        ]
        wrong = [
            Judged(example(False, True, paper=f"wrong-{at}"), (0.0, 0.0)) for at in range(many)
        ]
        low, high = figures(right + wrong, 0.0).interval
        widths.append(high - low)

    assert widths[0] > 2 * widths[1] > 0


def test_papers_are_drawn_and_not_questions() -> None:
    """The questions of one paper stand and fall together."""
    right = Judged(example(True, False), (0.0, 0.0))
    wrong = Judged(example(False, True), (0.0, 0.0))

    assert figures([right, wrong] * 20, 0.0).interval == (0.5, 0.5)


@pytest.mark.parametrize(("counts", "score"), [(0.0, 0.0), (0.05, 0.0), (0.2, 1.0)])
def test_a_question_is_scored_by_the_sentence_that_comes_first(counts: float, score: float) -> None:
    """Which the ranker may have brought there."""
    assert MISLED.score(counts) == score


def scored(score: float, *, answerable: bool) -> Judged:
    """A question for whose only sentence the ranker has this score."""
    return Judged(example(answerable), (score,))


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    """Of a question that has an answer and one that has none; equals count half."""
    yes = [scored(one, answerable=True) for one in (0.5, 2.0, 3.0)]
    no = [scored(one, answerable=False) for one in (1.0, 2.0)]

    assert area(yes + no, 0.1) == pytest.approx(3.5 / 6)


@pytest.mark.parametrize("answerable", [True, False])
def test_there_is_no_area_where_all_questions_are_alike(answerable: bool) -> None:
    """Nothing can be told apart."""
    assert math.isnan(area([scored(one, answerable=answerable) for one in (1.0, 2.0)], 0.1))


def test_the_weight_is_the_one_that_brings_right_sentences_first() -> None:
    """Here whatever is above 0.3."""
    assert weight([[FOURTH]]) == min(one for one in WEIGHTS if one > 0.3)


def test_a_ranker_that_misleads_has_no_weight() -> None:
    """Nor has one that changes nothing."""
    assert weight([[MISLED]]) == 0.0
    assert weight([[UNMOVED, THIRD]]) == 0.0


def test_every_set_counts_the_same_however_large() -> None:
    """A ranker that helps one set wholly and harms a third of another is heard."""
    large = [MISLED] * 10 + [UNMOVED] * 20

    assert weight([large, [FOURTH]]) > 0.3
    assert weight([[*large, FOURTH]]) == 0.0
