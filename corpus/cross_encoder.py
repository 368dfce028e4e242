"""
A cross-encoder that the user names, which reads a question and a sentence together.

It is loaded with sentence-transformers, which takes seconds, only where a person has named one.
Nothing is fetched: a model that is not on this computer is an error.
"""

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import BadSetting

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder as Model

_TASKS = ("ForSequenceClassification", "ForCausalLM")
"""What a model was trained for that can score a pair; any other would score by chance."""
_BATCH = 8


class CrossEncoder:
    """A cross-encoder, loaded."""

    weight = None
    """Its scores are of no known scale, so only their order counts."""

    def __init__(self, name: str) -> None:
        folder = _folder(name)
        if folder is None:
            raise BadSetting(
                f"COUNCILBOT_RANKER names {name}, which is not on this computer: name a folder that"
                f" holds a cross-encoder, or fetch it once with  hf download {name}"
            )
        self._model = _model(folder, name)
        self._reading = threading.Lock()

    def scores(self, question: str, sentences: Sequence[str]) -> list[float]:
        """How well each sentence answers the question; comparable within one question."""
        pairs = [(question, sentence) for sentence in sentences]
        with self._reading:  # its tokenizer can be used by one thread at a time
            found = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        return [float(score) for score in found]


def _folder(name: str) -> Path | None:
    """Where a model lies on this computer, by folder or by its name on the model hub."""
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError):
        return None


def _model(folder: Path, name: str) -> "Model":
    from sentence_transformers import CrossEncoder as Model
    from transformers.utils.logging import disable_progress_bar

    fault = BadSetting(
        f"COUNCILBOT_RANKER names {name}, which sentence-transformers cannot load as a"
        " cross-encoder with one score: name another, or unset it."
    )
    disable_progress_bar()
    if not _scores_pairs(folder):
        raise fault
    try:
        model = Model(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # the libraries have no error of their own
        raise fault from error
    if model.num_labels != 1:
        raise fault
    return model


def _scores_pairs(folder: Path) -> bool:
    """Whether a model has learnt to score a pair; else it loads with random numbers."""
    try:
        about = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return str(about["architectures"][0]).endswith(_TASKS)
    except (OSError, ValueError, LookupError, TypeError):
        return False
