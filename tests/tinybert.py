"""Cross-encoders that have learnt nothing, of a dozen words, made in no time."""

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
QUESTION = "How high are caseloads?"
SENTENCES = ["Caseloads are too high.", "Visits were late.", "The north.", "Low, low caseloads."]


def tiny_bert(folder: Path, *, labels: int = 1, headless: bool = False, longest: int = 64) -> Path:
    """Write one to a folder, which reads at most `longest` tokens."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    folder.mkdir(exist_ok=True)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", "?", ",", *WORDS]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(0)
    shape = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=longest,
        initializer_range=0.5,
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
