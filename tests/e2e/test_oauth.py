"""The app in several workspaces, each of which installs it for itself."""

import copy
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing

import pytest

from corpus.settings import Settings
from tests.e2e.botprocess import BotProcess, free_port
from tests.e2e.conftest import CASELOADS, LODESTAR
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.town import Town


@pytest.fixture(scope="module", params=["file", "database"])
def installable(
    request: pytest.FixtureRequest,
    papers: Settings,
    manifest: Payload,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BotProcess]:
    """A bot that keeps its tokens in its own file, or in a database that the settings name."""
    state, port, extra = tmp_path_factory.mktemp("state"), free_port(), {}
    if request.param == "database":
        extra = {"COUNCILBOT_INSTALLATIONS": f"sqlite+aiosqlite:///{state / 'tokens.sqlite'}"}
    with FakeSlack.start(manifest=widened(manifest, port), by_oauth=True) as slack:
        made = BotProcess(slack, papers, state, http=True, installed=True, port=port, **extra)
        with made as bot:
            yield bot.start()


@pytest.fixture
def bot(installable: BotProcess) -> BotProcess:
    """The same, where nothing has been said yet."""
    installable.slack.reset()
    return installable


def widened(manifest: Payload, port: int) -> Payload:
    """The manifest of an app for several workspaces, as the README says to write it."""
    wide = copy.deepcopy(manifest)
    wide["oauth_config"]["redirect_urls"] = [f"http://127.0.0.1:{port}/slack/oauth_redirect"]
    events = wide["settings"]["event_subscriptions"]["bot_events"]
    events.extend(["app_uninstalled", "tokens_revoked"])
    return wide


def install(bot: BotProcess, *towns: Town) -> None:
    """Have somebody install the app from its own page."""
    for town in towns:
        assert town.install(f"{bot.site}/slack/install").status == 200
        assert town.is_installed


def tokens(bot: BotProcess) -> set[str]:
    """Every token that is kept."""
    found: set[str] = set()
    for file in bot.state.glob("*s.sqlite"):
        with closing(sqlite3.connect(file)) as database:
            names = database.execute("select name from sqlite_master where type = 'table'")
            for (table,) in names.fetchall():
                if table.endswith("_bots"):
                    found |= {one for (one,) in database.execute(f"select bot_token from {table}")}  # noqa: S608
    return found


def test_each_workspace_is_answered_by_its_own_token(bot: BotProcess) -> None:
    """In its own channels, whichever was installed first."""
    home, away = bot.slack, bot.slack.town("away")
    install(bot, home, away)

    here = home.member("alice").mention("general", LODESTAR).reply()
    there = away.member("zoe").mention("general", CASELOADS).reply()
    private = away.member("zoe").slash("/ask", LODESTAR).private_reply()

    assert here.quotes
    assert there.quotes
    assert private.quotes
    assert home.bot_token != away.bot_token
    assert [call.error for call in home.calls if not call.accepted] == []


def test_the_tokens_outlive_the_process(bot: BotProcess) -> None:
    """And only their owner reads the file."""
    install(bot, bot.slack, bot.slack.town("away"))
    assert bot.stop() == 0
    bot.slack.deliver_over_http(None)
    bot.start()

    assert bot.slack.town("away").member("zoe").dm(LODESTAR).reply().quotes
    assert stat.S_IMODE((bot.state / "installations.sqlite").stat().st_mode) == 0o600
    assert bot.slack.bot_token not in bot.log


@pytest.mark.parametrize("how", ["uninstall", "revoke"])
def test_a_workspace_that_leaves_takes_its_token_along(bot: BotProcess, how: str) -> None:
    """The other goes on; who installs again is answered again."""
    home, away = bot.slack, bot.slack.town(f"away-{how}")
    install(bot, home, away)
    away.member("zoe").dm(LODESTAR).reply()
    gone = away.bot_token

    [*_, told] = away.uninstall() if how == "uninstall" else away.revoke()
    home.until(lambda: [one for one in home.deliveries if one.event_id == told.id and one.seconds])

    assert home.member("alice").dm(LODESTAR).reply().quotes
    assert gone not in tokens(bot)
    install(bot, away)
    assert away.member("zoe").dm(CASELOADS).reply().quotes


def test_who_does_not_agree_installs_nothing(bot: BotProcess) -> None:
    """And is told so."""
    before = tokens(bot)
    undecided = bot.slack.town("undecided")

    visit = undecided.install(f"{bot.site}/slack/install", agrees=False)

    assert "access_denied" in visit.text
    assert "Traceback" not in visit.text
    assert not undecided.is_installed
    assert tokens(bot) == before
