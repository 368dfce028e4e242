"""Examples made by hand, and a tiny cross-encoder that has learnt nothing."""

import string
from pathlib import Path

import pytest

from evals.ranker.examples import Example

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
    *right: bool, question: str = "How many?", paper: str = "report", answerable: bool | None = None
) -> Example:
    """A question whose sentences are numbered, the first worth 1 and each after it 0.1 less."""
    return Example(
        question,
        any(right) if answerable is None else answerable,
        paper,
        tuple(f"sentence {at}" for at in range(len(right))),
        tuple(round(1 - 0.1 * at, 4) for at in range(len(right))),
        right,
    )


@pytest.fixture(scope="session")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the weights of a cross-encoder, two layers of 32."""
    return made(tmp_path_factory.mktemp("bert"), seed=0)


def made(folder: Path, *, seed: int) -> Path:
    """Write a cross-encoder whose weights are random, and the same for the same seed."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    shape = BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=192,
        initializer_range=0.2,
        num_labels=1,
    )
    BertForSequenceClassification(shape).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
