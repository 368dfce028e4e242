"""
Run the loopback Slack by hand: `python -m tests.fakeslack --port 0`.

It prints the settings that an app needs. Each line typed after that is a question that a member
asks the app in #general, and the first answer is printed.
"""

import argparse
import sys
from pathlib import Path

from tests.fakeslack.journal import NotSeen
from tests.fakeslack.server import FakeSlack

ANSWER_SECONDS = 60.0


def main() -> None:
    """Listen until standard input ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakeslack")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--manifest", type=Path, default=Path("manifest.json"))
    options = parser.parse_args()
    with FakeSlack.start(manifest=options.manifest, port=options.port) as slack:
        show(f"export SLACK_API_URL={slack.api_url}")
        show(f"export SLACK_BOT_TOKEN={slack.bot_token}")
        show(f"export SLACK_APP_TOKEN={slack.app_token}")
        show(f"export SLACK_SIGNING_SECRET={slack.signing_secret}")
        for line in sys.stdin:
            if line.strip():
                show(answer(slack, line.strip()))


def answer(slack: FakeSlack, question: str) -> str:
    """Ask the app a question in #general, and give its first answer."""
    thread = slack.member("alice").mention("general", question)
    try:
        return thread.reply(within=ANSWER_SECONDS).text
    except NotSeen as error:
        return str(error)


def show(text: str) -> None:
    """Print at once, so that a pipe sees it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
