"""The system holds a process to its limits."""

import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits address space")


def limited(*body: str) -> "subprocess.CompletedProcess[str]":
    """What became of a process that runs these lines under limits of one second."""
    script = [
        "from corpus import limits",
        "limits.impose(cpu_seconds=1, wall_seconds=1, memory=1 << 30)",
        *body,
    ]
    return subprocess.run(
        [sys.executable, "-c", "\n".join(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_time_is_bounded() -> None:
    """A process that reckons for ever ends, whichever clock is first."""
    assert limited("while True: pass").returncode in (-signal.SIGXCPU, -signal.SIGALRM)


def test_waiting_is_bounded() -> None:
    """A process that waits for ever uses no CPU time, and ends too."""
    assert limited("import threading; threading.Event().wait()").returncode == -signal.SIGALRM


@LINUX
def test_memory_is_bounded() -> None:
    """More than may be taken is not given."""
    ran = limited("try: bytearray(1 << 30)", "except MemoryError: print('none')")

    assert ran.stdout == "none\n"


def test_no_file_can_be_written() -> None:
    """Whatever a reader is made to do, it leaves nothing behind."""
    ran = limited(
        "import tempfile",
        "try:",
        "    with tempfile.TemporaryFile() as file: file.write(b'x')",
        "except OSError: print('none')",
    )

    assert ran.stdout == "none\n"
