"""The bot goes on after it was killed or stopped, and after every connection that is lost."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.conftest import CASELOADS, FOOTBALL, LODESTAR, NewBot
from tests.fakeslack.deliver import Retries
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

LEFT = "I was stopped before I could answer your question"


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
    first = alice.dm(FOOTBALL)
    first.reply()
    for number, lose in enumerate(
        (slack.disconnect, slack.abort_sockets, slack.black_hole), start=2
    ):
        lose()
        thread = alice.dm(LODESTAR)
        slack.reconnected(opened=number, within=20)

        assert thread.reply(within=20).quotes
        assert alice.dm(LODESTAR).reply().quotes
        assert len(thread.seen()) == 1
    slack.deliver_again(first.event)  # on another connection than before
    alice.dm(FOOTBALL).reply()
    assert len(first.seen()) == 1
