"""
Each paper is read in a child process of its own, so that no paper can hurt the ingest.

The child may use so much time and memory and no more (see `limits`), sees no file of the index and
no variable of the environment, and hands back plain data, or nothing. On macOS the system holds it
to no bound of memory.
"""

import atexit
import contextlib
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import limits, plain
from ingest.reading.blocks import Reading

_ROOT = Path(__file__).parents[2]
_GRACE = 15
"""Seconds beyond a child's own limit; the process that forks the children answers within them."""
_LONGEST = 1000
"""Characters of a reason."""
_TIME = frozenset({-signal.SIGXCPU, -signal.SIGALRM})

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ending:
    """How the reading of one paper ended, and what it cost."""

    code: int
    """The child's exit code; below zero the signal that ended it."""
    seconds: float
    """Of CPU."""
    memory: int
    """The most that was resident, in bytes."""
    found: bytes
    """What it handed back: see `child.outcome`."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a paper, read in a child process; nothing but `UnreadablePaper` is raised."""
    ending = ended(content, name)
    sign, found = ending.found[:1], ending.found[1:]
    if ending.code == 0 and sign == b"R":
        try:
            return plain.unpacked(found)
        except ValueError:
            _log.debug("%s: its reader handed back what is no reading", name)
    raise UnreadablePaper(reason(ending, name))


def ended(content: bytes, name: str) -> Ending:
    """What came of reading a paper in a child process."""
    try:
        return _READERS.ask(content, name)
    except TimeoutError:
        return Ending(-signal.SIGALRM, 0, 0, b"")
    except (OSError, ValueError):
        return Ending(-signal.SIGKILL, 0, 0, b"")


def reason(ending: Ending, name: str) -> str:
    """Why a paper could not be read, in one line."""
    sign, found = ending.found[:1], ending.found[1:].decode(errors="replace")
    starved = ending.code < 0 and ending.memory > limits.MEMORY / 2
    if ending.code in _TIME:
        return f"{name} takes too much time to read: split it, or save it again."
    if sign == b"M" or starved or ending.code == -signal.SIGKILL:
        return f"{name} takes too much memory to read: split it, or save it again."
    if sign == b"U" and ending.code == 0:
        return one_line(found[:_LONGEST])
    _log.debug("%s: exit code %d: %s", name, ending.code, found)
    return f"{name} is damaged: get the paper again."


class Readers:
    """The process that forks a child for each paper; it runs from the first paper on."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process's number, while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def ask(self, content: bytes, name: str) -> Ending:
        """What came of a paper; raises `OSError` or `ValueError` when the process does not tell."""
        if self._process is None or self.pid is None:
            self.stop()
            self._process = _started()
        try:
            return _asked(self._process, content, name)
        except BaseException:
            self.stop()  # else its answer would be taken for that of the next paper
            raise

    def stop(self) -> None:
        """End the process and whatever it started."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(OSError), process:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)


_READERS = Readers()
atexit.register(_READERS.stop)


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "ingest.reading.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"},
        start_new_session=True,
    )


def _asked(process: "subprocess.Popen[bytes]", content: bytes, name: str) -> Ending:
    if process.stdin is None or process.stdout is None:
        raise ValueError("The process has no pipes.")
    process.stdin.write(json.dumps({"name": name, "length": len(content)}).encode() + b"\n")
    process.stdin.write(content)
    process.stdin.flush()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        if not selector.select(limits.WALL_SECONDS + _GRACE):
            raise TimeoutError
    about = json.loads(process.stdout.readline())
    found = process.stdout.read(about.pop("length"))
    return Ending(**about, found=found)
