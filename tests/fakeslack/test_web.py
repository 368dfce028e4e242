"""Calls of the Web API: tokens, scopes, bodies and what is recorded of them."""

import json
import urllib.request
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fakeslack.conftest import MANIFEST, Refusal
from tests.fakeslack.methods import METHODS
from tests.fakeslack.rules import RULES
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload


def posted(url: str, body: bytes, **headers: str) -> Payload:
    """Post a body as it is, and read the JSON that comes back."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, body, named)  # noqa: S310
    with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
        answer: Payload = json.load(response)
    return answer


def test_auth_test_names_the_app(slack: FakeSlack, client: WebClient) -> None:
    """auth.test gives the ids by which the app knows itself."""
    answer = client.auth_test()

    assert (answer["user_id"], answer["bot_id"]) == (slack.app.bot_user_id, slack.app.bot_id)


def test_unknown_method_is_refused(refusal: Refusal) -> None:
    """A method that Slack does not have is unknown_method."""
    assert refusal("chat.shout", text="x") == "unknown_method"


def test_every_method_has_a_rule() -> None:
    """No method is answered without a rule, and no rule is idle."""
    assert METHODS.keys() | {"apps.connections.open", "oauth.v2.access"} == RULES.keys()


@pytest.mark.parametrize(
    ("bearer", "error"),
    [("", "not_authed"), ("xoxb-guessed", "invalid_auth")],
    ids=["missing", "unknown"],
)
def test_bad_token_is_refused(slack: FakeSlack, bearer: str, error: str) -> None:
    """A call without a good token is refused."""
    stranger = WebClient(bearer, base_url=slack.api_url)

    with pytest.raises(SlackApiError) as caught:
        stranger.auth_test()

    assert caught.value.response["error"] == error


def test_app_token_does_not_post(slack: FakeSlack) -> None:
    """The app-level token opens connections and nothing else."""
    app = WebClient(slack.app_token, base_url=slack.api_url)

    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        app.chat_postMessage(channel="general", text="x")


def test_bot_token_opens_no_connection(refusal: Refusal) -> None:
    """apps.connections.open takes the app-level token only."""
    assert refusal("apps.connections.open") == "not_allowed_token_type"


def test_connection_url_is_on_the_same_port(slack: FakeSlack) -> None:
    """apps.connections.open gives a WebSocket URL of this server."""
    app = WebClient(base_url=slack.api_url)

    url = app.apps_connections_open(app_token=slack.app_token)["url"]

    assert url.startswith(slack.api_url.replace("http:", "ws:").removesuffix("api/"))


def test_missing_scope_names_what_is_needed(plain_slack: FakeSlack) -> None:
    """A call outside the manifest's scopes is refused, with the scope that it needs."""
    client = WebClient(plain_slack.bot_token, base_url=plain_slack.api_url)

    with pytest.raises(SlackApiError) as caught:
        client.reactions_add(channel="C1", name="eyes", timestamp="1.0")

    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "reactions:write"
    assert "chat:write" in caught.value.response["provided"]


def without(*scopes: str) -> FakeSlack:
    """A loopback Slack in which scopes are not granted although the manifest asks for them."""
    return FakeSlack.start(manifest=MANIFEST, without_scopes=scopes)


def test_granted_scopes_are_told() -> None:
    """auth.test tells in a header which scopes the token has, and that may be too few."""
    with without("chat:write") as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        granted = client.auth_test().headers["X-OAuth-Scopes"].split(",")
        channel = slack.channel("general").id
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel=channel, text="x")

    assert "chat:write" not in granted
    assert "app_mentions:read" in granted
    assert caught.value.response["needed"] == "chat:write"


def test_app_token_may_open_nothing() -> None:
    """An app-level token without connections:write opens no connection."""
    with without("connections:write") as slack, pytest.raises(SlackApiError) as caught:
        WebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)

    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "connections:write")


