"""Models that have learnt nothing, of a dozen words, made in no time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORDS = (
    "caseloads",
    "are",
    "were",
    "high",
    "low",
    "too",
    "how",
    "visits",
    "late",
    "the",
    "in",
    "north",
)
VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", "?", ",", *WORDS)
QUESTION = "How high are caseloads?"
SENTENCES = ["Caseloads are too high.", "Visits were late.", "The north.", "Low, low caseloads."]


def tiny_bert(
    folder: Path,
    *,
    words: Sequence[str] = VOCABULARY,
    seed: int = 0,
    labels: int = 1,
    headless: bool = False,
    layers: int = 2,
    longest: int = 64,
    spread: float = 0.5,
) -> Path:
    """
    Write a cross-encoder to a folder, or an embedding model where it is to have no head.

    Its layers are 32 wide, and it reads at most `longest` tokens. Its weights are the same for the same
    seed, and `spread` is their standard deviation: the larger, the more it tells texts apart, and
    the more 8 bits change its scores.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(seed)
    shape = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=longest,
        initializer_range=spread,
        num_labels=labels,
    )
    (BertModel if headless else BertForSequenceClassification)(shape).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=longest).save_pretrained(folder)
    return folder


def logit(bert: Path, question: str, sentence: str) -> float:
    """What the transformer itself says of a pair."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(bert)
    model: Any = AutoModelForSequenceClassification.from_pretrained(bert)
    with torch.inference_mode():
        return float(model(**tokenizer(question, sentence, return_tensors="pt")).logits[0, 0])
