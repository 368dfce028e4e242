"""What a ranker learns from another, against differences made by hand."""

from collections.abc import Sequence
from typing import Any

import pytest

from evals.ranker.margins import WRONG, Pair, margins


def row(question: str, right: Sequence[str], wrong: Sequence[str]) -> dict[str, Any]:
    """A visit."""
    labels = [1.0] * len(right) + [0.0] * len(wrong)
    return {"question": question, "texts": [*right, *wrong], "labels": labels}


class Teacher:
    """Scores a pair by the letters of its text."""

    def __init__(self) -> None:
        self.heard: list[list[Pair]] = []

    def __call__(self, pairs: Sequence[Pair]) -> list[float]:
        self.heard.append(list(pairs))
        return [float(len(question) * 100 + len(text)) for question, text in pairs]


MANY = ["x" * length for length in range(1, 8)]


@pytest.mark.parametrize("right", [["right sentence"], ["right sentence", "another right one"]])
def test_a_right_sentence_is_held_against_wrong_ones(right: list[str]) -> None:
    """By what the teacher thinks that each is behind it."""
    (found,) = margins([row("q?", right, MANY)], Teacher())

    assert list(found) == ["question", "right", *(f"wrong {at}" for at in range(WRONG)), "label"]
    assert (found["question"], found["right"]) == ("q?", "right sentence")
    assert [found[f"wrong {at}"] for at in range(WRONG)] == MANY[:WRONG]
    assert found["label"] == [14.0 - length for length in range(1, 1 + WRONG)]


def test_few_wrong_sentences_are_repeated() -> None:
    """So that every visit has as many."""
    (found,) = margins([row("q?", ["right"], ["a", "bb"])], Teacher())

    assert [found[f"wrong {at}"] for at in range(WRONG)] == (["a", "bb"] * WRONG)[:WRONG]
    assert found["label"] == ([4.0, 3.0] * WRONG)[:WRONG]


def test_the_teacher_hears_each_pair_once() -> None:
    """All together, however often they are visited."""
    teacher = Teacher()

    found = margins(
        [row("q?", ["right"], ["a", "b"]), row("q?", ["right"], ["b", "c"]), row("r?", ["d"], "a")],
        teacher,
    )

    (heard,) = teacher.heard
    assert sorted(heard) == [
        *(("q?", text) for text in ("a", "b", "c", "right")),
        *(("r?", text) for text in ("a", "d")),
    ]
    assert [one["label"][0] for one in found] == [4.0, 4.0, 0.0]
