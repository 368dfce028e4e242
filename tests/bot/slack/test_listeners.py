"""What becomes of a question when something fails; over real HTTP to the loopback Slack."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.question import Question
from bot.quotes import Answer
from bot.slack.blocks import FAILED
from bot.slack.ledger import Ledger
from bot.slack.listeners import Asked, Desk
from tests.conftest import ROOT
from tests.fakeslack.server import FakeSlack

Take = Callable[[Asked], None]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A loopback Slack."""
    with FakeSlack.start(manifest=ROOT / "manifest.json") as running:
        yield running


@pytest.fixture
def take(slack: FakeSlack, tmp_path: Path) -> Iterator[Take]:
    """Take a question at a desk where nothing can be answered."""

    def fails(question: Question) -> Answer:
        raise RuntimeError("the index is gone, and nobody must read this")

    ledger = Ledger(tmp_path / "slack.sqlite")
    with ThreadPoolExecutor(1) as pool:
        desk = Desk(fails, ledger, pool)
        client = AsyncWebClient(slack.bot_token, slack.api_url)
        yield lambda asked: asyncio.run(desk.take(asked, client))
    ledger.close()


def asked(slack: FakeSlack, event: str = "Ev1") -> Asked:
    """A question in the general channel."""
    inner = slack.member("alice").say("general", "What about caseloads?").event.inner
    return Asked(event, inner["channel"], inner["ts"], "What about caseloads?")


def test_a_member_is_told_in_plain_words(slack: FakeSlack, take: Take) -> None:
    """And never what went wrong inside."""
    take(asked(slack))

    assert [call.arguments["text"] for call in slack.calls_of("chat.postMessage")] == [FAILED]


def test_the_fault_is_logged_without_the_question(
    slack: FakeSlack, take: Take, caplog: pytest.LogCaptureFixture
) -> None:
    """With what a developer needs."""
    take(asked(slack))

    assert "Event Ev1 was not answered" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "caseloads" not in caplog.text


def test_it_is_not_tried_again(slack: FakeSlack, take: Take) -> None:
    """The member was told to ask again."""
    question = asked(slack)

    take(question)
    take(question)

    assert len(slack.calls_of("chat.postMessage")) == 1


def test_an_answer_that_slack_does_not_take_is_logged_in_one_line(
    slack: FakeSlack, take: Take, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot goes on."""
    slack.fail("chat.postMessage", error="is_archived", times=None)

    take(asked(slack))

    assert "Slack did not take an answer: is_archived" in caplog.text
