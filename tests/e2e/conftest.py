"""The real bot, in a process of its own, against the loopback Slack."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.conftest import ROOT, environment
from tests.fakeslack.server import FakeSlack

Bot = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A loopback Slack in which our app is installed as its manifest says."""
    with FakeSlack.start(manifest=ROOT / "manifest.json") as running:
        yield running


@pytest.fixture
def start(slack: FakeSlack, sample: Settings, tmp_path: Path) -> Iterator[Bot]:
    """Start the bot and wait until it is connected; what is still running at the end is stopped."""
    running: list[subprocess.Popen[str]] = []

    def run() -> "subprocess.Popen[str]":
        bot = launch(slack, sample, tmp_path)
        running.append(bot)
        slack.connected(within=30)
        return bot

    yield run
    for bot in running:
        bot.terminate()
        bot.communicate(timeout=20)


def launch(
    slack: FakeSlack, sample: Settings, state: Path, **extra: str
) -> "subprocess.Popen[str]":
    """The bot's process; what it logs goes to its standard error."""
    tokens = {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "COUNCILBOT_STATE": str(state),
    }
    return subprocess.Popen(
        [Path(sys.executable).with_name("councilbot"), "slack"],
        env=environment(sample, **{**tokens, **extra}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
