"""What an earlier run has left, and what Slack did not take: it is not lost, and comes once."""

import time
from dataclasses import replace

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import streaming
from bot.slack.asked import Asked
from bot.slack.desk import FRESH, LEFT, Desk
from bot.slack.ledger import Ledger
from bot.slack.posting import post
from tests.bot.slack.conftest import asked_in, run, said
from tests.bot.slack.stubs import SUMMARY, Stub, at, take
from tests.fakeslack.server import FakeSlack

pytestmark = pytest.mark.usefixtures("at_once")


def test_what_an_earlier_run_left_is_answered(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """While whoever asked may still wait for it."""
    ledger.receive(replace(arrived, at=time.time() - FRESH + 60))

    at(stub, ledger, Desk.recover)

    assert said(slack, arrived) == ["about caseloads"]


def test_what_an_earlier_run_left_long_ago_is_apologised_for(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """Once; and it is not answered out of the blue."""
    ledger.receive(replace(arrived, at=time.time() - FRESH - 60))

    at(stub, ledger, Desk.recover)
    at(stub, ledger, Desk.recover)

    assert said(slack, arrived) == [LEFT]
    assert stub.heard == []


@pytest.mark.parametrize(("age", "stands"), [(0, "about caseloads"), (FRESH + 60, "posted before")])
def test_what_an_earlier_run_has_posted_is_not_posted_again(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, *, age: float, stands: str
) -> None:
    """It may be to words of before, or half an answer; but no apology stands in its place."""
    left = replace(arrived, at=time.time() - age)
    ledger.receive(left)
    ledger.posting(left.key)
    ts = run(post(stub.speaker, left, {"text": "posted before"}))

    at(stub, ledger, Desk.recover)

    assert said(slack, left) == [stands]
    assert ledger.place(left.key) == ts


@pytest.mark.parametrize("stopped", [True, False])
def test_a_stream_that_an_earlier_run_has_left_is_finished(
    stub: Stub,
    ledger: Ledger,
    slack: FakeSlack,
    arrived: Asked,
    monkeypatch: pytest.MonkeyPatch,
    *,
    stopped: bool,
) -> None:
    """Half an answer is not taken for the whole, whether Slack still waits for the rest or not."""
    stub.summary = SUMMARY

    async def dies(client: AsyncWebClient, asked: Asked, ts: str, *_: object) -> bool:
        if stopped:
            await client.chat_stopStream(channel=asked.channel, ts=ts)
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(streaming, "write", dies)
        take(stub, ledger, arrived)
    (half,) = said(slack, arrived)
    assert half != "about caseloads"

    at(stub, ledger, Desk.recover)

    assert said(slack, arrived) == ["about caseloads"]
    assert len(slack.calls_of("chat.startStream")) == 1


def test_what_was_left_is_not_lost_where_slack_is_down(
    stub: Stub, ledger: Ledger, slack: FakeSlack
) -> None:
    """Each is tried by itself."""
    several = [asked_in(slack, f"question {number}", at=time.time()) for number in range(3)]
    for one in several:
        ledger.receive(one)
    slack.fail("chat.postMessage", status=500, times=3)

    at(stub, ledger, Desk.recover)

    assert [said(slack, one) for one in several] == [[f"about question {n}"] for n in range(3)]
