"""The pictures in the README: the real bot on the sample papers, photographed with Chromium."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus.settings import Settings
from ingest.ingest import ingest
from tests.blockkit.html import Post, author, rendered, thread
from tests.blockkit.photograph import photograph
from tests.conftest import PAPERS, ROOT
from tests.e2e.botprocess import BotProcess
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.threads import Thread

PICTURES = Path(__file__).with_name("pictures")
ANSWERED = "What did the inspection say about the Lodestar team?"
ABSTAINED = "How many libraries were closed?"


def build() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with _slack() as slack:
        alice = slack.member("alice")
        asked = alice.mention("scrutiny", ANSWERED)
        answer = asked.reply()
        _photograph(slack, asked, "answer")
        alice.click(answer, "show_page")
        page = asked.until(lambda seen: next((one for one in seen if one.files), None))
        files = zip(page.message["files"], page.files, strict=True)
        images = {one["id"]: file.content for one, file in files}
        name = slack.workspace.name_of
        photograph(rendered(page.message, name, images), PICTURES / "page.png")
        abstained = alice.dm(ABSTAINED)
        abstained.reply()
        _photograph(slack, abstained, "abstention")
        alice.open_home("home")
        slack.home_of(alice)
        photograph(rendered(slack.workspace.homes[alice.id], name), PICTURES / "home.png")


@contextmanager
def _slack() -> Iterator[FakeSlack]:
    """A loopback Slack in which the bot answers from the sample papers."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment({}), index=Path(folder) / "index")
        ingest([PAPERS], settings)
        with FakeSlack.start(manifest=ROOT / "manifest.json") as slack:
            bot = BotProcess(slack, settings, Path(folder) / "state", COUNCILBOT_RANKER="")
            bot.start()
            try:
                yield slack
            finally:
                bot.stop()


def _photograph(slack: FakeSlack, asked: Thread, name: str) -> None:
    """A question and what was answered."""
    who = slack.workspace.name_of
    said = [asked.message.payload, *(one.message for one in asked.seen())]
    photograph(thread([Post(author(one, who), one) for one in said], who), PICTURES / f"{name}.png")


if __name__ == "__main__":
    build()
