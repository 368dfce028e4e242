"""What the reading of one paper may cost, and how the system is told to hold its reader to that."""

import contextlib
import resource
import signal

CPU_SECONDS = 20
"""A report of 619 pages takes PDFium 3.4 s; 80 reports of Ofsted take less than 1 s each."""
WALL_SECONDS = 90
MEMORY = 1 << 30
"""Bytes of address space, so that a reader never has more than that of the machine's memory."""
MOST_CHARACTERS = 10_000_000
"""Of a paper's text; a pack of 5,000 full pages has as many again."""
MOST_OUTPUT = 64_000_000
"""Bytes of what a reader hands back."""
_MOST_FILES = 64
"""Open at once; a reader opens only what it imports."""


def impose() -> None:
    """
    Hold this process, and no other, to the limits.

    macOS knows no limit of address space that holds: there, memory is bounded only by how much a
    paper may hold and by the CPU time.
    """
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
    _lower(resource.RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 1)
    _lower(resource.RLIMIT_AS, MEMORY)
    _lower(resource.RLIMIT_NOFILE, _MOST_FILES)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(limit: int, most: int, at_last: int | None = None) -> None:
    """Of CPU time, the process is told at `most` how it ended, and is killed at last."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(limit, (most, most if at_last is None else at_last))
