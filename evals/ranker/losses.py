"""What the ranker learns from."""

from typing import TYPE_CHECKING

import torch
from sentence_transformers.util import batch_to_device
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RIGHT = 3.0
"""How much more a right sentence counts than a wrong one, of which there are more."""


class OddsAndOrderLoss(nn.Module):  # type: ignore[misc]
    """
    Whether each sentence answers, and which of a question's sentences does.

    Binary cross-entropy over all sentences, since a question may have no answer, and a softmax
    over the sentences of a question that has one (ListNet, Cao et al., ICML 2007).
    """

    def __init__(self, model: "CrossEncoder", mini_batch_size: int = 32) -> None:
        super().__init__()
        self.model = model
        self._mini_batch_size = mini_batch_size

    def forward(
        self,
        inputs: tuple[list[str], list[list[str]]],
        labels: list[Tensor],
        prompt: str | None = None,  # noqa: ARG002 the trainer hands these to every loss
        task: str | None = None,  # noqa: ARG002
    ) -> Tensor:
        questions, lists = inputs
        pairs = [
            (question, text)
            for question, some in zip(questions, lists, strict=True)
            for text in some
        ]
        odds = self._scores(pairs)
        right = torch.cat(labels).to(odds)
        each = binary_cross_entropy_with_logits(
            odds, right, pos_weight=torch.tensor(RIGHT, device=odds.device)
        )
        sizes = [len(some) for some in lists]
        orders = [
            _softmax(some, good)
            for some, good in zip(odds.split(sizes), right.split(sizes), strict=True)
            if good.any()
        ]
        return each + torch.stack(orders).mean() if orders else each

    def _scores(self, pairs: list[tuple[str, str]]) -> Tensor:
        """One score a pair, read in batches of like length, so that little is padded."""
        order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][1]))
        size = self._mini_batch_size
        found = []
        for first in range(0, len(order), size):
            tokens = self.model.preprocess([pairs[at] for at in order[first : first + size]])
            tokens = batch_to_device(tokens, self.model.device)
            found.append(self.model(tokens)["scores"].view(-1).float())
        places = torch.tensor(order, device=self.model.device).argsort()
        return torch.cat(found)[places]


def _softmax(odds: Tensor, right: Tensor) -> Tensor:
    return odds.logsumexp(0) - odds[right > 0].logsumexp(0)
