"""Each question is answered once, whatever goes wrong between Slack and the bot."""

import pytest

from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, FOOTBALL, LODESTAR
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack


@BOTH
def test_what_is_clicked_is_acknowledged_while_fifty_questions_wait(
    slack: FakeSlack, alice: Member, channel: str, mode: str
) -> None:
    """Within the three seconds for which Slack waits, and every question is answered."""
    answer = alice.mention(channel, LODESTAR).reply()
    askers = [slack.member(f"asker{number}-{mode}") for number in range(5)]
    threads = [one.dm(CASELOADS) for one in askers for _ in range(10)]

    clicks = [alice.click(answer, "show_context"), alice.slash("/ask", LODESTAR, channel)]
    clicks += [alice.shortcut(answer, "check_quote"), alice.slash("/check", "", channel)]

    for one in clicks:
        one.acknowledged()
        assert one.acknowledged_in is not None
        assert one.acknowledged_in < 3
    for thread in threads:
        assert len(thread.replies(within=60)) == 1
        assert thread.acknowledged() < 3


@BOTH
def test_an_event_delivered_twice_is_answered_once(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """Before its answer, and after it."""
    thread = alice.mention(channel, LODESTAR)
    slack.deliver_again(thread.event)
    thread.reply()

    slack.deliver_again(thread.event, attempt=2)
    alice.dm(FOOTBALL).reply()

    assert len(thread.seen()) == 1


def test_two_questions_with_the_same_words_are_two(alice: Member, channel: str) -> None:
    """Each has its answer."""
    threads = [alice.mention(channel, LODESTAR) for _ in range(2)]

    assert [len(thread.replies()) for thread in threads] == [1, 1]


def test_a_mention_in_an_open_thread_is_answered_once(alice: Member, channel: str) -> None:
    """It comes as two events."""
    thread = alice.mention(channel, LODESTAR)
    thread.reply()

    following = alice.mention(channel, "and what about agency staff?", thread=thread)
    following.reply()
    alice.dm(FOOTBALL).reply()

    assert len(thread.seen()) == 2


@BOTH
@pytest.mark.parametrize(
    "plan",
    [
        {"status": 429, "retry_after": 1, "times": 2},
        {"status": 500},
        {"status": 503, "lands": True},
        {"reset": True, "lands": True},
        {"error": "internal_error"},
    ],
    ids=["haste", "500", "503 that landed", "reset that landed", "internal error"],
)
def test_a_post_that_fails_for_a_while_arrives_once(
    slack: FakeSlack, alice: Member, channel: str, plan: dict[str, object]
) -> None:
    """Also where it had arrived although Slack said that it had not."""
    slack.fail("chat.postMessage", **plan)  # type: ignore[arg-type]
    thread = alice.mention(channel, LODESTAR)

    assert thread.reply().quotes
    alice.dm(FOOTBALL).reply()
    assert len(thread.seen()) == 1


@pytest.mark.parametrize("plan", [{"status": 429, "retry_after": 1}, {"status": 503}])
@pytest.mark.parametrize("method", ["response_url", "chat.update", "views.open"])
def test_no_other_call_that_fails_for_a_while_loses_anything(
    slack: FakeSlack, alice: Member, channel: str, method: str, plan: dict[str, int]
) -> None:
    """Each is tried again, as far as that is safe."""
    thread = alice.mention(channel, FOOTBALL)
    answer = thread.reply()
    slack.fail(method, **plan)  # type: ignore[arg-type]

    if method == "response_url":
        assert alice.slash("/ask", LODESTAR, channel).private_reply().quotes
    elif method == "chat.update":
        alice.edit(thread, f"@councilbot {LODESTAR}")
        assert thread.until(lambda seen: [one for one in seen if "Lodestar" in one.text])
    else:
        alice.click(answer, "show_context")
        assert alice.modal("> ")


@pytest.mark.parametrize(
    "plan", [{"error": "missing_scope"}, {"status": 500}, {"status": 429, "retry_after": 1}]
)
def test_a_status_that_is_refused_does_not_stop_the_answer(
    slack: FakeSlack, alice: Member, plan: dict[str, object]
) -> None:
    """It is only a courtesy."""
    slack.fail("assistant.threads.setStatus", times=None, **plan)  # type: ignore[arg-type]

    assert alice.dm(LODESTAR).reply().quotes


def test_a_command_whose_answer_is_lost_stops_nothing_else(
    bot: BotProcess, alice: Member, channel: str
) -> None:
    """It is named in the log, to be tried again later; other questions are answered."""
    bot.slack.fail("response_url", reset=True, times=None)
    before = bot.log.count('"not posted yet"')

    bot.slack.member("unlucky").slash("/ask", LODESTAR, channel)

    bot.says('"not posted yet"', before + 1)
    assert alice.dm(LODESTAR).reply().quotes
    assert "Traceback" not in bot.log


def test_an_edit_arrives_once_its_connection_holds(
    bot: BotProcess, alice: Member, channel: str
) -> None:
    """It is tried until then, and other questions are answered meanwhile."""
    thread = alice.mention(channel, FOOTBALL)
    first = thread.reply()
    broken = bot.slack.fail("chat.update", reset=True, times=None)

    alice.edit(thread, f"@councilbot {LODESTAR}")
    bot.slack.until(lambda: broken.hits > 1)
    assert alice.dm(LODESTAR).reply().quotes
    bot.slack.lift(broken)

    [second] = thread.until(lambda seen: [one for one in seen if "Lodestar" in one.text])
    assert second.ts == first.ts
    assert "Traceback" not in bot.log


def test_a_place_that_takes_no_answer_does_not_stop_the_others(
    bot: BotProcess, alice: Member, channel: str
) -> None:
    """Slack’s own word for why stands in the log."""
    before = bot.log.count('"reason": "is_archived"')
    bot.slack.fail("chat.postMessage", error="is_archived")
    alice.mention(channel, LODESTAR)
    bot.says('"reason": "is_archived"', before + 1)

    assert alice.dm(LODESTAR).reply().quotes
