"""Each question is answered once, whatever goes wrong between Slack and the bot."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, FOOTBALL, LODESTAR, NewBot
from tests.fakeslack.deliver import Retries
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

LEFT = "I was stopped before I could answer your question"


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
        assert alice.modal()


@pytest.mark.parametrize(
    "plan", [{"error": "missing_scope"}, {"status": 500}, {"status": 429, "retry_after": 1}]
)
def test_a_status_that_is_refused_does_not_stop_the_answer(
    slack: FakeSlack, alice: Member, plan: dict[str, object]
) -> None:
    """It is only a courtesy."""
    slack.fail("assistant.threads.setStatus", times=None, **plan)  # type: ignore[arg-type]

    assert alice.dm(LODESTAR).reply().quotes


@pytest.mark.parametrize("way", ["a command", "an edit"])
def test_a_connection_that_stays_broken_stops_nothing_else(
    bot: BotProcess, alice: Member, channel: str, way: str
) -> None:
    """What is lost is named in the log, and other questions are answered."""
    thread = alice.mention(channel, FOOTBALL)
    thread.reply()
    method = "response_url" if way == "a command" else "chat.update"
    bot.slack.fail(method, reset=True, times=None)
    before = bot.log.count('"not posted"')

    if way == "a command":
        alice.slash("/ask", LODESTAR, channel)
    else:
        alice.edit(thread, f"@councilbot {LODESTAR}")

    bot.says('"not posted"', before + 1)
    assert alice.dm(LODESTAR).reply().quotes
    assert "Traceback" not in bot.log


def test_a_place_that_takes_no_answer_does_not_stop_the_others(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """Slack’s own word for why stands in the log."""
    slack.fail("chat.postMessage", error="is_archived")
    alice.mention(channel, LODESTAR)

    assert alice.dm(LODESTAR).reply().quotes


def test_what_was_left_by_a_bot_that_was_killed_is_answered_once(new_bot: NewBot) -> None:
    """Whether its answer had arrived or not; and what it had answered is not answered again."""
    bot = new_bot().start()
    alice, slack = bot.slack.member("alice"), bot.slack
    done = alice.dm(FOOTBALL)
    done.reply()
    held = slack.fail("chat.postMessage", hang=True, lands=True)
    landed = alice.dm(LODESTAR)
    landed.reply()
    slack.fail("chat.postMessage", hang=True)
    lost = alice.dm(CASELOADS)
    slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 3)
    bot.kill()
    bot.start()

    assert lost.reply().quotes
    slack.deliver_again(done.event)
    slack.deliver_again(landed.event)
    alice.dm(FOOTBALL).reply()
    assert [len(thread.seen()) for thread in (done, landed, lost)] == [1, 1, 1]
    slack.lift(held)


def test_what_is_too_old_is_apologised_for_once(new_bot: NewBot, tmp_path: Path) -> None:
    """Rather than answered out of the blue."""
    bot = new_bot(state=tmp_path).start()
    alice, slack = bot.slack.member("alice"), bot.slack
    slack.fail("chat.postMessage", hang=True)
    lost = alice.dm(LODESTAR)
    slack.until(lambda: slack.calls_of("chat.postMessage"))
    bot.kill()
    six_minutes_pass(tmp_path)
    bot.start()
    assert lost.reply().text.startswith(LEFT)

    assert bot.stop() == 0
    bot.start()
    alice.dm(FOOTBALL).reply()

    assert len(lost.seen()) == 1


def six_minutes_pass(state: Path) -> None:
    """Have every question that waits been asked six minutes ago."""
    with closing(sqlite3.connect(state / "slack.sqlite")) as memory, memory:
        memory.execute(
            "update question set at = at - 360, asked = json_set(asked, '$.at',"
            " json_extract(asked, '$.at') - 360) where asked is not null"
        )


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_that_is_told_to_stop_finishes_what_it_answers(
    new_bot: NewBot, name: signal.Signals
) -> None:
    """And then ends with status 0."""
    bot = new_bot().start()
    held = bot.slack.fail("chat.postMessage", hang=True)
    thread = bot.slack.member("alice").dm(LODESTAR)
    bot.slack.until(lambda: held.hits)

    bot.process.send_signal(name)
    bot.slack.until(lambda: not bot.slack._engine.sockets.links, what="the bot to hang up")
    bot.slack.lift(held)

    assert bot.ended() == 0
    assert thread.reply().quotes


def test_a_new_connection_takes_over_whenever_one_is_lost(
    new_bot: NewBot, manifest: Payload
) -> None:
    """Replaced by Slack, broken off, or silent; what is said meanwhile is answered."""
    retries = Retries(waits=(0.0, 2.0, 8.0))
    with FakeSlack.start(manifest=manifest, retries=retries) as slack, new_bot(slack) as bot:
        bot.start()
        _loses_connections(slack)


def _loses_connections(slack: FakeSlack) -> None:
    alice = slack.member("alice")
    for number, lose in enumerate(
        (slack.disconnect, slack.abort_sockets, slack.black_hole), start=2
    ):
        lose()
        thread = alice.dm(LODESTAR)
        slack.reconnected(opened=number, within=20)

        assert thread.reply(within=20).quotes
        assert alice.dm(LODESTAR).reply().quotes
        assert len(thread.seen()) == 1
