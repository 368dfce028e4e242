"""The bot where Slack calls it."""

import asyncio
import signal
import time
import urllib.request
from dataclasses import replace
from typing import Any

import pytest
import uvicorn
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import web
from bot.slack.web import LONGEST, Site, serve
from corpus.errors import BadSetting
from corpus.settings import Settings
from tests.bot.slack.conftest import run
from tests.fakeslack.server import FakeSlack


@pytest.fixture
def site(slack: FakeSlack, speaker: AsyncWebClient) -> Site:
    """The addresses of a bot of which nothing is open yet."""
    return Site(AsyncApp(client=speaker, signing_secret=slack.signing_secret))


def got(site: Site, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Any:
    """The status and the words that an address answers with."""
    said: list[dict[str, Any]] = []
    listed = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": listed,
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    run(site(scope, receive, send))
    return said[0]["status"], b"".join(one.get("body", b"") for one in said[1:]).decode()


def test_is_alive_from_the_start(site: Site) -> None:
    """Whoever watches it need not start it again."""
    assert got(site, "/live") == (200, "alive")


def test_is_ready_once_all_is_open(site: Site) -> None:
    """And not while it stops."""
    before = got(site, "/ready")
    site.ready = True

    assert before == (503, "not ready")
    assert got(site, "/ready") == (200, "ready")


@pytest.mark.parametrize("path", ["/", "/slack", "/.env"])
def test_there_is_nothing_else(site: Site, path: str) -> None:
    """Where nothing is, nothing is told."""
    assert got(site, path)[0] == 404


def test_what_is_not_signed_is_refused(site: Site) -> None:
    """Whoever calls that is not Slack."""
    assert got(site, "/slack/events", "POST", b"{}")[0] == 401


def test_what_slack_signs_is_answered(site: Site, slack: FakeSlack) -> None:
    """Such as its first question, whether this address is the bot's."""
    body = b'{"type": "url_verification", "challenge": "abc"}'
    headers = {**slack.signed(body), "Content-Type": "application/json"}

    status, said = got(site, "/slack/events", "POST", body, **headers)

    assert status == 200
    assert "abc" in said


@pytest.mark.parametrize("seconds", [-301, 301])
def test_what_was_signed_long_ago_is_refused(site: Site, slack: FakeSlack, seconds: int) -> None:
    """It may have been overheard."""
    body = b'{"type": "url_verification", "challenge": "abc"}'
    headers = slack.signed(body, timestamp=time.time() + seconds)

    assert got(site, "/slack/events", "POST", body, **headers)[0] == 401


@pytest.mark.parametrize("told", [{"Content-Length": str(LONGEST + 1)}, {}], ids=["told", "sent"])
def test_what_is_too_long_is_refused(site: Site, told: dict[str, str]) -> None:
    """Before it is gathered: nobody fills the memory with what is not from Slack."""
    body = b"{}" if told else b"x" * (LONGEST + 1)

    assert got(site, "/slack/events", "POST", body, **told) == (413, "too long")


def test_chunks_are_counted_together(site: Site) -> None:
    """Each may be short."""
    received: list[int] = []
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        received.append(400_000)
        return {"type": "http.request", "body": b"x" * 400_000, "more_body": True}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/slack/events", "query_string": b""}
    run(site({**scope, "headers": []}, receive, send))

    assert said[0]["status"] == 413
    assert len(received) == 3


def test_serves_over_http_and_leaves_signals_to_us(site: Site) -> None:
    """A process that is told to stop finishes its answers first."""

    async def serving() -> bytes:
        before = heard_by()
        server = web._Server(uvicorn.Config(site, port=0, log_config=None))
        task = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        assert heard_by() == before
        said = await asyncio.to_thread(
            lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/live").read()
        )
        server.should_exit = True
        await task
        return bytes(said)

    assert run(serving()) == b"alive"


def heard_by() -> object:
    """Who hears that the process is to stop."""
    return signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, "Set SLACK_SIGNING_SECRET"),
        ({"has_slack_secret": True}, "Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID"),
        (
            {"has_slack_secret": True, "has_slack_bot_token": True, "slack_client": "1.2"},
            "are both set",
        ),
    ],
    ids=["secret", "token", "both"],
)
def test_settings_that_do_not_do_are_told(
    settings: Settings, known: dict[str, Any], told: str
) -> None:
    """In one line, before anything is opened."""
    with pytest.raises(BadSetting, match=told) as caught:
        serve(replace(settings, **known), "127.0.0.1", 0)

    assert "\n" not in str(caught.value)
    assert not settings.state.exists()
