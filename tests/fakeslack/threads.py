"""A thread as the member who spoke in it sees it, and ways to wait for the app's answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tests.fakeslack.events import Event
from tests.fakeslack.journal import Delivery
from tests.fakeslack.messages import Message
from tests.fakeslack.reading import Reading
from tests.fakeslack.workspace import Workspace

Found = TypeVar("Found")


@dataclass(frozen=True)
class Thread:
    """The thread of one message of a member's; what the app posts in it after that counts."""

    workspace: Workspace
    message: Message
    events: list[Event]
    """What the app was sent about the message: app_mention, message, both or nothing."""

    @property
    def event(self) -> Event:
        """The first event that the app was sent about the message."""
        return self.events[0]

    @property
    def channel(self) -> str:
        return self.message.channel

    @property
    def ts(self) -> str:
        return self.message.ts

    @property
    def root(self) -> str:
        """The `ts` of the message at the head of the thread."""
        return self.message.root

    def replies(self, count: int = 1, within: float = 10.0) -> list[Reading]:
        """Wait until the app has finished `count` posts here, and read all that it has posted."""
        what = f"posts of the app in thread {self.root} after {self.ts}"
        return self.workspace.awaited(self._posts, count, within, what)

    def reply(self, within: float = 10.0) -> Reading:
        """Wait for the app's first post here, and read it."""
        return self.replies(1, within)[0]

    def private_replies(self, count: int = 1, within: float = 10.0) -> list[Reading]:
        """Wait for `count` messages here that only the member who spoke sees, and read them."""
        what = f"private answers in thread {self.root}"
        return self.workspace.awaited(self._private, count, within, what)

    def private_reply(self, within: float = 10.0) -> Reading:
        """Wait for the first message here that only the member who spoke sees, and read it."""
        return self.private_replies(1, within)[0]

    def _private(self) -> list[Message]:
        mine = self.workspace.channels[self.channel].private(self.message.payload["user"])
        return [one for one in mine if one.root == self.root]

    def until(
        self,
        probe: Callable[[list[Reading]], Found],
        within: float = 10.0,
        what: str = "the thread to change",
    ) -> Found:
        """Wait until `probe` finds something in the app's posts, and return it."""
        return self.workspace.journal.wait(lambda: probe(self.seen()), within, what)

    def seen(self) -> list[Reading]:
        """Read what the app has posted here so far, without waiting."""
        with self.workspace.journal.changed:
            return [self.workspace.read(one) for one in self._posts()]

    def _posts(self) -> list[Message]:
        mine = self.workspace.app.bot_id
        return [
            one
            for one in self.workspace.channels[self.channel].thread(self.root)
            if one.payload.get("bot_id") == mine
            and float(one.ts) > float(self.ts)
            and not self.workspace.is_streaming(one)
        ]

    def stays_silent(self, seconds: float = 0.5) -> None:
        """Raise if the app posts here within `seconds`."""
        journal = self.workspace.journal
        with journal.changed:
            if journal.changed.wait_for(self.seen, timeout=seconds):
                raise AssertionError(f"the app has posted: {self.seen()}\n{journal.dump()}")

    def acknowledged(self, within: float = 5.0) -> float:
        """Wait until every event about the message is acknowledged; give the longest wait."""
        found = self.workspace.journal.wait(self._acknowledgements, within, "acknowledgements")
        return max(one.seconds or 0.0 for one in found)

    def _acknowledgements(self) -> list[Delivery]:
        journal = self.workspace.journal
        sent = [one for event in self.events for one in journal.deliveries_of(event.id)]
        mine = [one for one in sent if one.seconds is not None]
        return mine if {one.event_id for one in mine} == {one.id for one in self.events} else []

    @property
    def statuses(self) -> list[str]:
        """Every status that the app has set under the thread, in order."""
        with self.workspace.journal.changed:
            said = self.workspace.statuses.get((self.channel, self.root), [])
            return [one.text for one in said]

    @property
    def status(self) -> str:
        """The status that shows under the thread at this moment."""
        with self.workspace.journal.changed:
            return self.workspace.status(self.channel, self.root)

    def status_set(self, within: float = 10.0) -> str:
        """Wait for the first status under the thread."""
        return self.workspace.journal.wait(lambda: self.statuses, within, "a status")[0]
