"""Of what a ranker in the making is made, so that what is kept of another is not taken for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from corpus.errors import UsedWrongly
from evals.marked import marked, papers
from evals.ranker.sets import name_of

MADE_OF = "made-of.txt"
"""The file of a working folder that tells it, as a digest."""


def claim(work: Path, uses: Sequence[Sequence[Path]], recipe: str) -> None:
    """
    Note in `work` of which sets, by what they are used for, and by which recipe it is worked.

    A set is known by its questions, and by the names and sizes of its papers. Raises `UsedWrongly`
    where that folder holds what was made of others, or where two sets have the same name.
    """
    names = Counter(name_of(folder) for folders in uses for folder in folders)
    for name, times in names.items():
        if times > 1:
            raise UsedWrongly(f"Two folders are called {name}: give each of them once, or rename.")
    sets = [[_digest(folder) for folder in folders] for folders in uses]
    made_of = sha256(repr((sets, recipe)).encode()).hexdigest() + "\n"
    note = work / MADE_OF
    known = note.read_text(encoding="utf-8") if note.is_file() else ""
    if known != made_of and work.is_dir() and any(work.iterdir()):
        raise UsedWrongly(
            f"{work} holds what was made of other questions or papers, or by another recipe: name"
            " another folder with --work, or delete it."
        )
    work.mkdir(parents=True, exist_ok=True)
    note.write_text(made_of, "utf-8")


def _digest(folder: Path) -> str:
    digest = sha256(repr((name_of(folder), marked(folder))).encode())
    for file in sorted(file for listed in papers(folder) for file in _within(listed)):
        digest.update(f"{file.name} {file.stat().st_size}\n".encode())
    return digest.hexdigest()


def _within(listed: Path) -> Iterator[Path]:
    found: Iterable[Path] = listed.rglob("*") if listed.is_dir() else [listed]
    return (file for file in found if file.is_file())
