"""What members say, edit, delete and read."""

import copy
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tests.fakeslack import chat, events
from tests.fakeslack.composer import addressed, composed
from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.reading import Reading
from tests.fakeslack.shapes import Payload
from tests.fakeslack.threads import Thread
from tests.fakeslack.workspace import User, Workspace


class Place(Protocol):
    """Where a message is: a thread or a reading will do."""

    @property
    def channel(self) -> str: ...

    @property
    def ts(self) -> str: ...

    @property
    def root(self) -> str: ...


class Impossible(AssertionError):
    """A member cannot do this, because of the app's manifest or of what is on the screen."""


@dataclass(frozen=True)
class Speaker:
    """A person who writes and reads in Slack."""

    workspace: Workspace
    user: User

    @property
    def id(self) -> str:
        return self.user.id

    def mention(self, channel: str, text: str, thread: Place | None = None) -> Thread:
        """Speak to the app in a channel, by its name; where the text lacks @app it comes first."""
        app = self.workspace.app
        return self._say(self._named(channel), addressed(text, app.name, app.bot_user_id), thread)

    def say(self, channel: str, text: str, thread: Place | None = None) -> Thread:
        """Say something in a channel without naming the app."""
        return self._say(self._named(channel), text, thread)

    def dm(self, text: str, thread: Place | None = None) -> Thread:
        """Write to the app directly."""
        if not self.workspace.app.takes_messages:
            raise Impossible("the manifest does not let members write to the app directly")
        with self.workspace.journal.changed:
            return self._say(self.workspace.direct(self.user), text, thread)

    def group_dm(self, text: str, others: Iterable[str], thread: Place | None = None) -> Thread:
        """Write in the group DM with the app and others, by name; `@app` typed is a mention."""
        with self.workspace.journal.changed:
            people = [self.user, *(self.workspace.user(name) for name in others)]
            return self._say(self.workspace.group(people), self._typed(text), thread)

    def reply(self, to: Place, text: str) -> Thread:
        """Answer in the thread of a message, without naming the app."""
        return self._say(self.workspace.channels[to.channel], text, to)

    def edit(self, place: Place, text: str) -> list[events.Event]:
        """Change what a message of one's own says; `@app` in it is a mention."""
        with self.workspace.journal.changed:
            message = self._own(place)
            previous = copy.deepcopy(message.payload)
            message.payload |= composed(self._typed(text), self.workspace.new_id("b"))
            message.payload["edited"] = {"user": self.id, "ts": self.workspace.clock.ts()}
            self.workspace.journal.note(f"{self.user.name} edits {message.ts}: {text}")
            return events.changed(self.workspace, message, previous)

    def delete(self, place: Place) -> None:
        """Delete a message of one's own."""
        with self.workspace.journal.changed:
            chat.withdraw(self.workspace, self._own(place))

    def reads(self, channel: str = "") -> list[Reading]:
        """Read all that this member sees in a channel or, without one, in the talk with the app."""
        with self.workspace.journal.changed:
            place = self._named(channel) if channel else self.workspace.direct(self.user)
            seen = [*place.messages.values(), *place.private(self.id)]
            shown = sorted(seen, key=lambda one: float(one.ts))
            return [self.workspace.read(one) for one in shown]

    def sees_privately(
        self, channel: str = "", count: int = 1, within: float = 10.0
    ) -> list[Reading]:
        """Wait until only this member sees `count` messages in a channel, or the talk; read all."""
        with self.workspace.journal.changed:
            place = self._named(channel) if channel else self.workspace.direct(self.user)
        what = f"messages in {place.name} that only {self.user.name} sees"
        return self.workspace.awaited(lambda: place.private(self.id), count, within, what)

    def _typed(self, text: str) -> str:
        app = self.workspace.app
        return text.replace(f"@{app.name}", f"<@{app.bot_user_id}>")

    def _need_account(self) -> None:
        if self.user.deleted:
            raise Impossible(f"the account of {self.user.name} has been deactivated")

    def _say(self, channel: Channel, text: str, thread: Place | None) -> Thread:
        self._need_account()
        if channel.archived:
            raise Impossible(f"{channel.name} is archived")
        with self.workspace.journal.changed:
            message = Message(channel.id, self._payload(channel, text, thread))
            channel.add(message)
            said = f"{self.user.name} in {channel.name}, thread {message.root}: {text}"
            self.workspace.journal.note(f"said {message.ts} by {said}")
            return Thread(self.workspace, message, events.posted(self.workspace, message))

    def _payload(self, channel: Channel, text: str, thread: Place | None) -> Payload:
        payload: Payload = {
            "type": "message",
            "user": self.id,
            "ts": self.workspace.clock.ts(),
            "client_msg_id": str(uuid.uuid4()),
            "team": self.user.team_id,
            **composed(text, self.workspace.new_id("b")),
        }
        if thread is not None:
            head = channel.messages[thread.root].payload
            payload |= {"thread_ts": thread.root, "parent_user_id": head["user"]}
        if self.user.team_id != self.workspace.team_id:
            about = {"name": self.user.name, "team": self.user.team_id}
            payload |= {"user_team": self.user.team_id, "source_team": self.user.team_id}
            payload["user_profile"] = about
        return payload

    def _named(self, name: str) -> Channel:
        with self.workspace.journal.changed:
            known = self.workspace.channels.get(name)
            return known or self.workspace.channel(name.removeprefix("#"))

    def _place(self, message: Message) -> Channel:
        return self.workspace.channels[message.channel]

    def _own(self, place: Place) -> Message:
        message = self.workspace.channels[place.channel].messages[place.ts]
        if message.payload["user"] != self.id:
            raise Impossible("the message is not this member's")
        return message

    def _on_screen(self, place: Place) -> Message:
        channel = self.workspace.channels[place.channel]
        private = {one.ts: one for one in channel.private(self.id)}
        message = {**channel.messages, **private}.get(place.ts)
        if message is None:
            raise Impossible("the message is not there any more")
        return message
