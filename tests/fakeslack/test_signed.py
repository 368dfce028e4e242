"""Delivery over signed HTTP, to a real Bolt app and to servers that misbehave."""

import http.server
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack import signed
from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.deliver import Retries
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

POLL_SECONDS = 0.01
SILENT = 0


def answering(app: AsyncApp) -> None:
    """Answer every mention in its thread, and the command."""

    @app.event("app_mention")
    async def answer(event: Payload, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="yes")

    @app.event("message")
    async def ignore() -> None:
        pass

    @app.command("/ask")
    async def ask(ack: AsyncAck) -> None:
        await ack("looking")


class Stub(http.server.ThreadingHTTPServer):
    """An app that answers the challenge, and everything else with one status."""

    def __init__(self, status: int, header: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Answerer)
        self.status = status
        self.header = header
        self.seen: list[dict[str, str]] = []
        self.released = threading.Event()


class Answerer(http.server.BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        """Answer one delivery."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        challenge = body.get("challenge", "")
        if not challenge:
            self.server.seen.append(dict(self.headers.items()))
        if self.server.status == SILENT and not challenge:
            self.server.released.wait()
            return
        self.send_response(200 if challenge else self.server.status)
        if self.server.header:
            self.send_header(self.server.header, "1")
        self.end_headers()
        self.wfile.write(challenge.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def stub(status: int, header: str = "") -> Iterator[Stub]:
    """Run a stub in a thread."""
    with Stub(status, header) as running:
        thread = threading.Thread(target=running.serve_forever, args=(POLL_SECONDS,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def hasty(manifest: Payload) -> Iterator[FakeSlack]:
    """A loopback Slack that does not wait between attempts."""
    with FakeSlack.start(manifest=manifest, retries=Retries(waits=(0.0, 0.0, 0.0))) as running:
        yield running


def status_of(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Post a body to the app, and give the status of its answer."""
    named = headers | {"Content-Type": "application/json"}
    request = urllib.request.Request(url, body, named)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_bolt_accepts_the_signature(slack: FakeSlack, bolt: StartBolt) -> None:
    """A real Bolt app takes the signed delivery and answers."""
    bolt(answering, http=True)

    assert slack.member("alice").mention("general", "x").reply().text == "yes"


def test_command_goes_over_http(slack: FakeSlack, bolt: StartBolt) -> None:
    """A slash command is posted as a form, and its answer is what the response says."""
    bolt(answering, http=True)

    assert slack.member("alice").slash("/ask", "x").replies()[0].text == "looking"


def test_forged_signature_is_refused(slack: FakeSlack, bolt: StartBolt) -> None:
    """Bolt answers 401 to a body signed with another secret."""
    url = bolt(answering, http=True).url
    body = b'{"type": "event_callback"}'

    assert status_of(url, body, slack.signed(body, secret="guessed")) == 401  # noqa: S106


def test_stale_signature_is_refused(slack: FakeSlack, bolt: StartBolt) -> None:
    """Bolt answers 401 to a good signature that is more than five minutes old."""
    url = bolt(answering, http=True).url
    body = b'{"type": "event_callback"}'

    assert status_of(url, body, slack.signed(body, timestamp=time.time() - 301)) == 401


def test_sdk_verifies_the_signature(slack: FakeSlack) -> None:
    """slack_sdk's own verifier agrees with the headers."""
    body = b"a=b"

    headers = slack.signed(body)

    assert SignatureVerifier(slack.signing_secret).is_valid_request(body, headers)


def test_failing_app_is_tried_four_times(hasty: FakeSlack) -> None:
    """An event that is answered with an error is sent three times more, with its retry headers."""
    with stub(500) as app:
        hasty.deliver_over_http(f"http://127.0.0.1:{app.server_port}/")
        hasty.member("alice").say("general", "x")
        hasty.until(lambda: len(hasty.deliveries) > 3)
        hasty.until(lambda: len(app.seen) > 3)

    assert [one.get("X-Slack-Retry-Num") for one in app.seen] == [None, "1", "2", "3"]
    assert {one.get("X-Slack-Retry-Reason") for one in app.seen[1:]} == {"http_error"}


def test_app_may_stop_the_retries(hasty: FakeSlack) -> None:
    """X-Slack-No-Retry ends the attempts."""
    with stub(500, "X-Slack-No-Retry") as app:
        hasty.deliver_over_http(f"http://127.0.0.1:{app.server_port}/")
        first = hasty.member("alice").say("general", "one").event
        hasty.until(lambda: app.seen)
        second = hasty.member("alice").say("general", "two").event
        hasty.until(lambda: [one for one in hasty.deliveries if one.event_id == second.id])

    assert len([one for one in hasty.deliveries if one.event_id == first.id]) == 1


def test_absent_app_is_a_failed_connection(hasty: FakeSlack) -> None:
    """Where nobody listens, the reason for the retries is connection_failed."""
    with stub(200) as app:
        hasty.deliver_over_http(f"http://127.0.0.1:{app.server_port}/")

    hasty.member("alice").say("general", "x")

    hasty.until(lambda: len(hasty.deliveries) > 3)
    assert {one.reason for one in hasty.deliveries[1:]} == {"connection_failed"}


def test_slow_app_is_timed_out(manifest: Payload) -> None:
    """An app that does not answer in time is tried again, for the reason http_timeout."""
    retries = Retries(within=0.1, waits=(0.0,))
    with FakeSlack.start(manifest=manifest, retries=retries) as slack, stub(SILENT) as app:
        slack.deliver_over_http(f"http://127.0.0.1:{app.server_port}/")
        slack.member("alice").say("general", "x")
        slack.until(lambda: len(slack.deliveries) > 1)
        app.released.set()

    assert [one.reason for one in slack.deliveries] == ["", "http_timeout"]


def test_request_url_must_answer_the_challenge(slack: FakeSlack) -> None:
    """A URL that does not answer the challenge is not accepted."""
    with pytest.raises(ConnectionError, match="did not answer the challenge"):
        slack.deliver_over_http("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("kind", "content_type", "start"),
    [
        ("events_api", "application/json", b'{"a": 1}'),
        ("slash_commands", signed.FORM, b"a=1"),
        ("interactive", signed.FORM, b"payload=%7B"),
    ],
)
def test_bodies_have_slacks_form(kind: str, content_type: str, start: bytes) -> None:
    """Events go as JSON, commands as a form, interactions as JSON in a form."""
    body, named = signed.body_of(kind, {"a": 1})

    assert named == content_type
    assert body.startswith(start)
