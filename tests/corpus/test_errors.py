"""Every error says whose turn it is: the exit code by its branch of the tree."""

import inspect
import re

import pytest

from corpus import errors
from corpus.errors import CouncilbotError, OutsideFailure, UsedWrongly

RAISED = [
    one
    for _, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, CouncilbotError)
    and one not in (CouncilbotError, UsedWrongly, OutsideFailure)
]


def test_the_tree_that_is_drawn_is_the_tree_that_there_is() -> None:
    """The docstring names every error, under the branch it belongs to."""
    branch, drawn = "", set()

    for mark, name in re.findall(r"([+x]) (\w+)", errors.__doc__ or ""):
        branch = name if mark == "+" else branch
        drawn |= {(branch, name)} if mark == "x" else set()

    assert drawn == {(one.__bases__[0].__name__, one.__name__) for one in RAISED}


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_every_error_exits_as_its_branch_says(error: type[CouncilbotError]) -> None:
    """What was asked wrongly exits 2, and what failed outside exits 3."""
    assert error.exit_code == (2 if issubclass(error, UsedWrongly) else 3)


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_a_message_is_shown_as_it_stands(error: type[CouncilbotError]) -> None:
    """Nothing is put around the line that says what is wrong."""
    assert str(error("There is no index: make one.")) == "There is no index: make one."
