"""
The ranker: a small cross-encoder of our own, run by onnxruntime.

It reads a question and a sentence together, and says how much likelier the sentence answers than
its place in our ranking makes it. `make ranker` trains it; it lies in `models/ranker`, with a card
that says on what. A person may name another, or a cross-encoder of the model hub.
"""

import json
import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.cross_encoder import CrossEncoder
from corpus.errors import ModelNotUsable
from corpus.session import session
from corpus.settings import NONE, Settings

if TYPE_CHECKING:
    from tokenizers import Encoding

SHIPPED = Path(__file__).parent / "models" / "ranker"
ABOUT = "ranker.json"
"""The file by which a folder is known to hold such a ranker."""
_BATCH = 8

_log = logging.getLogger(__name__)


class Ranker:
    """A ranker, loaded."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        from tokenizers import Tokenizer

        try:
            about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.enable_truncation(about["max_tokens"])
            self._tokenizer.no_padding()
            self._session = session(folder / "model.onnx")
            self.weight = float(about["weight"])
            """What a point of its score adds to a sentence's."""
            self.scores("", [""])  # a model of another kind loads as well, and gives no score
        except Exception as error:  # the libraries have no error of their own
            raise ModelNotUsable(
                f"The ranker in {folder} does not load: put it back from a copy of councilbot, or"
                " set COUNCILBOT_RANKER=none to answer without it."
            ) from error

    def scores(self, question: str, sentences: Sequence[str]) -> list[float]:
        """How much likelier each sentence answers than our ranking says; log odds."""
        pairs = [(question, sentence) for sentence in sentences]
        read = self._tokenizer.encode_batch(pairs)
        order = sorted(range(len(read)), key=lambda at: len(read[at].ids))
        found = np.zeros(len(read))
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            found[batch] = self._run([read[at] for at in batch])
        return [float(score) for score in found]

    def _run(self, read: list["Encoding"]) -> NDArray[np.float32]:
        shape = len(read), max(len(one.ids) for one in read)
        ids, mask, kinds = (np.zeros(shape, np.int64) for _ in range(3))
        for row, one in enumerate(read):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = 1
            kinds[row, : len(one.ids)] = one.type_ids
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
        return np.asarray(self._session.run(["score"], given)[0])


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
    if (SHIPPED / ABOUT).is_file():
        return opened(SHIPPED)
    _log.warning("The ranker is missing from %s: answers are found without it.", SHIPPED)
    return None


_cross_encoder = cache(CrossEncoder)
