"""The workspaces in which the bot is installed, and the tokens by which it speaks there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.sqlite3 import SQLite3OAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import scopes, tokens
from bot.slack.directory import Directory
from bot.slack.posting import NO_ANSWER, TIMEOUT, patient, reason
from corpus.errors import SlackNotReachable
from corpus.settings import Settings

STATE_SECONDS = 600
"""For which somebody who installs the app may take over Slack's pages."""


@dataclass(frozen=True)
class Team:
    """A workspace in which the bot is installed."""

    client: AsyncWebClient
    directory: Directory


class NotInstalled(Exception):
    """The app has been taken out of a workspace."""


Teams = Callable[[str], Awaitable[Team]]
"""The workspace of an id; raises `NotInstalled`."""


def client(settings: Settings, token: str | None = None) -> AsyncWebClient:
    """What calls Slack, with a deadline, and again where that is safe."""
    return AsyncWebClient(
        token=token,
        base_url=settings.slack_api_url,
        timeout=TIMEOUT,
        retry_handlers=patient(),
    )


async def only(speaker: AsyncWebClient, app_token: str = "") -> Teams:
    """
    The one workspace whose token is set; raises `SlackNotReachable` when a token does not do.

    With an app token that too is tried, since a connection whose token is wrong is tried for ever.
    """
    try:
        known = await speaker.auth_test()
        if lacking := scopes.missing(known.headers.get("x-oauth-scopes", "")):
            raise _not_granted("SLACK_BOT_TOKEN", lacking)
        if app_token:
            await speaker.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        refused = reason(error)
        if refused == "missing_scope":
            raise _not_granted("SLACK_APP_TOKEN", sorted(scopes.APP)) from error
        raise SlackNotReachable(
            f"Slack refused the tokens ({refused}): copy SLACK_BOT_TOKEN and"
            " SLACK_APP_TOKEN again from the app's pages."
        ) from error
    except NO_ANSWER as error:
        raise SlackNotReachable(
            "Slack does not answer: check the connection, then start again."
        ) from error
    team = Team(speaker, Directory(speaker, known["team_id"]))

    async def found(_: str) -> Team:
        return team

    return found


def installed(settings: Settings, store: AsyncInstallationStore) -> Teams:
    """Every workspace in which somebody has installed the app."""
    teams: dict[str, Team] = {}

    async def found(identity: str) -> Team:
        bot = await store.async_find_bot(enterprise_id=None, team_id=identity)
        token = bot and bot.bot_token
        if not token:
            raise NotInstalled("not installed")
        known = teams.get(identity)
        if known is None or known.client.token != token:
            speaker = client(settings, token)
            known = teams[identity] = Team(speaker, Directory(speaker, identity))
        return known

    return found


async def flow(settings: Settings) -> AsyncOAuthFlow:
    """How the app is installed in a workspace: Slack's OAuth, whose client's id the SDK reads."""
    database = str(_private(settings.state / "installations.sqlite"))
    asked = AsyncOAuthSettings(
        scopes=sorted(scopes.BOT),
        authorization_url=settings.slack_api_url.removesuffix("api/") + "oauth/v2/authorize",
        installation_store=await tokens.store(settings, database),
        installation_store_bot_only=True,
        state_store=SQLite3OAuthStateStore(database=database, expiration_seconds=STATE_SECONDS),
        state_expiration_seconds=STATE_SECONDS,
    )
    return AsyncOAuthFlow(client=client(settings), settings=asked)


def _private(file: Path) -> Path:
    """A file that only its owner reads, since it holds tokens."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(mode=0o600)
    file.chmod(0o600)
    return file


def _not_granted(token: str, lacking: list[str]) -> SlackNotReachable:
    return SlackNotReachable(
        f"{token} lacks {', '.join(lacking)}: update the app from manifest.json, install it again"
        " in the workspace, and copy the token anew."
    )
