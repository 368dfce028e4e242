"""What the ranker learns from: marked questions with the sentences that our ranking puts first."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bot.reranking import put, read
from corpus.shelf import Generation
from evals.marked import Marked
from evals.retrieved import Retrieved, retrieved

MOST = 40
"""Sentences of a question that are kept, beside those that answer."""


@dataclass(frozen=True)
class Example:
    """A question and sentences that may answer it, the best ranked first."""

    question: str
    answerable: bool
    paper: str
    """The paper that it is about, by which examples are parted into folds; see `Marked.paper`."""
    texts: tuple[str, ...]
    """What the ranker reads of each sentence."""
    scores: tuple[float, ...]
    """What each was ranked by."""
    right: tuple[bool, ...]
    papers: tuple[str, ...]
    """The stem of the file name of each sentence's paper, which may be another."""

    @property
    def teaches(self) -> bool:
        """Whether there is anything to tell apart: a wrong sentence, and a right one if any is."""
        return not all(self.right) and any(self.right) is self.answerable

    def apart(self, papers: Collection[str]) -> "Example":
        """The example without the sentences of these papers."""
        kept = [at for at, paper in enumerate(self.papers) if paper not in papers]
        return replace(
            self,
            texts=tuple(self.texts[at] for at in kept),
            scores=tuple(self.scores[at] for at in kept),
            right=tuple(self.right[at] for at in kept),
            papers=tuple(self.papers[at] for at in kept),
        )


def examples(some: Iterable[Marked], index: Generation) -> Iterator[Example]:
    """The marked questions for which anything is found."""
    return (_example(one) for one in retrieved(some, index) if one.ranked)


def save(some: Iterable[Example], file: Path) -> None:
    """Write examples, one JSON object a line; the file is there whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for one in some:
            out.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
    unfinished.replace(file)


def load(file: Path) -> list[Example]:
    """The examples that were saved."""
    with file.open(encoding="utf-8") as lines:
        return [_read(json.loads(line)) for line in lines]


def _read(line: Any) -> Example:
    return Example(
        line["question"],
        line["answerable"],
        line["paper"],
        tuple(line["texts"]),
        tuple(line["scores"]),
        tuple(line["right"]),
        tuple(line["papers"]),
    )


def _example(one: Retrieved) -> Example:
    kept = [at for at, right in enumerate(one.right) if at < MOST or right]
    return Example(
        question=put(one.asked.understood),
        answerable=one.marked.answerable,
        paper=one.marked.paper,
        texts=tuple(read(one.ranked[at]) for at in kept),
        scores=tuple(round(one.ranked[at].score, 4) for at in kept),
        right=tuple(one.right[at] for at in kept),
        papers=tuple(Path(one.ranked[at].hit.passage.document.name).stem for at in kept),
    )
