"""
The ranker: a small cross-encoder of our own, run by onnxruntime.

It reads a question and a sentence together, and says whether the sentence answers. `make ranker`
trains it; it lies in `models/ranker`, with a card that says on what. A person may name another, or
a cross-encoder of the model hub.
"""

import json
import logging
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.cross_encoder import CrossEncoder
from corpus.errors import ModelNotUsable
from corpus.session import session
from corpus.settings import NONE, Settings

if TYPE_CHECKING:
    from tokenizers import Encoding

SHIPPED = Path(__file__).parent / "models" / "ranker"
ABOUT = "ranker.json"
"""The file by which a folder is known to hold such a ranker."""
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
"""The others."""

_log = logging.getLogger(__name__)


class Ranker:
    """A ranker, loaded."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        from tokenizers import Tokenizer

        try:
            about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            self._tokenizer.enable_truncation(about["max_tokens"])
            self._tokenizer.no_padding()
            self._session = session(folder / MODEL)
            self.weight = _counting(about["weight"])
            """What a point of its score adds to a sentence's."""
            _counting(self.scores("", [""])[0])  # a model of another kind loads, and gives no score
        except Exception as error:  # the libraries have no error of their own
            raise ModelNotUsable(
                f"The ranker in {folder} does not load: put it back from a copy of councilbot, or"
                " set COUNCILBOT_RANKER=none to answer without it."
            ) from error

    def scores(self, question: str, sentences: Sequence[str]) -> list[float]:
        """The log odds, as far as the ranker can tell, that each sentence answers."""
        pairs = [(question, sentence) for sentence in sentences]
        return [self._score(one) for one in self._tokenizer.encode_batch(pairs)]

    def _score(self, read: "Encoding") -> float:
        """Of a pair by itself: in 8 bits, pairs that are run together alter each other's scores."""
        given = {
            "input_ids": read.ids,
            "attention_mask": read.attention_mask,
            "token_type_ids": read.type_ids,
        }
        one = {name: np.array([numbers], np.int64) for name, numbers in given.items()}
        (scores,) = self._session.run(["score"], one)
        return float(scores[0])


def _counting(number: float) -> float:
    """A number that can be added; raises `ValueError` or `TypeError` for any other."""
    if not math.isfinite(number):
        raise ValueError(number)
    return float(number)


def load(settings: Settings) -> Ranker | CrossEncoder | None:
    """
    What the settings name: nothing for ours, "none", or a folder or name; once in a process.

    Where ours is missing there is none, and a line in the log says so once.
    """
    named = settings.ranker
    if named == NONE:
        return None
    if not named:
        return _shipped()
    return opened(Path(named)) if (Path(named) / ABOUT).is_file() else _cross_encoder(named)


@cache
def opened(folder: Path) -> Ranker:
    """The ranker that `make ranker` wrote to a folder, once in a process."""
    return Ranker(folder)


@cache
def _shipped() -> Ranker | None:
    if all((SHIPPED / name).is_file() for name in (ABOUT, MODEL, TOKENIZER)):
        return opened(SHIPPED)
    _log.warning("The ranker is missing from %s: answers are found without it.", SHIPPED)
    return None


_cross_encoder = cache(CrossEncoder)
