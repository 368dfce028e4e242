"""Fixtures for the loopback Slack's own tests."""

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fakeslack.bolt import Bolt, Register, StartBolt
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

MANIFEST = Path(__file__).parents[2] / "manifest.json"

MORE_SCOPES = (
    "channels:read",
    "commands",
    "files:write",
    "groups:read",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users:read",
)

MORE_EVENTS = (
    "app_home_opened",
    "app_uninstalled",
    "channel_shared",
    "channel_unshared",
    "member_left_channel",
    "message.mpim",
    "reaction_added",
    "reaction_removed",
    "tokens_revoked",
    "user_change",
)

Refusal = Callable[..., str]


@pytest.fixture
def manifest() -> Payload:
    """The project's manifest, with every feature turned on."""
    wide: Payload = copy.deepcopy(json.loads(MANIFEST.read_text(encoding="utf-8")))
    wide["features"]["app_home"]["home_tab_enabled"] = True
    wide["features"]["slash_commands"] = [{"command": "/ask", "description": "Ask"}]
    wide["features"]["shortcuts"] = [
        {"type": "message", "callback_id": "ask_about", "name": "Ask", "description": "Ask"}
    ]
    wide["settings"]["interactivity"] = {"is_enabled": True}
    wide["settings"]["event_subscriptions"]["bot_events"].extend(MORE_EVENTS)
    wide["oauth_config"]["scopes"]["bot"].extend(MORE_SCOPES)
    return wide


@pytest.fixture
def slack(manifest: Payload) -> Iterator[FakeSlack]:
    """A loopback Slack in which everything is allowed."""
    with FakeSlack.start(manifest=manifest) as running:
        yield running


@pytest.fixture
def plain_manifest() -> Payload:
    """A manifest with neither home nor commands nor shortcuts, and that reads no channels."""
    narrow: Payload = copy.deepcopy(json.loads(MANIFEST.read_text(encoding="utf-8")))
    narrow["features"]["app_home"]["home_tab_enabled"] = False
    for feature in ("slash_commands", "shortcuts"):
        narrow["features"].pop(feature)
    narrow["settings"]["interactivity"] = {"is_enabled": False}
    narrow["oauth_config"]["scopes"]["bot"].remove("channels:read")
    return narrow


@pytest.fixture
def plain_slack(plain_manifest: Payload) -> Iterator[FakeSlack]:
    """A loopback Slack in which little is allowed."""
    with FakeSlack.start(manifest=plain_manifest) as running:
        yield running


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    """Slack's own client, with the bot's token."""
    return WebClient(slack.bot_token, base_url=slack.api_url)


@pytest.fixture
def refusal(client: WebClient) -> Refusal:
    """Calls a method that should be refused, and gives the error."""

    def error(method: str, **arguments: object) -> str:
        with pytest.raises(SlackApiError) as caught:
            client.api_call(method, json=arguments)
        return str(caught.value.response["error"])

    return error


@pytest.fixture
def bolt(slack: FakeSlack) -> Iterator[StartBolt]:
    """Starts small Bolt apps and stops them after the test."""
    with ExitStack() as running:

        def start(register: Register, *, http: bool = False) -> Bolt:
            started = running.enter_context(Bolt(slack, register, http=http))
            if http:
                slack.deliver_over_http(started.url)
            else:
                slack.connected()
            return started

        yield start
