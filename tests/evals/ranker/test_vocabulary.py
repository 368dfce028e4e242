"""The embedding model with fewer words."""

from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from evals.ranker.vocabulary import cut, kept
from tests.evals.ranker.conftest import LETTERS, VOCABULARY

ALWAYS = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{one}" for one in LETTERS)}
LEFT_OUT = {"[unused0]", "[unused1]", "£", "日"}
"""What is not worth its place where no text has it."""


@pytest.fixture(scope="module")
def tokenizer(bert: Path) -> Tokenizer:
    """The whole vocabulary."""
    return Tokenizer.from_file(str(bert / "tokenizer.json"))


def beside(tokenizer: Tokenizer, *sets: list[str], places: int) -> set[str]:
    """What is kept in so many places beside what is always kept."""
    return set(kept(tokenizer, sets, len(ALWAYS) + places)) - ALWAYS


def test_any_word_can_still_be_spelt(tokenizer: Tokenizer) -> None:
    """However few entries are kept, and whatever is frequent."""
    assert set(kept(tokenizer, [["caseloads " * 9]], len(ALWAYS))) == ALWAYS


def test_what_is_frequent_is_kept(tokenizer: Tokenizer) -> None:
    """Before what comes earlier in the vocabulary."""
    texts = ["late visits", "late £", "visits were late"]

    assert beside(tokenizer, texts, places=1) == {"late"}
    assert beside(tokenizer, texts, places=2) == {"late", "visits"}


def test_every_set_counts_the_same(tokenizer: Tokenizer) -> None:
    """Else the largest would choose all the words."""
    large, small = ["visits"] * 100 + ["high"] * 80, ["late"]

    assert beside(tokenizer, large, small, places=2) == {"late", "visits"}


@pytest.mark.parametrize("sets", [(), ([],), ([""], ["late"])])
def test_a_set_may_be_empty(tokenizer: Tokenizer, sets: tuple[list[str], ...]) -> None:
    """The rest is filled with the vocabulary's first words."""
    assert "." in beside(tokenizer, *sets, places=2)


def test_the_rest_is_filled_in_the_order_of_the_vocabulary(tokenizer: Tokenizer) -> None:
    """Without what no text of ours has: entries without a use, and other scripts."""
    assert beside(tokenizer, [], places=4) == {".", "?", "caseloads", "visits"}
    assert set(kept(tokenizer, [])) == set(VOCABULARY) - LEFT_OUT


def test_a_frequent_sign_is_kept_in_whatever_script(tokenizer: Tokenizer) -> None:
    """As a pound is in budgets."""
    assert set(kept(tokenizer, [["£ £"]])) == set(VOCABULARY) - LEFT_OUT | {"£"}


def test_entries_stand_in_their_own_order(tokenizer: Tokenizer) -> None:
    """Whatever they are kept for."""
    found = kept(tokenizer, [["late visits"]], len(ALWAYS) + 3)

    assert found == [one for one in VOCABULARY if one in found]


@pytest.fixture(scope="module")
def small(bert: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model with fewer words."""
    folder = tmp_path_factory.mktemp("cut") / "start"
    cut(bert, folder, [["Caseloads were high.", "£"]])
    return folder


def vectors(folder: Path, text: str) -> Any:
    """What a model makes of a text."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    with torch.inference_mode():
        tokens = AutoTokenizer.from_pretrained(folder)(text, return_tensors="pt")
        return AutoModel.from_pretrained(folder).eval()(**tokens).last_hidden_state


@pytest.mark.parametrize(
    "text", ["Caseloads were high, at nineteen.", "Übungen cost £ 20?", "Zebras", ""]
)
def test_the_cut_model_reads_as_the_whole_one(bert: Path, small: Path, text: str) -> None:
    """What can be said with the words that are kept."""
    whole, found = vectors(bert, text), vectors(small, text)

    assert whole.shape == found.shape
    assert abs(whole - found).max() < 1e-5


def test_a_word_that_is_cut_is_unknown(small: Path) -> None:
    """And not taken for another."""
    tokenizer = Tokenizer.from_file(str(small / "tokenizer.json"))

    assert tokenizer.encode("日", add_special_tokens=False).tokens == ["[UNK]"]
    assert tokenizer.get_vocab_size() == len(VOCABULARY) - len(LEFT_OUT) + 1


def test_the_cut_model_is_smaller(bert: Path, small: Path) -> None:
    """In the rows of its embeddings, and its padding is still padding."""
    from transformers import AutoModel

    model = AutoModel.from_pretrained(small)

    assert model.get_input_embeddings().weight.shape == (len(VOCABULARY) - len(LEFT_OUT) + 1, 32)
    assert model.config.vocab_size == len(VOCABULARY) - len(LEFT_OUT) + 1
    assert model.config.pad_token_id == 0
