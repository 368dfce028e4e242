"""
The index as generations: each is built beside the one in use, checked, and published at once.

    index/CURRENT                the number of the generation in use
    index/generations/7/         catalogue.sqlite, chroma/, lexicon/, manifest.json
    index/writer.lock            held by the one process that writes
    index/originals/             the papers' bytes, by content hash

The generation in use and the one before it are kept. A published generation is never changed: two
writers on one Chroma folder lose passages without an error, and a reader beside a writer goes
stale, so nobody ever shares a folder with a writer.
"""

import json
import logging
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b, file_digest
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import IndexDamaged, IndexLocked, IndexNotBuilt

_HASHED_AT_ONCE = 2
"""Files; hashing lets other threads run."""
FORMAT = 3
"""Of the files in a generation; another format is not opened."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Manifest:
    """What a generation holds, and the hashes by which damage is noticed."""

    format: int
    model: str
    """The identity of the embedding model."""
    files: dict[str, str]
    """BLAKE2b of every file, by its path in the generation."""


def current(index: Path) -> Path:
    """The folder of the generation in use."""
    try:
        number = (index / "CURRENT").read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise IndexNotBuilt(
            f"There is no index in {index}: make one with  councilbot ingest PATH --index {index}"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(index, "CURRENT cannot be read") from error
    folder = index / "generations" / number
    if not number.isdigit() or not folder.is_dir():
        raise _damaged(index, f"generation {number!r} is not there")
    return folder


def manifest(generation: Path) -> Manifest:
    """The manifest of a generation, unchecked."""
    index = generation.parent.parent
    try:
        known = json.loads((generation / "manifest.json").read_text(encoding="utf-8"))
        return Manifest(**known)
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(index, "its manifest cannot be read") from error


def known(generation: Path) -> Manifest:
    """The manifest of a generation of this version's format, its files unchecked."""
    found = manifest(generation)
    if found.format != FORMAT:
        index = generation.parent.parent
        raise IndexDamaged(
            f"The index in {index} was made by another version of councilbot: run"
            f"  councilbot ingest PATH --index {index}  with all your papers to make it again."
        )
    return found


def published(generation: Path) -> datetime:
    """When a generation was published, in UTC: its manifest is the last of its files."""
    return datetime.fromtimestamp((generation / "manifest.json").stat().st_mtime, UTC)


def check(generation: Path) -> Manifest:
    """The manifest of a generation whose every file is as it was written."""
    found = known(generation)
    index = generation.parent.parent
    with ThreadPoolExecutor(_HASHED_AT_ONCE) as pool:
        hashes = pool.map(_hash_if_there, [generation / name for name in found.files])
        for (name, digest), now in zip(found.files.items(), hashes, strict=True):
            if now != digest:
                raise _damaged(index, f"{generation.name}/{name} has changed or is missing")
    return found


@contextmanager
def written(index: Path) -> Iterator[None]:
    """Hold the index for writing; a second writer is told who holds it."""
    index.mkdir(parents=True, exist_ok=True)
    holder = index / "writer.json"
    lock = FileLock(index / "writer.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexLocked(f"{_holder(holder)} is writing {index}: wait until it ends.") from error
    try:
        started = time.strftime("%H:%M:%S")
        holder.write_text(json.dumps({"process": os.getpid(), "since": started}), encoding="utf-8")
        yield
    finally:
        lock.release()


def begin(index: Path, base: Path | None) -> Path:
    """
    The folder of the next generation: a copy of `base`, or empty without one.

    Whatever is damaged, or was left behind by an ingest that was killed, is deleted first. A number
    that was in use is not used again, because a reader may have that generation open.
    """
    last = max((int(folder.name) for folder in _generations(index)), default=0)
    folder = index / "generations" / str(last + 1)
    newest = int(base.name) if base else 0
    _delete(folder for folder in _generations(index) if int(folder.name) > newest)
    if not base:
        folder.mkdir(parents=True)
        return folder
    try:
        shutil.copytree(base, folder, ignore=shutil.ignore_patterns("manifest.json"))
    except BaseException:
        _delete([folder])
        raise
    return folder


def sound(index: Path) -> Path | None:
    """
    The newest published generation whose every file is as it was written.

    It is not the one in use when that is damaged.
    """
    in_use = _in_use(index)
    published = [folder for folder in _generations(index) if int(folder.name) <= in_use]
    found = next((folder for folder in reversed(published) if _is_sound(folder)), None)
    if in_use and (found is None or int(found.name) != in_use):
        base = f"generation {found.name}" if found else "nothing: ingest every folder of papers"
        _log.warning(
            "The index in %s is damaged, or of another version; it is made again from %s.",
            index,
            base,
        )
    return found


def _is_sound(generation: Path) -> bool:
    try:
        check(generation)
    except IndexDamaged:
        return False
    return True


def is_in_use(generation: Path) -> bool:
    """Whether CURRENT names this generation."""
    return int(generation.name) == _in_use(generation.parent.parent)


def publish(generation: Path, model: str) -> None:
    """Make a finished generation the one in use, at once and for good."""
    index = generation.parent.parent
    files = [file for file in sorted(generation.rglob("*")) if file.is_file()]
    for file in files:
        _flush(file)
    hashes = {file.relative_to(generation).as_posix(): _hash(file) for file in files}
    _write(generation / "manifest.json", json.dumps(asdict(Manifest(FORMAT, model, hashes))))
    _write(index / "CURRENT", generation.name)
    _delete(_generations(index)[:-2])


def abandon(generation: Path) -> None:
    """Throw away a generation, unless it was published."""
    if not is_in_use(generation):
        _delete([generation])


def _in_use(index: Path) -> int:
    """The number in CURRENT; 0 when there is no index, and beyond all when it cannot be read."""
    try:
        return int(current(index).name)
    except IndexNotBuilt:
        return 0
    except IndexDamaged:
        return sys.maxsize


def _generations(index: Path) -> list[Path]:
    folders = (folder for folder in (index / "generations").glob("*") if folder.name.isdigit())
    return sorted(folders, key=lambda folder: int(folder.name))


def _delete(folders: Iterable[Path]) -> None:
    for folder in folders:
        # The manifest goes first: what a deletion that is cut short leaves is not a generation.
        (folder / "manifest.json").unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _write(file: Path, text: str) -> None:
    """Replace a file so that a reader sees the old text or the new one, even after a crash."""
    partial = file.with_name(f".{file.name}.partial")
    partial.write_text(text, encoding="utf-8")
    _flush(partial)
    partial.replace(file)
    _flush(file.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hash_if_there(file: Path) -> str:
    return _hash(file) if file.is_file() else ""


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, lambda: blake2b(digest_size=16)).hexdigest()


def _holder(file: Path) -> str:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
        return f"Another ingest (process {known['process']}, started {known['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "Another ingest"


def _damaged(index: Path, what: str) -> IndexDamaged:
    return IndexDamaged(
        f"The index in {index} is damaged ({what}): run  councilbot ingest PATH --index {index}"
        "  with your papers to repair it."
    )
