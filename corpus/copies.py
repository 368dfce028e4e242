"""Private copies of a folder, for a library that writes into what it only reads."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "councilbot-"
_YOUNG = 60
"""Seconds for which a copy that nobody holds yet is left alone: it may be being made."""


class PrivateCopy:
    """A copy of `folder` that goes when it is closed, or after the process that made it."""

    def __init__(self, folder: Path) -> None:
        _sweep()
        self._home = tempfile.TemporaryDirectory(prefix=_PREFIX)
        self._held = FileLock(Path(self._home.name) / "held")
        self._held.acquire()
        self.path = Path(self._home.name) / "copy"
        shutil.copytree(folder, self.path)

    def close(self) -> None:
        """Delete the copy."""
        self._held.release()
        self._home.cleanup()


def _sweep() -> None:
    """Delete the copies whose process was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            facts = folder.stat()
        except FileNotFoundError:
            continue
        if facts.st_uid == os.getuid() and time.time() - facts.st_mtime > _YOUNG:
            held = FileLock(folder / "held")
            try:
                held.acquire(timeout=0)
            except Timeout:
                continue
            held.release()
            shutil.rmtree(folder, ignore_errors=True)
