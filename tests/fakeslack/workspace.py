"""The workspace: its people, its conversations, what the app has set in them, and its ids."""

import itertools
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tests.fakeslack.clock import Clock
from tests.fakeslack.events import Event
from tests.fakeslack.journal import MOST_KEPT, Journal
from tests.fakeslack.manifest import App
from tests.fakeslack.messages import Channel, Kind, Message
from tests.fakeslack.reading import Reading, read
from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload

if TYPE_CHECKING:
    from tests.fakeslack.files import Upload
    from tests.fakeslack.interactions import Interaction

STATUS_SECONDS = 120.0
STREAM_SECONDS = 300.0
PARTNER_TEAM = "T00PARTNER"
"""The organisation with which channels are shared."""

Guest = Literal["", "single", "multi"]


@dataclass(eq=False)
class User:
    """A person in the workspace, or one from elsewhere."""

    id: str
    name: str
    team_id: str
    guest: Guest = ""
    """Whether a guest, in a single channel or in several."""
    admin: bool = False
    deleted: bool = False
    """Whether the account has been deactivated."""
    bot: bool = False


@dataclass(frozen=True)
class Status:
    """What the app has said it is doing, under a thread."""

    channel: str
    thread_ts: str
    text: str
    loading_messages: tuple[str, ...]
    at: float


