"""What the ranker learns from, against sums made by hand."""

import math
from collections.abc import Sequence
from itertools import chain
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from evals.ranker.losses import RIGHT, OddsAndOrderLoss

LISTS = [["a long sentence", "short", "a sentence"], ["one", "another one"], ["nothing", "of it"]]
ODDS = [[0.5, -1.0, 2.0], [1.5, 0.25], [-0.5, 3.0]]
LABELS = [[0.0, 1.0, 0.0], [1.0, 0.0], [0.0, 0.0]]


class Stub(nn.Module):
    """A model whose odds of each text are what a test says."""

    def __init__(self, texts: Sequence[str], odds: Sequence[float]) -> None:
        super().__init__()
        self.texts = list(texts)
        self.odds = nn.Parameter(torch.tensor(odds))
        self.device = torch.device("cpu")
        self.batches: list[list[str]] = []

    def preprocess(self, pairs: list[tuple[str, str]]) -> dict[str, Tensor]:
        assert all(question.startswith("question") for question, _ in pairs)
        self.batches.append([text for _, text in pairs])
        return {"places": torch.tensor([self.texts.index(text) for _, text in pairs])}

    def forward(self, tokens: dict[str, Tensor]) -> dict[str, Tensor]:
        return {"scores": self.odds[tokens["places"]][:, None]}


def learnt(lists: Any, odds: Any, labels: Any, size: int = 32) -> tuple[Tensor, Stub]:
    """The loss of lists of texts, and the model that it is of."""
    model = Stub(list(chain(*lists)), list(chain(*odds)))
    questions = [f"question {at}" for at in range(len(lists))]
    loss = OddsAndOrderLoss(model, mini_batch_size=size)
    return loss((questions, lists), [torch.tensor(some) for some in labels]), model


def by_hand(odds: list[list[float]], labels: list[list[float]]) -> float:
    """The same with a sigmoid for every sentence and a softmax for every question."""
    each = [
        -math.log(1 / (1 + math.exp(-one))) * RIGHT if right else -math.log(1 / (1 + math.exp(one)))
        for some, good in zip(odds, labels, strict=True)
        for one, right in zip(some, good, strict=True)
    ]
    orders = [
        -math.log(
            sum(math.exp(one) for one, right in zip(some, good, strict=True) if right)
            / sum(math.exp(one) for one in some)
        )
        for some, good in zip(odds, labels, strict=True)
        if any(good)
    ]
    return sum(each) / len(each) + (sum(orders) / len(orders) if orders else 0)


@pytest.mark.parametrize("size", [1, 2, 3, 32])
def test_the_loss_is_the_odds_and_the_order(size: int) -> None:
    """However few texts are read at a time, and in whatever order."""
    loss, _ = learnt(LISTS, ODDS, LABELS, size)

    assert loss.item() == pytest.approx(by_hand(ODDS, LABELS))


def test_any_of_several_right_sentences_may_be_first() -> None:
    """Their shares of the softmax are added up."""
    labels = [[1.0, 1.0, 0.0]]

    loss, _ = learnt(LISTS[:1], ODDS[:1], labels)

    assert loss.item() == pytest.approx(by_hand(ODDS[:1], labels))


def test_texts_of_like_length_are_read_together() -> None:
    """So that little is padded; no batch is larger than it may be."""
    _, model = learnt(LISTS, ODDS, LABELS, 3)

    assert [len(batch) for batch in model.batches] == [3, 3, 1]
    lengths = [len(text) for batch in model.batches for text in batch]
    assert lengths == sorted(lengths)


def test_what_is_learnt_does_not_depend_on_the_batches() -> None:
    """Nor does what each sentence's odds are pulled by."""
    slopes = []
    for size in (1, 2, 32):
        loss, model = learnt(LISTS, ODDS, LABELS, size)
        loss.backward()
        slopes.append(model.odds.grad)

    assert torch.allclose(slopes[0], slopes[1])
    assert torch.allclose(slopes[0], slopes[2])


def test_right_sentences_are_pulled_up_and_wrong_ones_down() -> None:
    """Each of them."""
    loss, model = learnt(LISTS, ODDS, LABELS)

    loss.backward()

    assert model.odds.grad is not None
    assert [slope < 0 for slope in model.odds.grad] == [
        right == 1 for some in LABELS for right in some
    ]


def test_a_question_without_an_answer_still_teaches() -> None:
    """That none of its sentences answers; there is no order to learn."""
    odds, labels = [[0.0, 0.0]], [[0.0, 0.0]]

    loss, model = learnt(LISTS[2:], odds, labels)
    loss.backward()

    assert loss.item() == pytest.approx(math.log(2))
    assert model.odds.grad is not None
    assert (model.odds.grad > 0).all()


def test_a_question_without_an_answer_does_not_thin_the_order_of_the_others() -> None:
    """Of which the mean is taken."""
    flat, labels = [[0.0, 0.0], [0.0, 0.0]], [[1.0, 0.0], [0.0, 0.0]]

    loss, _ = learnt(LISTS[1:], flat, labels)

    assert loss.item() == pytest.approx((RIGHT + 3) / 4 * math.log(2) + math.log(2))
