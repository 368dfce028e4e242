"""Members: people who, beside speaking, click, send in and look round."""

import copy
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakeslack import events
from tests.fakeslack.interactions import Interaction
from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.reading import Reading
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Button
from tests.fakeslack.speech import Impossible, Speaker
from tests.fakeslack.threads import Thread


@dataclass(frozen=True)
class Member(Speaker):
    """A person who uses Slack."""

    dispatch: Callable[[Interaction], None]
    """Sends an interaction to the app."""

    def open_home(self, tab: str = "messages") -> list[events.Event]:
        """Open the app's home or messages tab."""
        with self.workspace.journal.changed:
            channel = self.workspace.direct(self.user)
            inner: Payload = {"type": "app_home_opened", "user": self.id, "channel": channel.id}
            inner |= {"tab": tab, "event_ts": self.workspace.clock.ts()}
            if tab == "home" and self.id in self.workspace.homes:
                inner["view"] = self.workspace.homes[self.id]
            return events.emit(self.workspace, inner)

    def slash(self, command: str, text: str = "", channel: str = "general") -> Interaction:
        """Use a slash command in a channel or, without one, in the talk with the app."""
        if command not in self.workspace.app.commands:
            raise Impossible(f"the manifest has no command {command}")
        with self.workspace.journal.changed:
            place = self._named(channel) if channel else self.workspace.direct(self.user)
            fields = {"command": command, "text": text, "user_id": self.id}
            fields |= {"user_name": self.user.name, "channel_id": place.id}
            fields |= {"channel_name": _shown(place), "team_domain": self.workspace.domain}
            return self._interact("slash_commands", place, fields)

    def click(self, reading: Reading, action_id: str, value: str | None = None) -> Interaction:
        """Click a button of a message, by its action id and, where several share it, its value."""
        self._need_interactivity()
        with self.workspace.journal.changed:
            message = self._on_screen(reading)
            button = self._button(message, action_id, value)
            action: Payload = {"type": button.kind, "action_id": action_id, "value": button.value}
            action |= {"block_id": button.block_id, "action_ts": self.workspace.clock.ts()}
            action["text"] = {"type": "plain_text", "text": button.label}
            fields = self._about(message) | {"type": "block_actions", "actions": [action]}
            return self._interact("interactive", self._place(message), fields, message)

    def shortcut(self, reading: Reading | Thread, callback_id: str) -> Interaction:
        """Use a message shortcut on a message."""
        self._need_interactivity()
        if callback_id not in self.workspace.app.shortcuts("message"):
            raise Impossible(f"the manifest has no message shortcut {callback_id}")
        with self.workspace.journal.changed:
            message = self._on_screen(reading)
            fields = self._about(message) | {"type": "message_action", "callback_id": callback_id}
            fields |= {"message_ts": message.ts, "action_ts": self.workspace.clock.ts()}
            return self._interact("interactive", self._place(message), fields)

    def submit(self, view: Payload, values: Payload | None = None) -> Interaction:
        """Send a modal in; `values` is its state by block id and action id."""
        self._need_interactivity()
        with self.workspace.journal.changed:
            stored = {**view, "state": {"values": values or {}}}
            fields = {"type": "view_submission", "view": stored, "user": self._self()}
            return self._interact("interactive", None, fields)

    def _need_interactivity(self) -> None:
        if not self.workspace.app.is_interactive:
            raise Impossible("the manifest does not enable interactivity")

    def _button(self, message: Message, action_id: str, value: str | None) -> Button:
        buttons = self.workspace.read(message).buttons
        for button in buttons:
            if button.action_id == action_id and value in (None, button.value):
                return button
        raise Impossible(f"there is no button {action_id} among {buttons}")

    def _self(self) -> Payload:
        return {"id": self.id, "username": self.user.name, "team_id": self.user.team_id}

    def _about(self, message: Message) -> Payload:
        place = self._place(message)
        container: Payload = {"type": "message", "message_ts": message.ts, "channel_id": place.id}
        container["is_ephemeral"] = message.ephemeral_to is not None
        about: Payload = {"user": self._self(), "container": container}
        about["channel"] = {"id": place.id, "name": _shown(place)}
        return about | {"message": copy.deepcopy(message.payload)}

    def _interact(
        self, kind: str, channel: Channel | None, fields: Payload, original: Message | None = None
    ) -> Interaction:
        self._need_account()
        workspace = self.workspace
        interaction = Interaction(
            workspace=workspace,
            kind=kind,
            user=self.user,
            channel=channel,
            trigger_id=f"{secrets.randbelow(10**9)}.{secrets.token_hex(8)}",
            hook=secrets.token_hex(8),
            began=workspace.clock.now(),
            original=original,
        )
        interaction.payload = self._payload_of(interaction, fields)
        workspace.interactions |= dict.fromkeys(
            (interaction.trigger_id, interaction.hook), interaction
        )
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
            common["team_id"] = workspace.team_id
        else:
            common["team"] = {"id": workspace.team_id, "domain": workspace.domain}
        if interaction.channel is not None:
            common["response_url"] = f"{workspace.hooks_url}{interaction.hook}"
        return fields | common


def _shown(channel: Channel) -> str:
    """Give the name by which payloads call a conversation: of a private one, only its kind."""
    return {"im": "directmessage", "group": "privategroup"}.get(channel.kind, channel.name)
