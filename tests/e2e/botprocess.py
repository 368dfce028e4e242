"""The real bot, in a process of its own, as whoever runs it has it."""

import socket
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import IO, Self

from corpus.settings import Settings
from tests.conftest import environment
from tests.fakeslack.server import FakeSlack

COMMAND = Path(sys.executable).with_name("councilbot")
STARTING = 60
"""Seconds in which a bot is ready, on a machine that has other things to do."""


class BotProcess:
    """One bot, which may be stopped or killed, and started again with the same memory."""

    def __init__(
        self,
        slack: FakeSlack,
        papers: Settings,
        state: Path,
        *,
        http: bool = False,
        installed: bool = False,
        port: int = 0,
        **extra: str,
    ) -> None:
        """Over sockets or `http`; for several workspaces where it is to be `installed`."""
        self.slack, self.http, self.state = slack, http, state
        self.port = port or free_port()
        self._settings = replace(papers, state=state)
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        if http:
            tokens = {"SLACK_SIGNING_SECRET": slack.signing_secret, **tokens, "SLACK_APP_TOKEN": ""}
        if installed:
            tokens |= {"SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": slack.app.client_id}
            tokens |= {"SLACK_CLIENT_SECRET": slack.app.client_secret}
        more = {"SLACK_API_URL": slack.api_url, "COUNCILBOT_RANKER": "none", **tokens, **extra}
        self._environment = environment(self._settings, **more)
        self._changed = threading.Condition()
        self._lines: list[str] = []
        self._silent = False
        """Whether it has ended, and nothing more will come."""
        self._readers: list[threading.Thread] = []
        self._process: subprocess.Popen[str] | None = None

    @property
    def site(self) -> str:
        """Where it waits for requests."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """All that it has said so far, on both of its outputs."""
        with self._changed:
            return "".join(self._lines)

    @property
    def process(self) -> "subprocess.Popen[str]":
        assert self._process is not None, "the bot has not been started"
        return self._process

    def launch(self) -> Self:
        """Start the process, whatever becomes of it."""
        self._silent = False
        arguments = ["--http", "--port", str(self.port)] if self.http else []
        self._process = subprocess.Popen(
            [COMMAND, "slack", *arguments],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout is not None
        reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        reader.start()
        self._readers.append(reader)
        return self

    def start(self) -> Self:
        """Start, and wait until Slack's events are taken."""
        before = self.log.count('"listening"')
        self.launch()
        self.says('"listening"', before + 1)
        if self.http:
            self.slack.deliver_over_http(f"{self.site}/slack/events")
        else:
            self.slack.connected()
        return self

    def says(self, words: str, count: int = 1, within: float = STARTING) -> None:
        """Wait until some words stand in the log."""
        with self._changed:
            self._changed.wait_for(lambda: self.log.count(words) >= count or self._silent, within)
        assert self.log.count(words) >= count, f"{words} is not in the log:\n{self.log}"

    def ended(self, within: float = STARTING) -> int:
        """Wait until it has ended; its exit status."""
        status = self.process.wait(within)
        self._readers[-1].join(within)
        return status

    def stop(self) -> int:
        """Tell it to stop; its exit status."""
        self.process.terminate()
        return self.ended()

    def kill(self) -> None:
        """End it at once, with no time for last words."""
        self.process.kill()
        self.ended()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()

    def command(self, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        """Run another command of councilbot's, on the same memory."""
        return subprocess.run(
            [COMMAND, *arguments],
            env=self._environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=STARTING,
        )

    def _read(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self._noted(line)
        self._noted("", silent=True)

    def _noted(self, line: str, *, silent: bool = False) -> None:
        with self._changed:
            self._lines.append(line)
            self._silent = silent
            self._changed.notify_all()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
