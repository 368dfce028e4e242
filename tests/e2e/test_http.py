"""The bot where Slack calls it: whose requests are taken, and what watches it."""

import json
import time
from http.client import HTTPConnection

import pytest

from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import LODESTAR
from tests.fakeslack.people import Member
from tests.fakeslack.shapes import Payload

pytestmark = pytest.mark.parametrize("mode", ["http"], indirect=True)


def asked(bot: BotProcess, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
    """The status and the text that the bot answers a request with."""
    connection = HTTPConnection("127.0.0.1", bot.port, timeout=10)
    try:
        method = "GET" if body is None else "POST"
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def question(bot: BotProcess, member: Member) -> bytes:
    """An event in which somebody asks something."""
    channel = bot.slack.workspace.direct(member.user)
    inner: Payload = {"type": "message", "channel": channel.id, "channel_type": "im"}
    inner |= {"user": member.id, "text": LODESTAR, "ts": "1700000000.000100"}
    outer = {"type": "event_callback", "team_id": bot.slack.workspace.team_id, "event": inner}
    outer |= {"api_app_id": bot.slack.app.app_id, "event_id": "Ev1", "event_time": 1700000000}
    return json.dumps(outer).encode()


@pytest.mark.parametrize("fault", ["forged", "stale", "missing", "of another body"])
def test_a_request_that_slack_did_not_sign_is_refused(
    bot: BotProcess, alice: Member, fault: str
) -> None:
    """And nothing of it is answered or kept."""
    body, slack = question(bot, alice), bot.slack
    headers = {
        "forged": slack.signed(body, secret=bot.slack.app.client_id),
        "stale": slack.signed(body, timestamp=time.time() - 600),
        "missing": {},
        "of another body": slack.signed(body + b" "),
    }[fault]

    status, text = asked(bot, "/slack/events", body, **headers)
    alice.dm(LODESTAR).reply()

    assert status == 401
    assert LODESTAR not in text
    assert len(slack.calls_of("chat.postMessage")) == 1


def test_a_request_that_slack_signed_is_taken(bot: BotProcess, alice: Member) -> None:
    """As the one before, with a good signature."""
    body = question(bot, alice)

    status, _ = asked(bot, "/slack/events", body, **bot.slack.signed(body))

    assert status == 200


def test_the_address_is_verified(bot: BotProcess) -> None:
    """Slack’s challenge is given back."""
    body = json.dumps({"type": "url_verification", "challenge": "c4a11e09e"}).encode()

    status, text = asked(bot, "/slack/events", body, **bot.slack.signed(body))

    assert status == 200
    assert "c4a11e09e" in text


@pytest.mark.parametrize(("path", "words"), [("/live", "alive"), ("/ready", "ready")])
def test_whoever_watches_is_told_how_it_is(bot: BotProcess, path: str, words: str) -> None:
    """Without a signature."""
    assert asked(bot, path) == (200, words)


@pytest.mark.parametrize("path", ["/", "/slack/install", "/slack/oauth_redirect", "/.env"])
def test_nothing_else_is_served(bot: BotProcess, path: str) -> None:
    """Of one workspace there is nothing to install."""
    assert asked(bot, path)[0] == 404


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\x00", b"[]", b"payload=%7B"])
def test_a_body_that_means_nothing_is_survived(bot: BotProcess, alice: Member, body: bytes) -> None:
    """Even when it is signed."""
    status, text = asked(bot, "/slack/events", body, **bot.slack.signed(body))

    assert status < 600
    assert "Traceback" not in text
    assert alice.dm(LODESTAR).reply().quotes


def test_a_retry_says_so_and_is_answered_once(bot: BotProcess, alice: Member) -> None:
    """With the headers that Slack sends along."""
    thread = alice.dm(LODESTAR)
    thread.reply()
    body = json.dumps(thread.event.payload).encode()
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}

    status, _ = asked(bot, "/slack/events", body, **bot.slack.signed(body), **again)
    alice.dm(LODESTAR).reply()

    assert status == 200
    assert len(thread.seen()) == 1
