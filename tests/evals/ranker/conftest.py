"""Examples made by hand, and a tiny cross-encoder that has learnt nothing."""

import string
from pathlib import Path
from typing import Any

import pytest

from evals.ranker.examples import Example
from evals.ranker.training import TOKENS, Schedule, train
from tests.tinybert import tiny_bert

WORDS = ("caseloads", "visits", "were", "high", "late", "nineteen", "£", "日")
LETTERS = (*string.ascii_lowercase, *string.digits)
VOCABULARY = (
    *("[PAD]", "[unused0]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", "?"),
    *LETTERS,
    *(f"##{letter}" for letter in LETTERS),
    *WORDS,
)
"""Its entries, in the order of BERT's own: the special ones do not stand together."""


def example(
    *right: bool,
    question: str = "How many?",
    paper: str = "report",
    answerable: bool | None = None,
    papers: tuple[str, ...] = (),
) -> Example:
    """
    A question whose sentences are numbered, the first worth 1 and each after it 0.1 less.

    They are of its own paper, unless other papers are named.
    """
    return Example(
        question,
        any(right) if answerable is None else answerable,
        paper,
        tuple(f"sentence {at}" for at in range(len(right))),
        tuple(round(1 - 0.1 * at, 4) for at in range(len(right))),
        right,
        papers or (paper,) * len(right),
    )


@pytest.fixture(scope="session")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the weights of a cross-encoder; one thread is enough for it."""
    import torch

    torch.set_num_threads(1)
    return made(tmp_path_factory.mktemp("bert"))


def made(folder: Path, seed: int = 0) -> Path:
    """Write a cross-encoder of these words, which reads as much as a ranker does."""
    return tiny_bert(folder, words=VOCABULARY, seed=seed, longest=TOKENS, spread=0.2)


def broken_off(
    sets: list[tuple[list[Example], float]], start: Path, target: Path, schedule: Schedule
) -> None:
    """Train until all is learnt, and break off before that is saved; the last checkpoint stays."""
    from sentence_transformers import CrossEncoder

    whole = CrossEncoder.save_pretrained

    def save(self: Any, path: str) -> None:
        if "checkpoint" not in path:
            raise KeyboardInterrupt
        whole(self, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CrossEncoder, "save_pretrained", save)
        with pytest.raises(KeyboardInterrupt):
            train(sets, start, target, schedule)
