"""The embedding model with fewer words, which is what makes a small ranker small."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer

WORDS = 9_600
"""Entries kept; with six layers in int8 the shipped folder stays under 15 MB."""
OFTEN = 6_300
"""Of these, how many are kept because they are frequent in what is read."""
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def kept(tokenizer: Tokenizer, sets: Iterable[Iterable[str]], most: int = WORDS) -> list[str]:
    """
    The entries of a WordPiece vocabulary that are worth their place, in its own order.

    The special ones and single characters first, so that any word can still be spelt; then what
    is most frequent in sets of texts, of which each counts the same; then the vocabulary's own
    order, which is by frequency in English.
    """
    ids = tokenizer.get_vocab()
    vocabulary = sorted(ids, key=ids.__getitem__)
    shares: Counter[str] = Counter()
    for texts in sets:
        counts: Counter[str] = Counter()
        for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
            counts.update(encoding.tokens)
        whole = counts.total()
        shares.update({token: count / whole for token, count in counts.items()})
    letters = [one for one in vocabulary if one.removeprefix("##") in _LETTERS]
    often = [one for one, _ in shares.most_common(OFTEN)]
    plain = (one for one in vocabulary if one.isascii() and not one.startswith("[unused"))
    wanted = dict.fromkeys([*_SPECIAL, *letters, *often, *plain])
    some = set(list(wanted)[:most])
    return [one for one in vocabulary if one in some]


def cut(source: Path, target: Path, sets: Iterable[Iterable[str]]) -> None:
    """Write the model of one folder to another with only the vocabulary that is kept."""
    import torch
    from transformers import AutoModel, BertTokenizerFast

    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    words = kept(tokenizer, sets)
    model = AutoModel.from_pretrained(str(source))
    rows = torch.tensor([tokenizer.token_to_id(word) for word in words])
    weights = model.get_input_embeddings().weight.detach()[rows].clone()
    model.resize_token_embeddings(len(words))
    model.get_input_embeddings().weight.data.copy_(weights)
    model.config.pad_token_id = words.index("[PAD]")
    model.save_pretrained(target)
    vocabulary = target / "vocab.txt"
    vocabulary.write_text("\n".join(words) + "\n", encoding="utf-8")
    BertTokenizerFast(vocab=str(vocabulary), do_lower_case=True).save_pretrained(target)
