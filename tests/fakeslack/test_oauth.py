"""Installing the app by OAuth, in one workspace and in another, and taking it out again."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.sqlite3 import SQLite3InstallationStore
from slack_sdk.oauth.state_store.sqlite3 import SQLite3OAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.bolt import Loop
from tests.fakeslack.browser import Browser
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.town import Town

BACK = "https://bot.example/slack/oauth_redirect"


def page(slack: FakeSlack, **change: str) -> str:
    """The address of Slack's page, as an install page links it."""
    asked = {"client_id": slack.app.client_id, "scope": "chat:write,users:read"}
    return f"{slack.authorise_url}?{urlencode({**asked, 'state': 's1', **change})}"


def sent_back(address: str) -> dict[str, str]:
    """What the browser brings back to the app."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def exchanged(slack: FakeSlack, code: str, **change: str) -> Payload:
    """What Slack answers for a code, or refuses."""
    client = WebClient(base_url=slack.api_url)
    about = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}
    named: Payload = {**about, "redirect_uri": BACK, "code": code, **change}
    try:
        answer = client.oauth_v2_access(**named).data
    except SlackApiError as error:
        answer = error.response.data
    assert isinstance(answer, dict)
    return answer


def agreed(slack: FakeSlack, town: Town | None = None) -> str:
    """Agree to the installation, and give the code."""
    return sent_back((town or slack).authorise(page(slack, redirect_uri=BACK)))["code"]


def test_code_gives_a_token(slack: FakeSlack) -> None:
    """Whoever agrees is sent back with a code, which gives a token with the scopes agreed to."""
    back = sent_back(slack.authorise(page(slack, redirect_uri=BACK), by="ada"))

    answer = exchanged(slack, back["code"])

    client = WebClient(answer["access_token"], base_url=slack.api_url)
    assert back["state"] == "s1"
    assert client.auth_test().headers["X-OAuth-Scopes"] == "chat:write,users:read"
    assert (answer["team"]["id"], answer["enterprise"]) == (slack.workspace.team_id, None)
    assert answer["authed_user"]["id"] == slack.member("ada").id
    assert answer["bot_user_id"] == slack.app.bot_user_id


def test_browser_is_sent_back(slack: FakeSlack) -> None:
    """Slack's page is served too, and sends the browser back."""
    visit = Browser().open(page(slack, redirect_uri=BACK))

    assert (visit.status, visit.location.startswith(f"{BACK}?code=")) == (302, True)


def test_member_may_disagree(slack: FakeSlack) -> None:
    """Whoever does not agree is sent back with an error and no code."""
    back = slack.authorise(page(slack, redirect_uri=BACK), agrees=False)

    assert sent_back(back) == {"error": "access_denied", "state": "s1"}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"client_id": "1.2"}, "invalid_client_id"),
        ({"client_secret": "guessed"}, "bad_client_secret"),
        ({"code": "guessed"}, "invalid_code"),
        ({"redirect_uri": "https://elsewhere.example"}, "bad_redirect_uri"),
    ],
)
def test_exchange_is_refused(slack: FakeSlack, change: dict[str, str], error: str) -> None:
    """A code is exchanged for the app that it was given to, and where it was sent."""
    assert exchanged(slack, **{"code": agreed(slack), **change})["error"] == error


def test_code_is_good_once(slack: FakeSlack) -> None:
    """A code gives a token once."""
    code = agreed(slack)

    assert [exchanged(slack, code).get("error") for _ in range(2)] == [None, "code_already_used"]


def test_code_expires(slack: FakeSlack) -> None:
    """A code is over after ten minutes."""
    code = agreed(slack)
    slack.clock.advance(601)

    assert exchanged(slack, code)["error"] == "invalid_code"


def test_redirect_must_be_named(manifest: Payload) -> None:
    """Where the manifest names redirect URLs, the browser is sent back to no other."""
    manifest["oauth_config"]["redirect_urls"] = [BACK]
    with FakeSlack.start(manifest=manifest) as slack:
        elsewhere = Browser().open(page(slack, redirect_uri="https://elsewhere.example"))
        named = sent_back(slack.authorise(page(slack)))

    assert (elsewhere.status, elsewhere.text) == (400, "bad_redirect_uri")
    assert named["code"]


