"""Papers parted into folds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.ranker.folds import FOLDS, fold_of, ranker_of


@given(paper=st.text())
def test_every_paper_is_in_one_fold(paper: str) -> None:
    """Whatever its name."""
    assert fold_of(paper) in range(FOLDS)


@pytest.mark.parametrize(("paper", "fold"), [("minutes", 1), ("letter", 0), ("Überblick £", 1)])
def test_a_paper_stays_in_its_fold(paper: str, fold: int) -> None:
    """On another day and another machine."""
    assert fold_of(paper) == fold


def test_folds_are_of_like_size() -> None:
    """Each is judged, and each is trained on."""
    sizes = [[fold_of(f"paper-{at}") for at in range(200)].count(fold) for fold in range(FOLDS)]

    assert min(sizes) > 60


def test_each_fold_has_a_ranker_of_its_own(tmp_path: Path) -> None:
    """In the folder of the work."""
    folders = {ranker_of(tmp_path, fold) for fold in range(FOLDS)}

    assert len(folders) == FOLDS
    assert {folder.parent for folder in folders} == {tmp_path}
