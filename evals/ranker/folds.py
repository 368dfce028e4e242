"""Papers parted into folds, so that a ranker is measured on those that it has not seen."""

from pathlib import Path
from zlib import crc32

FOLDS = 2


def fold_of(paper: str) -> int:
    """
    Which fold a paper is in; the same on every machine.

    >>> [fold_of(name) for name in ("minutes", "report")]
    [1, 0]
    """
    return crc32(paper.encode()) % FOLDS


def ranker_of(work: Path, fold: int) -> Path:
    """Where the ranker lies that was trained on the other folds' papers."""
    return work / f"fold-{fold}-ranker"