def test_other_workspace_has_its_own_token(slack: FakeSlack) -> None:
    """A token is good in its own workspace, where there are other people and channels."""
    leeds = slack.town("leeds")
    answer = exchanged(slack, agreed(slack, leeds))
    client = WebClient(answer["access_token"], base_url=slack.api_url)
    here, there = slack.channel("general").id, leeds.channel("general").id

    client.chat_postMessage(channel=there, text="hello Leeds")

    assert (answer["team"]["name"], client.auth_test()["team_id"]) == (
        "Leeds",
        answer["team"]["id"],
    )
    assert [one.text for one in leeds.member("lee").reads("general")] == ["hello Leeds"]
    with pytest.raises(SlackApiError, match="channel_not_found"):
        client.chat_postMessage(channel=here, text="x")


def test_events_name_their_workspace(slack: FakeSlack) -> None:
    """The app is told of each workspace's events, once it is installed there."""
    leeds = slack.town("leeds")
    assert leeds.member("lee").mention("general", "x").events == []
    slack.channel("general")
    code = sent_back(leeds.authorise(page(slack, redirect_uri=BACK, scope="app_mentions:read")))[
        "code"
    ]
    exchanged(slack, code)

    (event,) = leeds.member("lee").mention("general", "x").events

    assert event.payload["team_id"] == leeds.workspace.team_id
    assert event.payload["authorizations"][0]["user_id"] == leeds.app.bot_user_id
    assert event.payload["api_app_id"] == slack.app.app_id


@pytest.mark.parametrize(
    ("verb", "kinds", "error"),
    [
        ("uninstall", ["app_uninstalled", "tokens_revoked"], "account_inactive"),
        ("revoke", ["tokens_revoked"], "token_revoked"),
    ],
)
def test_app_may_be_taken_out(
    slack: FakeSlack, client: WebClient, verb: str, kinds: list[str], error: str
) -> None:
    """An app that is taken out is told, hears no more, and its token is refused."""
    told = getattr(slack, verb)()

    assert [event.kind for event in told] == kinds
    with pytest.raises(SlackApiError, match=error):
        client.auth_test()
    assert slack.member("alice").mention("general", "x").events == []
    assert exchanged(slack, agreed(slack))["access_token"] != client.token
    assert slack.is_installed


@pytest.fixture
def installable(manifest: Payload, tmp_path: Path) -> Iterator[tuple[FakeSlack, str]]:
    """A real Bolt app that waits to be installed, and its address."""
    loop = Loop()
    with FakeSlack.start(manifest=manifest, by_oauth=True) as slack:
        with socket.create_server(("127.0.0.1", 0)) as door:
            url = f"http://127.0.0.1:{door.getsockname()[1]}"
            app = installed_by_oauth(slack, url, str(tmp_path / "oauth.sqlite"))
            runner = web.AppRunner(app.web_app(), access_log=None)
            loop.result(listening(runner, door.dup()))
        yield slack, url
        loop.result(runner.cleanup())
    loop.close()


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
def test_bolt_is_installed_from_its_own_page(installable: tuple[FakeSlack, str]) -> None:
    """A real Bolt app is installed by a browser, and answers with each workspace's token."""
    slack, url = installable
    slack.deliver_over_http(f"{url}/slack/events")

    for town in (slack, slack.town("leeds")):
        visit = town.install(f"{url}/slack/install")
        assert (visit.status, town.is_installed) == (200, True)
        assert town.member("lee").mention("general", "x").reply().text == "yes"


async def listening(runner: web.AppRunner, door: socket.socket) -> None:
    """Begin to serve an app."""
    await runner.setup()
    await web.SockSite(runner, door).start()


def installed_by_oauth(slack: FakeSlack, url: str, database: str) -> AsyncApp:
    """Make a Bolt app that keeps its tokens in a database."""
    client_id = slack.app.client_id
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=slack.app.client_secret,
        scopes=sorted(slack.app.scopes),
        redirect_uri=f"{url}/slack/oauth_redirect",
        authorization_url=slack.authorise_url,
        installation_store=SQLite3InstallationStore(database=database, client_id=client_id),
        state_store=SQLite3OAuthStateStore(database=database, expiration_seconds=60),
    )
    client = AsyncWebClient(base_url=slack.api_url)
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, oauth_settings=settings)

    @app.event("app_mention")
    async def answer(event: Payload, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="yes")

    @app.event("message")
    async def ignore() -> None:
        pass

    return app
