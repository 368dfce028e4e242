"""Commands and shortcuts, and how any gesture of a member's reaches the app."""

import copy
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakeslack.interactions import Interaction
from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.reading import Reading
from tests.fakeslack.shapes import Payload
from tests.fakeslack.speech import Impossible, Speaker
from tests.fakeslack.threads import Thread


@dataclass(frozen=True)
class Actor(Speaker):
    """A person who uses commands and shortcuts."""

    dispatch: Callable[[Interaction], None]
    """Sends an interaction to the app."""

    def slash(self, command: str, text: str = "", channel: str = "general") -> Interaction:
        """Use a slash command in a channel or, without one, in the talk with the app."""
        if command not in self.workspace.app.commands:
            raise Impossible(f"the manifest has no command {command}")
        with self.workspace.journal.changed:
            place = self._named(channel) if channel else self.workspace.direct(self.user)
            fields = {"command": command, "text": text, "user_id": self.id}
            fields |= {"user_name": self.user.name, "channel_id": place.id}
            fields |= {"channel_name": shown_name(place), "team_domain": self.workspace.domain}
            return self._interact("slash_commands", place, fields)

    def shortcut(self, reading: Reading | Thread, callback_id: str) -> Interaction:
        """Use a message shortcut on a message."""
        self._need_shortcut("message", callback_id)
        with self.workspace.journal.changed:
            message = self._on_screen(reading)
            if message.ephemeral_to:
                raise Impossible("a message that only one member sees has no shortcuts")
            place = self._place(message)
            fields: Payload = {"type": "message_action", "callback_id": callback_id}
            fields |= {"message": copy.deepcopy(message.payload), "message_ts": message.ts}
            fields["channel"] = {"id": place.id, "name": shown_name(place)}
            return self._interact("interactive", place, self._signed(fields))

    def global_shortcut(self, callback_id: str) -> Interaction:
        """Use a shortcut that belongs to no message."""
        self._need_shortcut("global", callback_id)
        with self.workspace.journal.changed:
            fields: Payload = {"type": "shortcut", "callback_id": callback_id}
            return self._interact("interactive", None, self._signed(fields))

    def _need_shortcut(self, kind: str, callback_id: str) -> None:
        self._need_interactivity()
        if callback_id not in self.workspace.app.shortcuts(kind):
            raise Impossible(f"the manifest has no {kind} shortcut {callback_id}")

    def _need_interactivity(self) -> None:
        if not self.workspace.app.is_interactive:
            raise Impossible("the manifest does not enable interactivity")

    def _signed(self, fields: Payload) -> Payload:
        """Say who did it, and when."""
        user = {"id": self.id, "username": self.user.name, "name": self.user.name}
        user["team_id"] = self.user.team_id
        return fields | {"user": user, "action_ts": self.workspace.clock.ts()}

    def _interact(
        self, kind: str, channel: Channel | None, fields: Payload, original: Message | None = None
    ) -> Interaction:
        self._need_account()
        workspace = self.workspace
        if workspace.standing:
            raise Impossible(f"the app is not installed in {workspace.domain}")
        interaction = Interaction(
            workspace=workspace,
            kind=kind,
            user=self.user,
            channel=channel,
            trigger_id=f"{secrets.randbelow(10**9)}.{secrets.token_hex(8)}",
            hook=secrets.token_hex(8),
            began=workspace.clock.now(),
            original=original,
            view_id=fields.get("view", {}).get("id", ""),
        )
        interaction.payload = self._payload_of(interaction, fields)
        for key in (interaction.trigger_id, interaction.hook):
            workspace.interactions[key] = interaction
        workspace.journal.note(f"{kind} by {self.user.name}: {sorted(fields.items())!s:.200}")
        self.dispatch(interaction)
        return interaction

    def _payload_of(self, interaction: Interaction, fields: Payload) -> Payload:
        workspace = self.workspace
        common: Payload = {
            "token": "verification-token-is-deprecated",
            "api_app_id": workspace.app.app_id,
            "trigger_id": interaction.trigger_id,
        }
        if interaction.kind == "slash_commands":
            common |= {"team_id": workspace.team_id, "is_enterprise_install": "false"}
        else:
            common["team"] = {"id": workspace.team_id, "domain": workspace.domain}
            common |= {"enterprise": None, "is_enterprise_install": False}
        if interaction.channel is not None:
            common["response_url"] = f"{workspace.hooks_url}{interaction.hook}"
        return fields | common


def shown_name(channel: Channel) -> str:
    """Give the name by which payloads call a conversation: of a private one, only its kind."""
    return {"im": "directmessage", "group": "privategroup"}.get(channel.kind, channel.name)