def test_scope_of_events_may_be_missing() -> None:
    """What its scopes do not let the app hear, it is not sent."""
    with without("app_mentions:read") as slack:
        events = slack.member("alice").mention("general", "x").events

    assert [event.kind for event in events] == ["message"]


@pytest.mark.parametrize("method", [name for name, rule in RULES.items() if rule.caller == "bot"])
def test_every_method_names_its_scope(bare: FakeSlack, method: str) -> None:
    """A token without scopes is refused by every method that needs one, whatever it is given."""
    rule = RULES[method]
    client = WebClient(bare.bot_token, base_url=bare.api_url)

    needed = "" if not rule.scopes else rule.scopes[0]
    needed = f"channels:{rule.conversation}" if rule.conversation else needed
    arguments = dict.fromkeys(rule.required, "x")
    try:
        answer = client.api_call(method, json=arguments)
    except SlackApiError as error:
        answer = error.response

    assert (answer.get("needed") or "") == needed
    assert (answer.get("error") == "missing_scope") == bool(needed)


@pytest.fixture(scope="module")
def bare() -> Iterator[FakeSlack]:
    """A loopback Slack that has granted the app nothing."""
    manifest: Payload = json.loads(MANIFEST.read_text(encoding="utf-8"))
    with without(*manifest["oauth_config"]["scopes"]["bot"]) as running:
        yield running


def test_conversation_scope_follows_its_kind(plain_slack: FakeSlack) -> None:
    """conversations.info of a channel needs channels:read, whatever else it may read."""
    client = WebClient(plain_slack.bot_token, base_url=plain_slack.api_url)

    with pytest.raises(SlackApiError) as caught:
        client.conversations_info(channel=plain_slack.channel("general").id)

    assert caught.value.response["needed"] == "channels:read"


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("chat.postMessage", {"text": "x"}),
        ("chat.update", {"channel": "C1", "text": "x"}),
        ("assistant.threads.setStatus", {"channel_id": "C1", "status": "x"}),
        ("conversations.replies", {"channel": "C1"}),
        ("views.open", {"view": {}}),
    ],
)
def test_missing_argument_is_refused(refusal: Refusal, method: str, arguments: Payload) -> None:
    """A call without what its method requires is refused."""
    assert refusal(method, **arguments) == "invalid_arguments"


def test_blocks_may_be_json_in_a_form(slack: FakeSlack, client: WebClient) -> None:
    """A form carries blocks as JSON in a string."""
    slack.channel("general")
    blocks = '[{"type": "divider"}]'

    answer = client.api_call("chat.postMessage", data={"channel": "general", "blocks": blocks})

    assert answer["message"]["blocks"][0]["type"] == "divider"


def test_form_may_carry_the_token(slack: FakeSlack) -> None:
    """A form may carry the token as an argument, which is not recorded as one."""
    answer = posted(f"{slack.api_url}auth.test", f"token={slack.bot_token}".encode())

    assert answer["ok"]
    assert slack.calls[0].arguments == {}


@pytest.mark.parametrize(
    ("body", "error"), [(b"{", "invalid_json"), (b"[]", "json_not_object")], ids=["cut", "list"]
)
def test_bad_json_is_refused(slack: FakeSlack, body: bytes, error: str) -> None:
    """A JSON body that is not an object is refused."""
    answer = posted(f"{slack.api_url}auth.test", body, Content_Type="application/json")

    assert answer["error"] == error


def test_calls_are_recorded(slack: FakeSlack, client: WebClient) -> None:
    """A call is recorded with its arguments, whose token it had, and when."""
    slack.channel("general")

    client.chat_postMessage(channel="general", text="x", unfurl_links=False, unfurl_media=False)

    (call,) = slack.calls_of("chat.postMessage")
    assert (call.caller, call.accepted, call.at > 0) == ("bot", True, True)
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == (False, False)


def test_refused_calls_are_recorded(slack: FakeSlack, refusal: Refusal) -> None:
    """A call that Slack refused is recorded with its error."""
    refusal("chat.postMessage", channel="nowhere", text="x")

    assert slack.calls[0].error == "channel_not_found"
