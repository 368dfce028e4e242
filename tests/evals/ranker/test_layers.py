"""The embedding model with fewer layers."""

from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from evals.ranker.layers import thin
from tests.tinybert import SENTENCES, tiny_bert


def loaded(folder: Path) -> Any:
    """The model of a folder."""
    from transformers import AutoModel

    return AutoModel.from_pretrained(folder)


@pytest.mark.parametrize(("layers", "left"), [(1, [0]), (2, [0]), (5, [0, 2, 4]), (6, [0, 2, 4])])
def test_every_second_layer_is_left(tmp_path: Path, layers: int, left: list[int]) -> None:
    """With its weights, as all that is not a layer."""
    whole = loaded(tiny_bert(tmp_path / "whole", layers=layers, headless=True))

    thin(tmp_path / "whole", tmp_path / "thin")

    found = loaded(tmp_path / "thin")
    assert found.config.num_hidden_layers == len(found.encoder.layer) == len(left)
    pairs = [
        (found.embeddings, whole.embeddings),
        (found.pooler, whole.pooler),
        *((found.encoder.layer[at], whole.encoder.layer[was]) for at, was in enumerate(left)),
    ]
    for one, other in pairs:
        expected = other.state_dict()
        assert all(weight.equal(expected[name]) for name, weight in one.state_dict().items())


def test_a_thin_model_reads_the_same_words(tmp_path: Path) -> None:
    """Its tokenizer is beside it."""
    tiny_bert(tmp_path / "whole", headless=True)

    thin(tmp_path / "whole", tmp_path / "thin")

    before, after = (
        Tokenizer.from_file(str(tmp_path / name / "tokenizer.json")) for name in ("whole", "thin")
    )
    for sentence in SENTENCES:
        assert after.encode(sentence).tokens == before.encode(sentence).tokens
