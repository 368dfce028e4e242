"""Private answers, streams, and statuses that fail."""

import asyncio
from typing import Any

import pytest
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.slack import desk as desks
from bot.slack import streaming
from bot.slack.asked import Asked
from bot.slack.desk import Desk
from bot.slack.ledger import Ledger
from bot.slack.messages import LOOKING
from tests.bot.slack.conftest import asked, said
from tests.bot.slack.stubs import SUMMARY, Stub, at, take
from tests.fakeslack.server import FakeSlack

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def whispered(slack: FakeSlack) -> Asked:
    """A question that was asked with a command."""
    command = slack.member("alice").slash("/ask", "caseloads")
    place = {"channel": command.payload["channel_id"], "thread": ""}
    return asked(
        key="command:1", respond=command.payload["response_url"], text="caseloads", **place
    )


def seen(slack: FakeSlack) -> list[str]:
    """What only the member who asked sees."""
    return [one.text for one in slack.member("alice").sees_privately("general")]


def test_a_command_is_answered_privately(
    stub: Stub, ledger: Ledger, slack: FakeSlack, whispered: Asked
) -> None:
    """Without a status, and in no thread."""
    take(stub, ledger, whispered)

    assert seen(slack) == ["about caseloads"]
    assert slack.calls_of("assistant.threads.setStatus") == []
    assert not ledger.opened(whispered.channel, "")


def test_a_private_answer_that_takes_long_is_announced(
    stub: Stub, ledger: Ledger, slack: FakeSlack, whispered: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or nothing at all would be seen meanwhile."""
    monkeypatch.setattr(desks, "SOON", 0.0)

    async def announced(_: Desk) -> None:
        await asyncio.to_thread(slack.wait_for_calls, "response_url", 1)

    stub.meanwhile = [announced]

    take(stub, ledger, whispered)

    assert seen(slack) == [LOOKING, "about caseloads"]


def test_a_private_answer_that_comes_too_late_is_logged(
    stub: Stub, ledger: Ledger, slack: FakeSlack, whispered: Asked
) -> None:
    """Slack takes it for half an hour."""
    with slack.journal.changed:
        slack.clock.advance(3_600)

    with capture_logs() as logs:
        take(stub, ledger, whispered)

    assert [one["reason"] for one in logs if one["event"] == "not posted"] == ["404"]
    assert ledger.unfinished() == []


@pytest.mark.parametrize("fault", [{"error": "not_allowed"}, {"status": 500}, {"reset": True}])
def test_an_answer_does_not_depend_on_its_status(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, fault: dict[str, Any]
) -> None:
    """It is a courtesy."""
    slack.fail("assistant.threads.setStatus", **fault)

    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about caseloads"]


def test_a_status_that_hangs_is_not_waited_for(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For longer than a courtesy."""
    monkeypatch.setattr(desks, "COURTESY", 0.1)
    slack.fail("assistant.threads.setStatus", hang=True)

    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about caseloads"]


@pytest.mark.parametrize("fault", ["", "chat.startStream", "chat.stopStream"])
def test_a_summary_is_streamed(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, fault: str
) -> None:
    """Where that fails, the answer comes as others do; it is one message either way."""
    stub.summary = SUMMARY
    if fault:
        slack.fail(fault, reset=True, times=None)

    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about caseloads"]
    assert slack.calls_of("chat.startStream")
    assert len(slack.calls_of("chat.postMessage")) == bool(fault)


def test_a_stream_is_opened_once(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """A call that may have been heard is not made again."""
    stub.summary = SUMMARY
    stub.speaker.retry_handlers = [AsyncConnectionErrorRetryHandler(max_retry_count=2)]
    slack.fail("chat.startStream", reset=True)

    take(stub, ledger, arrived)

    assert len(slack.calls_of("chat.startStream")) == 1
    assert said(slack, arrived) == ["about caseloads"]


def test_a_question_that_is_taken_back_while_it_is_streamed_is_not_posted(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its stream is deleted, and nothing comes instead."""
    stub.summary = SUMMARY
    begin = streaming.begin

    async def withdrawn(client: AsyncWebClient, asked: Asked) -> str:
        ts = await begin(client, asked)
        ledger.withdraw(asked.key)
        await client.chat_delete(channel=asked.channel, ts=ts)
        return ts

    monkeypatch.setattr(streaming, "begin", withdrawn)

    take(stub, ledger, arrived)

    assert said(slack, arrived) == []
    assert slack.calls_of("chat.postMessage") == []


def test_work_that_fails_is_logged_without_its_message(stub: Stub, ledger: Ledger) -> None:
    """With where it failed, for who looks after the bot."""

    async def fails() -> None:
        raise RuntimeError("caseloads are a secret")

    with capture_logs() as logs:
        at(stub, ledger, lambda desk: desk.start(fails()))

    (line,) = logs
    assert (line["event"], line["fault"]) == ("not finished", "RuntimeError")
    assert "secret" not in repr(line)


@pytest.mark.parametrize("fault", [{"error": "message_not_found"}, {"reset": True}], ids=str)
def test_an_answer_that_cannot_be_deleted_is_logged(
    stub: Stub, ledger: Ledger, slack: FakeSlack, fault: dict[str, Any]
) -> None:
    """Such as one that is gone already."""
    slack.fail("chat.delete", **fault)

    with capture_logs() as logs:
        at(stub, ledger, lambda desk: desk.start(desk.remove(stub.speaker, "C1", "1.0")))

    assert [one["event"] for one in logs] == ["not deleted"]
