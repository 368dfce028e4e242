"""Where questions are answered: each once, whatever comes between."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.slack import posting
from bot.slack.asked import Asked
from bot.slack.desk import Desk
from bot.slack.ledger import Ledger
from bot.slack.messages import STATUS
from tests.bot.slack.conftest import asked_in, said
from tests.bot.slack.stubs import Stub, at, take
from tests.fakeslack.server import FakeSlack

pytestmark = pytest.mark.usefixtures("at_once")


def test_answers_in_the_thread(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """Under a status; the thread is open then, and the words are forgotten."""
    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about caseloads"]
    (status,) = slack.calls_of("assistant.threads.setStatus")
    assert status.arguments["status"] == STATUS
    assert ledger.opened(arrived.channel, arrived.thread)
    assert ledger.current(arrived.key) is None


def test_a_question_is_taken_once(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """While it is being answered, and after it was."""
    take(stub, ledger, arrived, arrived)
    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about caseloads"]


def test_no_more_are_answered_at_once_than_there_are_threads(
    stub: Stub, ledger: Ledger, slack: FakeSlack
) -> None:
    """The others wait for one that is free."""
    now: list[int] = []

    async def counts(_: Desk) -> None:
        now.append(1)
        await asyncio.sleep(0)
        assert len(now) == 1
        now.pop()

    stub.meanwhile = [counts] * 4
    questions = [asked_in(slack, f"question {number}") for number in range(4)]

    take(stub, ledger, *questions, workers=1)

    assert [said(slack, one) for one in questions] == [[f"about question {n}"] for n in range(4)]


def test_a_question_that_is_edited_meanwhile_has_one_answer(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """To its last words, in the place of that to the first."""
    edited = replace(arrived, text="agency workers")

    def edit(desk: Desk) -> None:
        assert ledger.edit(edited, "5.0")
        desk.take(edited)

    stub.meanwhile = [edit]

    take(stub, ledger, arrived)

    assert stub.heard == ["caseloads", "agency workers"]
    assert said(slack, arrived) == ["about agency workers"]
    assert ledger.unfinished() == []


def test_a_question_that_is_edited_later_is_answered_in_the_same_place(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """And no status is shown anew, since it would stand under the answer."""
    take(stub, ledger, arrived)
    edited = replace(arrived, text="agency workers")
    ledger.edit(edited, "5.0")

    take(stub, ledger, edited)

    assert said(slack, arrived) == ["about agency workers"]
    assert len(slack.calls_of("assistant.threads.setStatus")) == 1


def test_a_question_that_is_withdrawn_meanwhile_is_not_answered(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """And what was remembered of its answer is forgotten again."""
    stub.meanwhile = [lambda desk: desk.withdraw("T1", arrived.channel, arrived.key)]

    take(stub, ledger, arrived)

    assert slack.calls_of("chat.postMessage") == []
    assert stub.forgotten == [arrived.key] * 2


def test_an_answer_that_lands_after_its_question_is_withdrawn_is_deleted(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was on its way already."""

    async def post(*about: Any, **more: Any) -> str:
        ts = await posted(*about, **more)
        ledger.withdraw(arrived.key)
        return ts

    posted = posting.post
    monkeypatch.setattr(posting, "post", post)

    take(stub, ledger, arrived)

    assert len(slack.calls_of("chat.postMessage")) == 1
    assert said(slack, arrived) == []


def test_a_question_that_is_withdrawn_before_its_turn_is_not_made(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """Nobody waits for it."""
    first = asked_in(slack, "the first")
    stub.meanwhile = [lambda desk: ledger.withdraw(arrived.key)]

    take(stub, ledger, first, arrived, workers=1)

    assert stub.heard == ["the first"]


def test_withdrawing_deletes_the_answer(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """That stands already."""
    take(stub, ledger, arrived)

    at(
        stub,
        ledger,
        lambda desk: desk.start(desk.withdraw("T1", arrived.channel, arrived.key)),
    )

    assert said(slack, arrived) == []
    assert stub.forgotten == [arrived.key]


def test_a_fault_is_told_in_plain_words(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """With a reference that the log has too, and nothing that went wrong inside."""

    def breaks(_: Desk) -> None:
        raise RuntimeError("caseloads are a secret")

    stub.meanwhile = [breaks]
    with capture_logs() as logs:
        take(stub, ledger, arrived)

    (text,) = said(slack, arrived)
    (line,) = [one for one in logs if one["event"] == "not answered"]
    assert text.endswith(f"this reference: {line['reference']}.")
    assert line["fault"] == "RuntimeError"
    assert "secret" not in repr(logs) + text
    assert ledger.unfinished() == []


def test_an_answer_that_slack_does_not_take_is_logged(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """In one line; the bot goes on."""
    slack.fail("chat.postMessage", error="is_archived")

    with capture_logs() as logs:
        take(stub, ledger, arrived)

    assert [one["reason"] for one in logs if one["event"] == "not posted"] == ["is_archived"]
    assert ledger.unfinished() == []


def test_an_edit_that_slack_does_not_take_leaves_the_answer_known(
    stub: Stub, ledger: Ledger, slack: FakeSlack, arrived: Asked
) -> None:
    """So that the next edit is put in its place, and taking the question back deletes it."""
    take(stub, ledger, arrived)
    place = ledger.place(arrived.key)
    slack.fail("chat.update", error="cant_update_message")
    ledger.edit(replace(arrived, text="agency workers"), "5.0")
    take(stub, ledger, arrived)
    assert ledger.place(arrived.key) == place

    ledger.edit(replace(arrived, text="vacancies"), "6.0")
    take(stub, ledger, arrived)

    assert said(slack, arrived) == ["about vacancies"]
    assert ledger.withdraw(arrived.key) == place
