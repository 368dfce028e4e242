"""Running the loopback Slack by hand."""

import re
import subprocess
import sys
from pathlib import Path

from slack_sdk import WebClient

ROOT = Path(__file__).parents[2]


def test_main_prints_what_an_app_needs() -> None:
    """`python -m tests.fakeslack` prints a URL and tokens that work, and ends with its input."""
    command = [sys.executable, "-m", "tests.fakeslack", "--port", "0"]

    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        printed = dict(re.findall(r"export (\w+)=(\S+)", running.stdout.readline()))
        printed |= dict(re.findall(r"export (\w+)=(\S+)", running.stdout.readline()))
        client = WebClient(printed["SLACK_BOT_TOKEN"], base_url=printed["SLACK_API_URL"])
        known = client.auth_test()["ok"]
        running.communicate()

    assert known
    assert running.returncode == 0
