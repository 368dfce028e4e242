"""The workspaces in which the bot is installed, and the tokens by which it speaks there."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import workspaces
from bot.slack.posting import TIMEOUT
from bot.slack.scopes import BOT
from bot.slack.workspaces import STATE_SECONDS, NotInstalled, Teams, flow, installed, only
from corpus.errors import BadSetting, SlackNotReachable
from corpus.settings import Settings
from tests.bot.slack.conftest import MANIFEST, run
from tests.fakeslack.server import FakeSlack


def refused(work: Callable[[], Awaitable[Teams]]) -> str:
    """The one line that is said of tokens that do not do."""

    async def trying() -> None:
        await work()

    with pytest.raises(SlackNotReachable) as caught:
        run(trying())
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_the_one_workspace_is_that_of_the_token(slack: FakeSlack, speaker: AsyncWebClient) -> None:
    """Whichever is asked for: who is of another is of none of ours."""

    async def looking() -> tuple[bool, bool]:
        teams = await only(speaker, slack.app_token)
        ours, other = await teams(slack.workspace.team_id), await teams("T0OTHER00")
        alice = slack.member("alice").id
        asker = await ours.directory.asker(alice, slack.workspace.team_id)
        return ours is other, asker.external

    assert run(looking()) == (True, False)


def test_both_tokens_are_tried(slack: FakeSlack, speaker: AsyncWebClient) -> None:
    """A connection whose token is wrong would be tried for ever."""
    run(only(speaker, slack.app_token))

    assert slack.calls_of("auth.test")
    assert slack.calls_of("apps.connections.open")


@pytest.mark.parametrize("wrong", ["bot", "app"])
def test_a_wrong_token_is_told(slack: FakeSlack, speaker: AsyncWebClient, wrong: str) -> None:
    """With Slack's word, and without the token."""
    if wrong == "bot":
        speaker.token = "xoxb-wrong"  # noqa: S105
    token = "xapp-wrong" if wrong == "app" else slack.app_token

    said = refused(lambda: only(speaker, token))

    assert said.startswith("Slack refused the tokens (invalid_auth): copy SLACK_BOT_TOKEN")
    assert "wrong" not in said


def test_scopes_that_are_missing_are_told() -> None:
    """By name, with what to do."""
    lacking = ["chat:write", "files:write"]
    with FakeSlack.start(manifest=MANIFEST, without_scopes=lacking) as slack:
        client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])

        said = refused(lambda: only(client))

    assert said.startswith("SLACK_BOT_TOKEN lacks chat:write, files:write: update the app")


def test_an_app_token_that_may_not_connect_is_told(
    slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """Or there would be no connection."""
    slack.fail("apps.connections.open", error="missing_scope")

    said = refused(lambda: only(speaker, slack.app_token))

    assert said.startswith("SLACK_APP_TOKEN lacks connections:write: update the app")


@pytest.mark.parametrize("fault", [{"reset": True}, {"hang": True}], ids=str)
def test_a_slack_that_does_not_answer_is_told(
    slack: FakeSlack, speaker: AsyncWebClient, fault: dict[str, Any]
) -> None:
    """In one line."""
    speaker.timeout = 0.1  # type: ignore[assignment]
    slack.fail("auth.test", **fault)

    assert refused(lambda: only(speaker)).startswith("Slack does not answer: check the connection")


class Store:
    """Installations, by workspace."""

    def __init__(self, **tokens: str) -> None:
        self.tokens = tokens

    async def async_find_bot(self, *, enterprise_id: str | None, team_id: str) -> Any:
        token = self.tokens.get(team_id)
        return SimpleNamespace(bot_token=token) if token is not None else None


def test_each_workspace_has_its_own_client(settings: Settings) -> None:
    """With its token, a deadline, and its own directory; made once."""
    teams = installed(settings, cast(AsyncInstallationStore, Store(T1="xoxb-1", T2="xoxb-2")))

    async def looking() -> list[Any]:
        return [await teams(one) for one in ("T1", "T2", "T1")]

    one, two, again = run(looking())

    assert (one.client.token, two.client.token) == ("xoxb-1", "xoxb-2")
    assert one is again
    assert one.directory is not two.directory
    assert one.client.timeout == TIMEOUT


def test_an_app_that_is_installed_again_has_its_new_token(settings: Settings) -> None:
    """At once."""
    store = Store(T1="xoxb-1")
    teams = installed(settings, cast(AsyncInstallationStore, store))

    async def looking() -> list[str | None]:
        before = await teams("T1")
        store.tokens["T1"] = "xoxb-new"
        return [before.client.token, (await teams("T1")).client.token]

    assert run(looking()) == ["xoxb-1", "xoxb-new"]


@pytest.mark.parametrize("store", [Store(), Store(T1="")], ids=["never", "not any more"])
def test_where_the_app_is_not_installed_nothing_is_said(settings: Settings, store: Store) -> None:
    """There is no token to say it with."""
    teams = installed(settings, cast(AsyncInstallationStore, store))

    async def looking() -> None:
        await teams("T1")

    with pytest.raises(NotInstalled):
        run(looking())


@pytest.fixture
def several(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for several workspaces."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    return replace(settings, slack_client="1.2", slack_api_url="https://slack.example/api/")


def test_installing_asks_for_the_manifest_s_scopes(several: Settings) -> None:
    """On Slack's own page, with a state that is good for some minutes."""
    made = run(flow(several))

    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    assert set(made.settings.scopes or ()) == BOT == set(manifest["oauth_config"]["scopes"]["bot"])
    assert made.settings.authorization_url == "https://slack.example/oauth/v2/authorize"
    assert made.settings.state_expiration_seconds == STATE_SECONDS
    assert made.settings.installation_store_bot_only


def test_tokens_lie_in_a_file_that_only_its_owner_reads(several: Settings) -> None:
    """Which the database does not make by itself."""
    run(flow(several))

    file: Path = several.state / "installations.sqlite"
    assert file.stat().st_mode & 0o077 == 0


def test_a_database_may_be_named(several: Settings, tmp_path: Path) -> None:
    """For several bots that share it."""
    address = f"sqlite+aiosqlite:///{tmp_path}/tokens.sqlite"

    async def opening() -> bool:
        made = await flow(replace(several, installations=address))
        store = cast(Any, made.settings.installation_store)
        nobody = await store.async_find_bot(enterprise_id=None, team_id="T1") is None
        await store.engine.dispose()
        return nobody

    assert run(opening())


@pytest.mark.parametrize("address", ["tokens.sqlite", "nothing://host/name"])
def test_an_address_that_is_none_is_told(several: Settings, address: str) -> None:
    """With one that would do, and without what was written: it may hold a password."""
    with pytest.raises(BadSetting) as caught:
        run(flow(replace(several, installations=address)))

    assert str(caught.value).startswith("COUNCILBOT_INSTALLATIONS is no address of a database")
    assert address not in str(caught.value)


def test_a_database_needs_more_packages(several: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which are named."""
    monkeypatch.setattr(workspaces, "find_spec", lambda name: None)

    with pytest.raises(BadSetting, match="pip install"):
        run(flow(replace(several, installations="postgresql+asyncpg://host/name")))
