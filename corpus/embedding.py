"""Text -> vectors. It is run by onnxruntime."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.documents import Passage, Span
from corpus.errors import ModelNotUsable
from corpus.export import exported
from corpus.session import session
from corpus.settings import Settings

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vector = NDArray[np.float32]
"""Unit length, so that a dot product is a cosine."""
Vectors = NDArray[np.float32]
"""A vector a row."""

BATCH = 8
"""Texts run together. Measured on 2 cores: 45 passages a second at 4, 43 at 16, 29 at 64."""

_A_WORD = 4
"""Letters of a token that is taken for a word by itself."""
_AFFIXES = frozenset(
    [
        "able",
        "ably",
        "al",
        "anti",
        "co",
        "dis",
        "ed",
        "er",
        "ers",
        "es",
        "ful",
        "ible",
        "in",
        "ing",
        "inter",
        "ion",
        "ions",
        "ise",
        "ised",
        "ish",
        "ism",
        "ist",
        "ists",
        "ity",
        "ive",
        "ize",
        "less",
        "ly",
        "ment",
        "ments",
        "mis",
        "ness",
        "non",
        "or",
        "out",
        "over",
        "pre",
        "pro",
        "re",
        "s",
        "sub",
        "sion",
        "tion",
        "un",
        "under",
        "ward",
        "wards",
        "y",
    ]
)
"""What words are built with; of two letters and more where a slip could make it."""


class Embedded(NamedTuple):
    """A passage as vectors."""

    passage: Vector
    sentences: Vectors
    """A row for each of the passage's sentences, in order."""


class Shelved(NamedTuple):
    """A passage with the vectors that it was shelved with."""

    passage: Passage
    embedded: Embedded


class _Window(NamedTuple):
    """As much of one text as the model reads at once."""

    text: int
    """Which of the texts it belongs to."""
    ids: list[int]
    offsets: list[tuple[int, int]]


class Embedding:
    """
    An exported model, loaded.

    A sentence's vector is the mean of its own tokens' vectors, taken while the whole passage was
    read: it costs nothing beside the passage's, and knows what "this" refers to.
    """

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            self._tokenizer = _tokenizer(folder / "tokenizer.json", about["max_tokens"])
            self._session = session(folder / "model.onnx")
        except Exception as error:  # the libraries have no error of their own
            raise ModelNotUsable(
                f"The exported model in {folder} does not load: delete that folder and try again."
            ) from error
        self.identity: str = about["identity"]
        """Names the model and its weights; vectors of different identities cannot be compared."""
        self.dimension: int = about["dimension"]
        self._prompts: tuple[str, str] = about["query_prompt"], about["document_prompt"]
        self._inputs = {given.name for given in self._session.get_inputs()}

    def question(self, text: str) -> Vector:
        """The vector of a question."""
        return self._read([self._prompts[0] + text], [()])[0].passage

    def knows(self, word: str) -> bool:
        """
        Whether a word is one that the model was trained on, or is built of such words.

        It is one of its tokens, or a run of tokens that are words themselves or endings:
        "staff" and "ing", "help" and "line", but not "per", "men" and "ant".
        """
        parts = self._tokenizer.encode(word, add_special_tokens=False).tokens
        return len(parts) == 1 or (
            bool(parts)
            and all(
                part.removeprefix("##") in _AFFIXES
                or (len(part.removeprefix("##")) >= _A_WORD and self._is_token(part))
                for part in parts
            )
        )

    def _is_token(self, part: str) -> bool:
        return self._tokenizer.token_to_id(part.removeprefix("##")) is not None

    def passages(self, passages: Sequence[Passage]) -> list[Embedded]:
        """The vectors of passages, each read after its context, and of their sentences."""
        texts, spans = [], []
        for passage in passages:
            before = f"{self._prompts[1]}{passage.context}\n"
            texts.append(before + passage.searched)
            spans.append(_read_spans(passage, len(before)))
        return self._read(texts, spans)

    def _read(self, texts: list[str], spans: Sequence[Sequence[Span]]) -> list[Embedded]:
        totals = np.zeros((len(texts), self.dimension), np.float32)
        sentences = [np.zeros((len(some), self.dimension), np.float32) for some in spans]
        for window, whole, tokens in self._run(self._windows(texts)):
            totals[window.text] += whole
            starts = np.array([start for start, _ in window.offsets])
            ends = np.array([end for _, end in window.offsets])
            for row, span in enumerate(spans[window.text]):
                inside = (starts >= span.start) & (ends <= span.end) & (ends > starts)
                sentences[window.text][row] += tokens[inside].sum(axis=0)
        return [
            Embedded(_unit(total), _unit(rows))
            for total, rows in zip(totals, sentences, strict=True)
        ]

    def _windows(self, texts: list[str]) -> list[_Window]:
        windows = []
        for number, encoding in enumerate(self._tokenizer.encode_batch(texts)):
            windows += [
                _Window(number, part.ids, part.offsets)
                for part in (encoding, *encoding.overflowing)
            ]
        return windows

    def _run(self, windows: list[_Window]) -> Iterator[tuple[_Window, Vector, Vectors]]:
        windows = sorted(windows, key=lambda window: len(window.ids))
        for first in range(0, len(windows), BATCH):
            batch = windows[first : first + BATCH]
            shape = len(batch), max(len(window.ids) for window in batch)
            ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
            for row, window in enumerate(batch):
                ids[row, : len(window.ids)] = window.ids
                mask[row, : len(window.ids)] = 1
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            wholes, tokens = self._session.run(
                ["sentence_embedding", "token_embeddings"],
                {name: given[name] for name in self._inputs},
            )
            for row, window in enumerate(batch):
                yield window, wholes[row], tokens[row, : len(window.ids)]


def _tokenizer(file: Path, most: int) -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.enable_truncation(most)
    tokenizer.no_padding()
    return tokenizer


def _read_spans(passage: Passage, start: int) -> list[Span]:
    """Where the passage's sentences stand in what is read; a row's are the whole row."""
    if passage.indexed:
        return [Span(start, start + len(passage.indexed))] * len(passage.sentences)
    shift = start - passage.start
    return [Span(one.start + shift, one.end + shift) for one in passage.sentences]


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.float32(1e-12)), np.float32)


def load(settings: Settings) -> Embedding:
    """
    The embedding model that the settings name, exported first if that has not been done.

    A process that writes and reads, or opens several indexes, has it in memory once.
    """
    return _loaded(exported(settings))


@cache
def _loaded(folder: Path) -> Embedding:
    return Embedding(folder)
