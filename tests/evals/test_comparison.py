"""What differs between two runs, and what of it is more than chance."""

from dataclasses import replace

import pytest

from corpus.errors import BadRun
from evals.comparison import Flip, check, compare
from evals.standing import Standing
from tests.evals.test_runs import SETTING

COUNT = 12
LATER = replace(SETTING, id="later")


def of(values: list[float | None], papers: int = COUNT, **more: object) -> Standing:
    """A case for each value of one measure, right where it is 1, of so many papers in turn."""
    names = tuple(f"c{at}" for at in range(len(values)))
    return Standing(
        cases=names,
        questions=tuple(f"What of {name}?" for name in names),
        papers=tuple(f"p{at % papers}" for at in range(len(values))),
        right=tuple(value == 1 for value in values),
        measures={"hit@1": tuple(values), **more},
    )


def told(before: Standing, after: Standing) -> tuple[object, object]:
    """Two runs of the same setting."""
    return (SETTING, before), (LATER, after)


def test_a_run_does_not_differ_from_itself() -> None:
    """In no case, and with no doubt."""
    found = compare(*told(of([1, 0, 1]), of([1, 0, 1])))

    (one,) = found.differences
    assert (one.difference, one.low, one.high, one.p) == (0, 0, 0, 1)
    assert (one.better, one.worse, one.same) == (0, 0, 3)
    assert found.newly_wrong == found.newly_right == ()


def test_a_fall_of_every_paper_is_more_than_chance() -> None:
    """12 papers can change sign in 4096 ways, of which 2 fall as far from 0."""
    found = compare(*told(of([1] * COUNT), of([0.5] * COUNT)))

    (one,) = found.differences
    assert (one.before, one.after, one.difference) == (1, 0.5, -0.5)
    assert one.alone == pytest.approx(2 / 4096)
    assert (one.better, one.worse, one.same) == (0, COUNT, 0)


def test_cases_of_one_paper_count_as_one() -> None:
    """However many fall together, it may be chance."""
    found = compare(*told(of([1] * COUNT, papers=1), of([0] * COUNT, papers=1)))

    assert found.differences[0].p == 1


def test_the_interval_holds_the_difference_and_is_the_same_each_time() -> None:
    """Its draws are seeded."""
    pair = told(of([1, 0, 0, 1, 1, 0] * 4), of([0, 1, 0, 1, 0, 0] * 4))

    one, again = compare(*pair).differences[0], compare(*pair).differences[0]

    assert one == again
    assert one.low < one.difference < one.high


def test_p_grows_with_the_measures_that_are_looked_at() -> None:
    """By Holm; a measure that is asked for alone stands by itself."""
    alike = tuple([1.0] * COUNT)
    pair = told(of([1] * COUNT, **{"hit@3": alike}), of([0] * COUNT, **{"hit@3": alike}))

    many = {one.name: one for one in compare(*pair).differences}
    (alone,) = compare(*pair, only=["hit@1"]).differences

    assert many["hit@1"].p == pytest.approx(2 * alone.p)
    assert many["hit@1"].alone == alone.p


def test_only_cases_that_have_the_measure_in_both_are_paired() -> None:
    """An abstention quotes nothing, precisely or not."""
    found = compare(*told(of([1, None, 1]), of([0, 1, None])))

    (one,) = found.differences
    assert (one.better + one.worse + one.same, one.difference) == (1, -1)
    assert compare(*told(of([1, None]), of([None, 1]))).differences == ()


def test_cases_that_flipped_are_named_with_their_questions() -> None:
    """Each way."""
    found = compare(*told(of([1, 0, 1]), of([0, 1, 1])))

    assert found.newly_wrong == (Flip("c0", "What of c0?"),)
    assert found.newly_right == (Flip("c1", "What of c1?"),)


def test_cases_are_paired_by_id_and_question() -> None:
    """In whatever order they stand; a question that was put anew is another case."""
    before, after = of([1, 0, 0]), of([0, 1])
    turned = replace(after, cases=("c1", "c0"), questions=("What of c1?", "What else?"))

    found = compare(*told(before, turned))

    assert (found.cases, found.apart) == (1, 3)
    assert found.differences[0].difference == 0


def test_runs_without_a_case_in_common_are_not_compared() -> None:
    """Whatever is forced."""
    other = replace(of([1]), cases=("z",))

    with pytest.raises(BadRun, match="no case in common"):
        compare(*told(of([1]), other))


@pytest.mark.parametrize("what", ["cases", "papers"])
def test_runs_of_other_cases_or_papers_are_refused(what: str) -> None:
    """In one line, that says which, and gives the advice."""
    with pytest.raises(BadRun, match=f"of different {what} .*: do so"):
        check(SETTING, replace(LATER, **{what: "other"}), "do so")


def test_another_ranker_is_what_is_compared() -> None:
    """And another threshold."""
    check(SETTING, replace(LATER, ranker="other", threshold=0.9), "")
