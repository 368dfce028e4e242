"""Private copies of a folder, for a library that writes into what it only reads."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import IndexNotCopied

_PREFIX = "councilbot-"
_HELD, _COPY = "held", "copy"
_YOUNG = 60
"""Seconds for which a copy that nobody holds yet is left alone: it may be being made."""


class PrivateCopy:
    """A copy of `folder` that goes when it is closed, or after the process that made it."""

    def __init__(self, folder: Path) -> None:
        _sweep()
        self._home = tempfile.TemporaryDirectory(prefix=_PREFIX)
        self._held = FileLock(Path(self._home.name) / _HELD)
        self._held.acquire()
        self.path = Path(self._home.name) / _COPY
        try:
            shutil.copytree(folder, self.path)
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                _complain_of_room(folder)
            raise

    def close(self) -> None:
        """Delete the copy."""
        self._held.release()
        self._home.cleanup()


def _complain_of_room(folder: Path) -> None:
    """Raise `IndexNotCopied` if there is less room for temporary files than the folder takes."""
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    if shutil.disk_usage(tempfile.gettempdir()).free < size:
        raise IndexNotCopied(
            f"There is no room in {tempfile.gettempdir()} for a reader's copy of {folder}:"
            " make room, or name another folder in TMPDIR."
        )


def _sweep() -> None:
    """Delete the copies whose process was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if not _is_forgotten(folder):
            continue
        held = FileLock(folder / _HELD)
        try:
            held.acquire(timeout=0)
        except Timeout:
            continue
        held.release()
        shutil.rmtree(folder, ignore_errors=True)


def _is_forgotten(folder: Path) -> bool:
    """Whether this is a copy of ours, made a while ago, and nothing of anybody else's."""
    try:
        facts = folder.stat()
        names = {file.name for file in folder.iterdir()}
    except OSError:  # it went meanwhile, is no folder, or is somebody else's
        return False
    old = time.time() - facts.st_mtime > _YOUNG
    return old and facts.st_uid == os.getuid() and _HELD in names <= {_HELD, _COPY}
