"""The real bot in a process of its own, which may be killed and started again."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from corpus.settings import Settings
from tests.benchmarks.resident import megabytes
from tests.conftest import environment
from tests.fakeslack.journal import NotSeen
from tests.fakeslack.server import FakeSlack

STARTING = 120
"""Seconds in which the bot must be connected."""
STOPPING = 30
"""Seconds in which it must end when it is told to."""


class NotStarted(Exception):
    """The bot has ended, or did not connect; the message is the last line of its log."""


class Running:
    """A bot with one memory, whatever becomes of its processes; its log goes to a file."""

    def __init__(self, slack: FakeSlack, settings: Settings, folder: Path, **extra: str) -> None:
        self.starts = 0
        self._slack = slack
        self._log = folder / "bot.log"
        self._process: subprocess.Popen[bytes] | None = None
        tokens = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "COUNCILBOT_STATE": str(folder / "state"),
        }
        self._environment = environment(settings, **tokens, **extra)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start a process; `connected` waits for it."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [Path(sys.executable).with_name("councilbot"), "slack"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.starts += 1

    def connected(self) -> None:
        """Wait until the newest process has opened its socket; raises `NotStarted`."""
        deadline = time.monotonic() + STARTING
        while True:
            try:
                return self._slack.reconnected(opened=self.starts, within=1)
            except NotSeen:
                if self._running.poll() is not None or time.monotonic() > deadline:
                    raise NotStarted(self.log[-1] if self.log else "The bot has ended.") from None

    def kill(self) -> None:
        """End the process at once, as kill -9 does; nothing where it has ended."""
        self._running.kill()
        self._running.wait()

    def stop(self) -> int:
        """Tell the process to stop, and wait until it has finished what it has in hand."""
        self._running.terminate()
        return self._running.wait(STOPPING)

    @property
    def megabytes(self) -> float | None:
        """The memory that the process holds; None where the system does not tell."""
        status = Path(f"/proc/{self._running.pid}/status")
        return megabytes(status.read_text(encoding="ascii")) if status.exists() else None

    @property
    def processor(self) -> float | None:
        """The seconds that all threads of the process have worked; None likewise."""
        stat = Path(f"/proc/{self._running.pid}/stat")
        return worked(stat.read_text(encoding="ascii")) if stat.exists() else None

    @property
    def log(self) -> list[str]:
        """What all processes have logged, by lines."""
        return self._log.read_text(encoding="utf-8").splitlines()

    @property
    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise RuntimeError("the bot has not been started")
        return self._process


def worked(stat: str) -> float:
    """
    The seconds of work that Linux says a process has done, for itself and in the system.

    >>> worked(f"7 (councilbot) S {'0 ' * 10} 300 100 0") * os.sysconf("SC_CLK_TCK")
    400.0
    """
    own, system = stat.rpartition(")")[2].split()[11:13]
    return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")
