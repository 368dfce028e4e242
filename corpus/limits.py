"""How the system is told to hold a process that reads what strangers wrote to its limits."""

import contextlib
import resource
import signal

_MOST_FILES = 64
"""Open at once; such a process opens only what it imports."""


def impose(*, cpu_seconds: int, wall_seconds: int, memory: int) -> None:
    """
    Hold this process, and no other, to the limits, in seconds and bytes of address space.

    It can write no file. macOS knows no limit of address space that holds: there, memory is bounded
    only by what the process is given to read and by the CPU time.
    """
    signal.setitimer(signal.ITIMER_REAL, wall_seconds)
    _lower(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_NOFILE, _MOST_FILES)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(limit: int, most: int, at_last: int | None = None) -> None:
    """Of CPU time, the process is told at `most` how it ended, and is killed at last."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(limit, (most, most if at_last is None else at_last))
