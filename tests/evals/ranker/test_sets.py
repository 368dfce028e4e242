"""Sets of examples, and what of them a training may read."""

from pathlib import Path

import pytest

from corpus.errors import BadCases
from evals.ranker.examples import Example
from evals.ranker.folds import fold_of
from evals.ranker.sets import asked_about, name_of, of_fold, to_train_on, without
from tests.evals.ranker.conftest import example

HERE = Path("bench/ours")


def test_a_set_is_called_by_its_folder_and_the_one_around_it(tmp_path: Path) -> None:
    """Since both `train` and `bench` may have one of that name."""
    assert name_of(tmp_path / "train" / "ofsted") == "train-ofsted"


def test_sets_are_about_the_papers_of_their_questions() -> None:
    """Not about those whose sentences come up as well."""
    some = [example(False, True, paper="plan", papers=("report", "plan"))]

    assert asked_about({HERE: some, Path("more"): [example(True, False)]}) == {"plan", "report"}


def test_sentences_of_measured_papers_are_not_trained_on() -> None:
    """Though they only come up as wrong ones."""
    one = example(False, True, False, paper="plan", papers=("report", "plan", "letter"))

    assert to_train_on({HERE: [one]}, {"report"}) == {HERE: [one.apart({"report"})]}


def test_questions_about_measured_papers_are_refused() -> None:
    """The set and the paper are named."""
    with pytest.raises(BadCases, match="bench/ours asks about plan, and so does"):
        to_train_on({HERE: [example(True, False, paper="plan")]}, {"plan"})


@pytest.mark.parametrize(
    "some",
    [
        [],
        [example(False, False, answerable=True)],
        [example(False, False, answerable=False)],
        [example(True, True)],
    ],
)
def test_sets_that_teach_no_answer_are_refused(some: list[Example]) -> None:
    """With what may be wrong with them."""
    with pytest.raises(BadCases, match=r"No question of bench/ours .* without its ending"):
        to_train_on({HERE: some}, set())


@pytest.mark.parametrize("fold", [0, 1])
def test_a_fold_is_left_out_with_all_of_its_sentences(fold: int) -> None:
    """Neither asked about nor shown as wrong."""
    names = [f"paper-{at}" for at in range(6)]
    some = [example(False, True, paper=one, papers=(names[0], one)) for one in names]

    left = without({HERE: some}, fold)[HERE]

    assert {one.paper for one in left} == {one for one in names if fold_of(one) != fold}
    assert all(fold_of(paper) != fold for one in left for paper in one.papers)
    assert {one.paper for one in left} | {one.paper for one in of_fold(some, fold)} == set(names)
