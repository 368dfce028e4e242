"""
The plain pipeline of the LangChain tutorial, to hold the bot against.

Pieces of 1,000 characters that overlap by 200, in one Chroma collection; an answer is the text of
the four nearest. The model is the bot's own, run in the same way. LangChain's packages for this are
not among the project's: their steps are taken here, and nothing that they cost besides is counted.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings

from bot.question import Question
from corpus.documents import Document
from corpus.embedding import Embedding

SIZE, OVERLAP = 1000, 200
NEAREST = 4
_COLLECTION = "langchain"
_SEPARATORS = ("\n\n", "\n", " ", "")
_BATCH = 1000


class Tutorial:
    """A folder of pieces, searched by meaning alone."""

    def __init__(self, folder: Path, model: Embedding) -> None:
        self._model = model
        self._client = chromadb.PersistentClient(
            str(folder), settings=ChromaSettings(anonymized_telemetry=False)
        )
        self._pieces = self._client.get_or_create_collection(_COLLECTION, embedding_function=None)

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return self._pieces.count()

    def add(self, documents: Iterable[Document]) -> None:
        """Cut documents, embed the pieces and keep them."""
        for document in documents:
            pieces = split(document.text)
            for first in range(0, len(pieces), _BATCH):
                some = pieces[first : first + _BATCH]
                self._pieces.add(
                    ids=[f"{document.id}:{first + number}" for number in range(len(some))],
                    embeddings=np.stack([self._model.question(piece) for piece in some]),
                    documents=some,
                    metadatas=[{"source": document.name}] * len(some),
                )

    def answer(self, question: Question) -> str:
        """The text of the nearest pieces."""
        found = self._pieces.query(
            query_embeddings=self._model.question(question.understood)[np.newaxis],
            n_results=NEAREST,
            include=["documents", "metadatas", "distances"],
        )
        return "\n\n".join((found["documents"] or [[]])[0])

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def split(text: str, separators: Sequence[str] = _SEPARATORS) -> list[str]:
    """
    Pieces of at most `SIZE` characters, cut at the largest of `separators` that does.

    >>> [len(piece) for piece in split("word " * 300)]
    [999, 700]
    """
    separator, *finer = separators
    pieces: list[str] = []
    fitting: list[str] = []
    for part in text.split(separator) if separator else list(text):
        if len(part) <= SIZE:
            fitting.append(part)
        else:
            pieces += [*_merged(fitting, separator), *split(part, finer)]
            fitting = []
    return [piece for piece in (*pieces, *_merged(fitting, separator)) if piece.strip()]


def _merged(parts: Iterable[str], separator: str) -> list[str]:
    """Parts put together as long as they fit, each piece beginning with the last one's end."""
    pieces: list[str] = []
    held: list[str] = []
    length = 0
    for part in parts:
        room = len(part) + len(separator)
        if held and length + room > SIZE:
            pieces.append(separator.join(held))
            while held and (length > OVERLAP or length + room > SIZE):
                length -= len(held.pop(0)) + len(separator)
        held.append(part)
        length += room
    return [*pieces, separator.join(held)] if held else pieces