@dataclass
class Workspace:
    """The state of Slack; touch it only with `journal.changed` held."""

    app: App
    clock: Clock = field(default_factory=Clock)
    journal: Journal = field(default_factory=Journal)
    outbox: Callable[[Event], None] = lambda _event: None
    """Takes the events that the app is to be sent."""
    emitted: deque[Event] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    """The latest events that the app was to be sent."""
    team_id: str = "T000000TWN"
    domain: str = "townhall"
    hooks_url: str = ""
    """Where response URLs begin."""
    uploads_url: str = ""
    """Where the addresses to which files are sent begin."""
    standing: str = ""
    """Why the app's token is refused here; empty where it is good."""
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    statuses: dict[tuple[str, str], list[Status]] = field(default_factory=dict)
    """Every status that was set under each thread."""
    showing: dict[tuple[str, str], Status] = field(default_factory=dict)
    """The status under each thread, until the app posts there."""
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    prompts: dict[str, list[Payload]] = field(default_factory=dict)
    modals: dict[str, list[Payload]] = field(default_factory=dict)
    """The modals that each member has open, the one on top last."""
    homes: dict[str, Payload] = field(default_factory=dict)
    uploads: "dict[str, Upload]" = field(default_factory=dict)
    interactions: "dict[str, Interaction]" = field(default_factory=dict)
    """By trigger and by response URL."""
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    """Numbers for ids, shared by all workspaces."""

    def new_id(self, prefix: str) -> str:
        """Give an id that nothing else has, such as C00000000A."""
        return f"{prefix}{next(self.ids):08X}"

    def clear(self) -> None:
        """Forget what was said and set, and keep the people, the channels and the ids."""
        for channel in self.channels.values():
            channel.clear()
        self.emitted.clear()
        for set_by_app in (self.showing, self.titles, self.prompts, self.statuses):
            set_by_app.clear()
        for kept in (self.modals, self.homes, self.uploads, self.interactions):
            kept.clear()

    def user(self, name: str, team_id: str | None = None) -> User:
        """Give the member of that name, who joins when first named."""
        for user in self.users.values():
            if user.name == name:
                return user
        user = User(self.new_id("U"), name, team_id or self.team_id)
        self.users[user.id] = user
        return user

    def channel(self, name: str, kind: Kind = "channel", *, bot: bool = True) -> Channel:
        """Give the channel of that name, which is created when first named."""
        for channel in self.channels.values():
            if channel.name == name:
                return channel
        channel = Channel(self.new_id("C"), name, kind, bot_is_member=bot)
        self.channels[channel.id] = channel
        return channel

    def id_of(self, name: str) -> str:
        """Give the id of the channel of that name, with or without #; else what was given."""
        if name in self.channels:
            return name
        named = name.removeprefix("#")
        found = (one for one in self.channels.values() if one.name == named)
        return next((one.id for one in found if one.kind in ("channel", "group")), name)

    def direct(self, user: User) -> Channel:
        """Give the direct conversation between the app and a member."""
        for channel in self.channels.values():
            if channel.user == user.id:
                return channel
        channel = Channel(self.new_id("D"), f"direct-{user.name}", "im", user=user.id)
        self.channels[channel.id] = channel
        return channel

    def group(self, users: Iterable[User]) -> Channel:
        """Give the group DM of the app and some members."""
        named = {user.id: user.name for user in users}
        for channel in self.channels.values():
            if channel.kind == "mpim" and channel.members == named.keys():
                return channel
        name = f"mpdm-{'--'.join([*sorted(named.values()), self.app.name])}-1"
        channel = Channel(self.new_id("C"), name, "mpim", members=frozenset(named))
        self.channels[channel.id] = channel
        return channel

    def others_in(self, channel: Channel) -> list[str]:
        """Name the other organisations that are in a conversation."""
        here = channel.members | {channel.user}
        people = (self.users[one].team_id for one in here if one in self.users)
        found = {PARTNER_TEAM} if channel.shared is True else set()
        return sorted({*found, *people} - {self.team_id})

    def seen(self, channel_id: str) -> Channel:
        """Give the conversation of that id, or refuse when the app cannot see it."""
        channel = self.channels.get(channel_id)
        if channel is None or (channel.kind != "channel" and not channel.bot_is_member):
            raise Refused("channel_not_found")
        return channel

    def found(self, channel_id: str, ts: str) -> Message:
        """Give a message that is there, or refuse."""
        message = self.seen(channel_id).messages.get(ts)
        if message is None or message.is_tombstone:
            raise Refused("message_not_found")
        return message

    def name_of(self, some_id: str) -> str:
        """Give what members see for the id of a user or a channel."""
        if some_id in self.channels:
            return f"#{self.channels[some_id].name}"
        if some_id == self.app.bot_user_id:
            return f"@{self.app.name}"
        return f"@{self.users[some_id].name}" if some_id in self.users else f"@{some_id}"

    def read(self, message: Message) -> Reading:
        """Read a message as a member does."""
        return read(message, self.name_of)

    def awaited(
        self, find: Callable[[], list[Message]], count: int, within: float, what: str
    ) -> list[Reading]:
        """Wait until `find` finds `count` messages, and read all that it finds."""
        with self.journal.changed:
            found = self.journal.wait(
                lambda: seen if len(seen := find()) >= count else [], within, f"{count} {what}"
            )
            return [self.read(message) for message in found]

    def is_streaming(self, message: Message) -> bool:
        """Tell whether a message is still being streamed; a stream lives for five minutes."""
        stream = message.stream
        return stream is not None and self.clock.now() - stream.began < STREAM_SECONDS

    def status(self, channel: str, thread_ts: str) -> str:
        """Give the status shown under a thread: cleared by a post, gone after two minutes."""
        said = self.showing.get((channel, thread_ts))
        fresh = said is not None and self.clock.now() - said.at < STATUS_SECONDS
        return said.text if said is not None and fresh else ""


def elsewhere(home: Workspace, name: str) -> Workspace:
    """Make another workspace of the same Slack, in which the app is not installed yet."""
    app = replace(
        home.app,
        bot_id=home.new_id("B"),
        bot_user_id=home.new_id("U"),
        bot_token=f"xoxb-{secrets.token_hex(16)}",
        agreed=frozenset(),
    )
    return Workspace(
        app,
        home.clock,
        home.journal,
        team_id=home.new_id("T"),
        domain=name,
        standing="invalid_auth",
        ids=home.ids,
    )
