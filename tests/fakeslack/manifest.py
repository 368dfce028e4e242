"""The app under test, as its manifest describes it."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fakeslack.shapes import Payload


@dataclass(frozen=True)
class App:
    """An installed app: its ids, its tokens and what its manifest asks for."""

    manifest: Payload
    app_id: str = "A000000APP"
    bot_id: str = "B000000BOT"
    bot_user_id: str = "U000000BOT"
    bot_token: str = field(default_factory=lambda: f"xoxb-{secrets.token_hex(16)}")
    app_token: str = field(default_factory=lambda: f"xapp-1-{secrets.token_hex(16)}")
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    client_id: str = field(default_factory=lambda: f"1.{secrets.randbelow(10**12)}")
    client_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    withheld: frozenset[str] = frozenset()
    """Scopes that are not granted although the manifest asks for them."""
    agreed: frozenset[str] | None = None
    """The scopes agreed to when the app was installed by OAuth; None for all of the manifest's."""

    @property
    def name(self) -> str:
        return str(self._feature("bot_user").get("display_name", "app"))

    @property
    def scopes(self) -> frozenset[str]:
        """What the bot's token may do."""
        scopes = self.manifest.get("oauth_config", {}).get("scopes", {})
        agreed = frozenset(scopes.get("bot", [])) if self.agreed is None else self.agreed
        return agreed - self.withheld

    @property
    def app_scopes(self) -> frozenset[str]:
        """What the app-level token may do."""
        return frozenset({"connections:write"}) - self.withheld

    @property
    def events(self) -> frozenset[str]:
        """The names of the events that the app has subscribed to."""
        subscriptions = self._setting("event_subscriptions")
        return frozenset(subscriptions.get("bot_events", []))

    @property
    def is_agent(self) -> bool:
        features = self.manifest.get("features", {})
        return bool(features.keys() & {"agent_view", "assistant_view"})

    @property
    def is_interactive(self) -> bool:
        return bool(self._setting("interactivity").get("is_enabled"))

    @property
    def has_home_tab(self) -> bool:
        return bool(self._feature("app_home").get("home_tab_enabled"))

    @property
    def takes_messages(self) -> bool:
        home = self._feature("app_home")
        return bool(home.get("messages_tab_enabled")) and not home.get(
            "messages_tab_read_only_enabled", False
        )

    @property
    def commands(self) -> frozenset[str]:
        return frozenset(one["command"] for one in self._feature("slash_commands") or [])

    def shortcuts(self, kind: str) -> frozenset[str]:
        """The callback ids of the shortcuts of one kind, `message` or `global`."""
        known = self._feature("shortcuts") or []
        return frozenset(one["callback_id"] for one in known if one["type"] == kind)

    def _feature(self, name: str) -> Any:
        return self.manifest.get("features", {}).get(name, {})

    def _setting(self, name: str) -> Payload:
        return dict(self.manifest.get("settings", {}).get(name, {}))


def installed(manifest: Path | Payload, without: Iterable[str] = ()) -> App:
    """Install the app that a manifest, or the file that holds it, describes, lacking scopes."""
    described: Payload = (
        json.loads(manifest.read_text(encoding="utf-8")) if isinstance(manifest, Path) else manifest
    )
    return App(described, withheld=frozenset(without))
