"""What a ranker learns from another: by how much a right sentence beats the wrong ones."""

from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice
from typing import Any

WRONG = 5
"""Sentences that a right one is held against in a visit; fewer are repeated."""

Pair = tuple[str, str]
"""A question and a sentence."""


def margins(
    rows: Iterable[dict[str, Any]], says: Callable[[Sequence[Pair]], Sequence[float]]
) -> list[dict[str, Any]]:
    """
    Visits as `MarginMSELoss` reads them: a right sentence, wrong ones, and the teacher's margins.

    Each visit has a right sentence and a wrong one. `says` gives the teacher's score of each pair;
    it is asked once, and hears no pair twice.
    """
    visits = [(row["question"], *_parted(row)) for row in rows]
    pairs = dict.fromkeys(
        (question, text) for question, right, wrong in visits for text in (right, *wrong)
    )
    scores = dict(zip(pairs, says(list(pairs)), strict=True))
    return [
        {
            "question": question,
            "right": right,
            **{f"wrong {at}": text for at, text in enumerate(wrong)},
            "label": [scores[question, right] - scores[question, text] for text in wrong],
        }
        for question, right, wrong in visits
    ]


def _parted(row: dict[str, Any]) -> tuple[str, list[str]]:
    """The first right sentence of a visit, and the wrong ones."""
    told = list(zip(row["texts"], row["labels"], strict=True))
    wrong = [text for text, label in told if not label]
    return next(text for text, label in told if label), list(islice(cycle(wrong), WRONG))
