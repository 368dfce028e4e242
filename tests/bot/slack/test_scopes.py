"""What the bot must be allowed to do."""

import json

from bot.slack.scopes import APP, BOT, missing
from tests.bot.slack.conftest import MANIFEST
from tests.fakeslack.manifest import installed


def test_the_manifest_asks_for_what_is_needed() -> None:
    """And for nothing else."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))

    assert set(manifest["oauth_config"]["scopes"]["bot"]) == BOT


def test_the_app_token_opens_connections() -> None:
    """As Slack grants it to an app with sockets."""
    assert installed(MANIFEST, ()).app_scopes >= APP


def test_nothing_is_missing_of_what_is_granted() -> None:
    """In whatever order Slack lists it, and whatever more there is."""
    assert missing(", ".join(sorted(BOT, reverse=True)) + ",team:read") == []


def test_names_what_is_missing() -> None:
    """In order, for a message."""
    assert missing("") == sorted(BOT)
    assert missing(",".join(BOT - {"commands", "chat:write"})) == ["chat:write", "commands"]
