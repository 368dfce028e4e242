"""What an earlier run has left, and what Slack did not take: none is lost, each comes once."""

import time
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import desk as desks
from bot.slack import posting, streaming
from bot.slack.asked import Asked
from bot.slack.desk import FRESH, LEFT, Desk
from bot.slack.ledger import Ledger
from bot.slack.posting import post
from bot.slack.replies import Reply
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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is tried once, which is answered long before patience ends, and not again."""
    monkeypatch.setattr(posting, "PATIENCE", 1)
    monkeypatch.setattr(posting, "_PAUSES", (60,))


@pytest.mark.usefixtures("impatient")
def test_what_slack_does_not_take_for_long_is_answered_at_the_next_start(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """Its words are kept until then."""
    down = slack.fail("chat.postMessage", status=500, times=None)
    take(stub, ledger, arrived)
    assert ledger.unfinished() == [arrived]
    slack.lift(down)

    at(stub, ledger, Desk.recover)

    assert said(slack, arrived) == ["about caseloads"]
    assert ledger.unfinished() == []


@pytest.mark.parametrize(
    ("age", "stands"), [(0, "about caseloads"), (FRESH + 60, LEFT)], ids=["fresh", "old"]
)
@pytest.mark.usefixtures("impatient")
def test_what_slack_does_not_take_for_long_is_tried_again(
    stub: Stub,
    ledger: Ledger,
    slack: FakeSlack,
    arrived: Asked,
    monkeypatch: pytest.MonkeyPatch,
    *,
    age: float,
    stands: str,
) -> None:
    """By itself; what nobody waits for any more is apologised for."""
    monkeypatch.setattr(desks, "AGAIN", 0)
    monkeypatch.setattr(desks, "COURTESY", 0)
    down = slack.fail("chat.postMessage", status=500, times=None)
    asked = replace(arrived, at=time.time() - age)

    async def lifts(*about: Any, **more: Any) -> str:
        try:
            return await posted(*about, **more)
        finally:
            slack.lift(down)

    posted = posting.post
    monkeypatch.setattr(posting, "post", lifts)

    take(stub, ledger, asked)

    assert said(slack, asked) == [stands]
    assert ledger.unfinished() == []


@pytest.mark.usefixtures("impatient")
def test_an_edit_that_slack_does_not_take_for_long_is_not_apologised_for(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """However old it is: there is an answer already, in whose place the new one comes."""
    take(stub, ledger, arrived)
    down = slack.fail("chat.update", status=500, times=None)
    ledger.edit(replace(arrived, text="vacancies", at=time.time() - FRESH - 60), "5.0")
    take(stub, ledger, arrived)
    slack.lift(down)

    at(stub, ledger, Desk.recover)

    assert said(slack, arrived) == ["about vacancies"]


def test_an_edit_in_haste_leaves_the_answer_until_it_may_be_asked(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than have it replaced by a word about haste."""
    take(stub, ledger, arrived)
    ledger.edit(replace(arrived, text="vacancies"), "5.0")
    monkeypatch.setattr(desks, "AGAIN", 0)
    hasty = [Reply({"text": "That is a lot"}, yields=True)]
    made = stub.to

    async def to(asked: Asked, reference: str) -> Reply:
        assert said(slack, arrived) == ["about caseloads"]
        return hasty.pop() if hasty else await made(asked, reference)

    monkeypatch.setattr(stub, "to", to)

    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about vacancies"]
    assert hasty == []
