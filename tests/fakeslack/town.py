"""One workspace as a test sees it: its people, its channels and what happens there."""

from collections.abc import Iterable
from typing import Unpack

from tests.fakeslack import events
from tests.fakeslack.browser import Browser, Visit
from tests.fakeslack.changes import ChannelTraits, UserTraits, channel_of, user_of
from tests.fakeslack.engine import Engine
from tests.fakeslack.events import Event
from tests.fakeslack.interactions import Interaction
from tests.fakeslack.manifest import App
from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.oauth import asked_of
from tests.fakeslack.people import Member
from tests.fakeslack.screens import Screen
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace


class Town:
    """A workspace in which the app is, or may be, installed."""

    def __init__(self, workspace: Workspace, engine: Engine) -> None:
        self.workspace = workspace
        self._engine = engine

    @property
    def app(self) -> App:
        return self.workspace.app

    @property
    def bot_token(self) -> str:
        return self.app.bot_token

    @property
    def is_installed(self) -> bool:
        """Whether the app's token is good here."""
        with self.workspace.journal.changed:
            return not self.workspace.standing

    def authorise(self, url: str, *, by: str = "installer", agrees: bool = True) -> str:
        """
        Agree, or not, on Slack's page to which the app's install page leads.

        Gives the address of the app's to which the browser is sent back, with `code` and `state`.
        """
        with self.workspace.journal.changed:
            user = self.workspace.user(by)
            asked = asked_of(url)
            return self._engine.oauth.authorised(self.workspace, user, asked, agrees=agrees)

    def install(self, page: str, *, by: str = "installer", agrees: bool = True) -> Visit:
        """Install the app from its own install page, as somebody with a browser does."""
        browser = Browser()
        asked = browser.open(page).authorise_url
        return browser.open(self.authorise(asked, by=by, agrees=agrees))

    def uninstall(self) -> list[Event]:
        """Take the app out of the workspace: it is told, and its token is good no more."""
        with self.workspace.journal.changed:
            told = [*events.emit(self.workspace, {"type": "app_uninstalled"}), *self._revoked()]
            self.workspace.standing = "account_inactive"
            return told

    def revoke(self) -> list[Event]:
        """Revoke the app's token, and tell it."""
        with self.workspace.journal.changed:
            told = self._revoked()
            self.workspace.standing = "token_revoked"
            return told

    def _revoked(self) -> list[Event]:
        tokens = {"oauth": [], "bot": [self.app.bot_user_id]}
        return events.emit(self.workspace, {"type": "tokens_revoked", "tokens": tokens})

    def member(self, name: str, **traits: Unpack[UserTraits]) -> Member:
        """
        Give a member by name, who joins when first named, and make them what is said.

        `guest` is "single" or "multi", a `team_id` makes somebody of another workspace, `deleted`
        deactivates the account; said of somebody who is there already, the app is told of it.
        """
        with self.workspace.journal.changed:
            user = user_of(self.workspace, name, **traits)
            return Member(self.workspace, user, self._dispatch)

    def channel(self, name: str, **traits: Unpack[ChannelTraits]) -> Channel:
        """
        Give a channel by name, created when first named, and make it what is said.

        `private`, `bot` (whether the app is in it), `shared` with another organisation (or
        "pending") and `archived` may change at any time, and the app is told as Slack would.
        """
        with self.workspace.journal.changed:
            return channel_of(self.workspace, name, **traits)

    def group_dm(self, names: Iterable[str]) -> Channel:
        """Give the group DM of the app and the members of these names."""
        with self.workspace.journal.changed:
            return self.workspace.group([self.workspace.user(name) for name in names])

    def home_of(self, member: Member, having: str = "", within: float = 10.0) -> Screen:
        """Wait until the home tab that the app shows to a member says `having`, and read it."""
        return member.home(having, within)

    def modal_of(self, member: Member, having: str = "", within: float = 10.0) -> Screen:
        """Wait until the modal on top of a member's says `having`, and read it."""
        return member.modal(having, within)

    def emit(self, inner: Payload) -> list[Event]:
        """Send the app any other event that its manifest subscribes to."""
        with self.workspace.journal.changed:
            channel = self.workspace.channels.get(str(inner.get("channel")))
            return events.emit(self.workspace, inner, channel)

    def events_of(self, kind: str) -> list[Event]:
        """Every event of a type that the app was to be sent so far, delivered or not."""
        with self.workspace.journal.changed:
            return [event for event in self.workspace.emitted if event.kind == kind]

    def other_app_posts(self, channel: str, text: str) -> list[Event]:
        """Have some other app post in a channel."""
        with self.workspace.journal.changed:
            place = self.workspace.channel(channel)
            payload = {"type": "message", "subtype": "bot_message", "bot_id": "B0000OTHER"}
            payload |= {"ts": self.workspace.clock.ts(), "text": text, "username": "other app"}
            message = Message(place.id, {**payload, "user": "U0000OTHER"})
            place.add(message)
            return events.posted(self.workspace, message)

    def _dispatch(self, interaction: Interaction) -> None:
        self._engine.soon(self._engine.deliverer.begin_once, interaction)
