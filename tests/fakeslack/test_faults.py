"""Faults: rate limits, errors, broken and hanging calls."""

import threading
import time
import urllib.error
from http.client import RemoteDisconnected

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.conftest import Refusal
from tests.fakeslack.rules import RULES
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload


@pytest.fixture
def general(slack: FakeSlack) -> str:
    """A channel that the app is in."""
    return slack.channel("general").id


@pytest.fixture
def once(slack: FakeSlack) -> WebClient:
    """A client that tries everything once."""
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def test_rate_limit_is_answered_as_slack_does(slack: FakeSlack, once: WebClient) -> None:
    """A rate limit is HTTP 429 with Retry-After and the error ratelimited."""
    slack.fail("auth.test", status=429, retry_after=7)

    with pytest.raises(SlackApiError) as caught:
        once.auth_test()

    response = caught.value.response
    assert (response.status_code, response["error"]) == (429, "ratelimited")
    assert response.headers["Retry-After"] == "7"


@pytest.mark.parametrize("method", sorted(RULES))
def test_any_method_may_be_limited(slack: FakeSlack, once: WebClient, method: str) -> None:
    """Every method may be made to answer 429, and nothing comes of the call."""
    slack.fail(method, status=429, retry_after=1)

    with pytest.raises(SlackApiError) as caught:
        once.api_call(method)

    assert (caught.value.response.status_code, slack.calls[0].error) == (429, "ratelimited")


def test_response_url_may_fail(slack: FakeSlack) -> None:
    """A post to a response_url may be made to fail as any call may."""
    hook = WebhookClient(slack.member("alice").slash("/ask").payload["response_url"])
    slack.fail("response_url", status=500)

    assert [hook.send(text="x").status_code for _ in range(2)] == [500, 200]


def test_sdk_honours_retry_after(slack: FakeSlack, general: str) -> None:
    """slack_sdk's own handler waits as long as it is told, and then posts once."""
    handler = RateLimitErrorRetryHandler(max_retry_count=2)
    client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[handler])
    slack.fail("chat.postMessage", status=429, retry_after=1)

    client.chat_postMessage(channel=general, text="x")

    limited, posted = slack.calls_of("chat.postMessage")
    assert posted.at - limited.at >= 1
    assert [one.text for one in slack.member("alice").reads("general")] == ["x"]


def test_limited_bolt_app_answers_in_the_end(slack: FakeSlack, bolt: StartBolt) -> None:
    """A Bolt app with the asynchronous handler survives a rate limit."""

    def answering(app: AsyncApp) -> None:
        @app.event("app_mention")
        async def answer(event: Payload, client: AsyncWebClient) -> None:
            channel, ts = event["channel"], event["ts"]
            await client.chat_postMessage(channel=channel, thread_ts=ts, text="yes")

    bolt(answering)
    fault = slack.fail("chat.postMessage", status=429, retry_after=0)

    assert slack.member("alice").mention("general", "x").reply().text == "yes"
    assert fault.hits == 1


def test_server_error_is_answered(slack: FakeSlack, once: WebClient) -> None:
    """A 500 is a 500."""
    slack.fail("auth.test", status=500)

    with pytest.raises(SlackApiError) as caught:
        once.auth_test()

    assert caught.value.response.status_code == 500


def test_any_error_can_be_planned(slack: FakeSlack, refusal: Refusal) -> None:
    """A planned error is answered as ok: false."""
    slack.fail("auth.test", error="account_inactive")

    assert refusal("auth.test") == "account_inactive"


def test_reset_breaks_the_connection(slack: FakeSlack, once: WebClient) -> None:
    """A reset call gets no answer at all, and has no effect."""
    channel = slack.channel("general").id
    slack.fail("chat.postMessage", reset=True)

    with pytest.raises((urllib.error.URLError, ConnectionError, RemoteDisconnected)):
        once.chat_postMessage(channel=channel, text="x")

    assert slack.member("alice").reads("general") == []


def test_call_may_land_and_fail(slack: FakeSlack, once: WebClient, general: str) -> None:
    """A call that lands before it fails has its effect although the caller sees an error."""
    slack.fail("chat.postMessage", status=500, lands=True)

    with pytest.raises(SlackApiError):
        once.chat_postMessage(channel=general, text="x")

    assert [one.text for one in slack.member("alice").reads("general")] == ["x"]


def test_hanging_call_is_answered_when_lifted(slack: FakeSlack, client: WebClient) -> None:
    """A call hangs until its fault is lifted, and then goes well."""
    fault = slack.fail("auth.test", hang=True)
    answers: list[object] = []
    caller = threading.Thread(target=lambda: answers.append(client.auth_test()["ok"]))

    caller.start()
    slack.until(lambda: fault.hits)
    assert answers == []
    slack.lift(fault)
    caller.join(5)

    assert answers == [True]


def test_stopping_lets_hanging_calls_go(manifest: Payload) -> None:
    """The server stops at once although a call hangs."""
    begun = time.monotonic()

    with FakeSlack.start(manifest=manifest) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        fault = slack.fail("auth.test", hang=True)
        caller = threading.Thread(target=client.auth_test)
        caller.start()
        slack.until(lambda: fault.hits)
    caller.join(5)

    assert time.monotonic() - begun < 3


def test_calls_may_be_skipped_first(slack: FakeSlack, client: WebClient, refusal: Refusal) -> None:
    """A plan may let some calls go well, and ends after as many as it says."""
    slack.fail("auth.test", error="fatal_error", skip=1, times=1)

    assert client.auth_test()["ok"]
    assert refusal("auth.test") == "fatal_error"
    assert client.auth_test()["ok"]


def test_lasting_fault_ends_when_lifted(
    slack: FakeSlack, client: WebClient, refusal: Refusal
) -> None:
    """A plan without an end fails every call until it is lifted."""
    fault = slack.fail("auth.test", error="fatal_error", times=None)

    assert [refusal("auth.test") for _ in range(3)] == ["fatal_error"] * 3
    slack.lift(fault)
    assert client.auth_test()["ok"]
