"""How the bot starts, and how it says in one line why it does not."""

import json
import socket
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.conftest import ROOT
from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import LODESTAR, NewBot
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

REFUSED = "Slack refused the tokens (invalid_auth)"
BOTH_TOKENS = "Set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...)"
CLIENT = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "3"}


def refusal(bot: BotProcess) -> str:
    """What a bot that does not start says at last."""
    status = bot.launch().ended()
    assert status in (2, 3), bot.log
    assert "Traceback" not in bot.log
    assert '"listening"' not in bot.log
    return bot.log.splitlines()[-1].removeprefix("councilbot: ")


@pytest.mark.parametrize(
    ("extra", "line"),
    [
        ({"SLACK_BOT_TOKEN": ""}, BOTH_TOKENS),
        ({"SLACK_APP_TOKEN": ""}, BOTH_TOKENS),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, REFUSED),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, REFUSED),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "Slack does not answer"),
        ({"COUNCILBOT_RANKER": "/no/such/ranker"}, "COUNCILBOT_RANKER names /no/such/ranker"),
        ({"COUNCILBOT_ROLES": "/no/such/roles"}, "/no/such/roles, the file of the roles,"),
        ({"COUNCILBOT_INDEX": "/no/such/index"}, "There is no index"),
        ({"COUNCILBOT_STATE": "/dev/null/state"}, "/dev/null/state cannot be written"),
        (CLIENT, "SLACK_CLIENT_ID is set, which is for several workspaces"),
    ],
    ids=[
        "no bot token",
        "no app token",
        "wrong bot token",
        "wrong app token",
        "no Slack",
        "no ranker",
        "no roles",
        "no index",
        "no state",
        "for several workspaces",
    ],
)
def test_a_start_that_cannot_work_ends_in_one_line(
    slack: FakeSlack, papers: Settings, tmp_path: Path, extra: dict[str, str], line: str
) -> None:
    """That says what to do."""
    assert refusal(BotProcess(slack, papers, tmp_path, **extra)).startswith(line)


@pytest.mark.parametrize(
    ("extra", "line"),
    [
        ({"SLACK_SIGNING_SECRET": ""}, "Set SLACK_SIGNING_SECRET;"),
        ({"SLACK_BOT_TOKEN": ""}, "Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID"),
        (CLIENT, "SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set"),
        (
            {**CLIENT, "SLACK_BOT_TOKEN": "", "COUNCILBOT_INSTALLATIONS": "my database"},
            "COUNCILBOT_INSTALLATIONS is no address of a database",
        ),
        (
            {
                **CLIENT,
                "SLACK_BOT_TOKEN": "",
                "COUNCILBOT_INSTALLATIONS": "postgresql+asyncpg://nobody@127.0.0.1:9/nothing",
            },
            "The database that COUNCILBOT_INSTALLATIONS names does not answer",
        ),
    ],
    ids=["no secret", "no token", "two ways", "no database", "no such database"],
)
def test_a_start_over_http_that_cannot_work_ends_in_one_line(
    slack: FakeSlack, papers: Settings, tmp_path: Path, extra: dict[str, str], line: str
) -> None:
    """As over sockets."""
    assert refusal(BotProcess(slack, papers, tmp_path, http=True, **extra)).startswith(line)


def test_a_port_that_is_taken_is_told(new_bot: NewBot, slack: FakeSlack) -> None:
    """Before it is said that the bot listens."""
    bot = new_bot(slack, http=True)
    with socket.create_server(("127.0.0.1", bot.port)):
        line = refusal(bot)

    assert line.startswith(f"Nothing can listen on 127.0.0.1, port {bot.port}")


@pytest.mark.parametrize("scope", ["files:write", "connections:write"])
def test_a_scope_that_is_missing_is_named(
    papers: Settings, manifest: Payload, tmp_path: Path, scope: str
) -> None:
    """And which token lacks it."""
    token = "SLACK_APP_TOKEN" if scope == "connections:write" else "SLACK_BOT_TOKEN"
    with FakeSlack.start(manifest=manifest, without_scopes=[scope]) as slack:
        line = refusal(BotProcess(slack, papers, tmp_path))

    assert line.startswith(f"{token} lacks {scope}: update the app from manifest.json")


@pytest.mark.parametrize("name", ["audit.sqlite", "slack.sqlite", "feedback.sqlite"])
def test_a_memory_that_cannot_be_opened_is_named(
    papers: Settings, slack: FakeSlack, tmp_path: Path, name: str
) -> None:
    """Rather than to start without it."""
    (tmp_path / name).mkdir()

    assert name in refusal(BotProcess(slack, papers, tmp_path))


@pytest.mark.parametrize("http", [True, False])
def test_two_bots_do_not_share_a_memory(bot: BotProcess, new_bot: NewBot, http: bool) -> None:
    """The second is refused, and the first goes on."""
    line = refusal(new_bot(bot.slack, state=bot.state, http=http))

    assert line.startswith("Another councilbot answers in Slack with the memory in")
    assert bot.slack.member("alice").dm(LODESTAR).reply().quotes


def test_the_manifest_asks_for_the_events_that_are_listened_to() -> None:
    """And for no others."""
    events = json.loads((ROOT / "manifest.json").read_text("utf-8"))["settings"][
        "event_subscriptions"
    ]

    assert events["bot_events"] == [
        "app_home_opened",
        "app_mention",
        "message.channels",
        "message.groups",
        "message.im",
        "message.mpim",
    ]
