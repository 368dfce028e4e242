"""A long past does not slow the loopback Slack, and does not grow without end."""

import time

from slack_sdk import WebClient

from tests.fakeslack import journal
from tests.fakeslack.journal import Call, Delivery, Journal
from tests.fakeslack.messages import Message
from tests.fakeslack.server import FakeSlack

MESSAGES = 2_000
CALLS = 10_000


def live_through(slack: FakeSlack) -> None:
    """Fill a channel with messages and the journal with calls."""
    channel = slack.channel("general")
    with slack.journal.changed:
        for _ in range(MESSAGES):
            ts = slack.clock.ts()
            channel.add(Message(channel.id, {"ts": ts, "text": "x", "user": "U1"}))
        for _ in range(CALLS):
            slack.journal.called(Call("chat.postMessage", {}, "bot", 0.0, 200, {"ok": True}))


def seconds_for(slack: FakeSlack, client: WebClient, questions: int) -> float:
    """How much of a processor it takes to ask, to answer and to wait for the answers."""
    begun = time.process_time()
    alice = slack.member("alice")
    for _ in range(questions):
        thread = alice.say("general", "x")
        client.chat_postMessage(channel=thread.channel, thread_ts=thread.ts, text="y")
        thread.reply()
        slack.wait_for_calls("chat.postMessage")
    return time.process_time() - begun


def test_long_past_does_not_slow(slack: FakeSlack, client: WebClient) -> None:
    """After 2,000 messages and 10,000 calls, an answer takes about as long as at first."""
    seconds_for(slack, client, 5)
    at_first = seconds_for(slack, client, 30)

    live_through(slack)

    assert seconds_for(slack, client, 30) < 2 * at_first + 0.1


def test_no_more_is_remembered_than_is_of_use() -> None:
    """The journal forgets the oldest calls and deliveries, and finds the latest."""
    kept = Journal()
    for number in range(journal.MOST_KEPT + 1):
        name = str(number)
        kept.called(Call("auth.test", {"number": number}, "bot", 0.0))
        kept.sent(Delivery("events_api", f"envelope {name}", name, 0, "", 0.0, {}))

    assert len(kept.calls) == len(kept.calls_of("auth.test")) == journal.MOST_KEPT
    assert len(kept.deliveries) == journal.MOST_KEPT
    assert (kept.delivery("envelope 0"), kept.deliveries_of("0")) == (None, [])
    assert kept.deliveries_of("1") == [kept.delivery("envelope 1")]
