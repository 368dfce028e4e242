"""
The loopback Slack. Start reading here.

`with FakeSlack.start(manifest=Path("manifest.json")) as slack:` listens on a free port; give the
app `slack.api_url`, `slack.bot_token` and `slack.app_token`, wait with `slack.connected()`, speak
with `slack.member("alice").mention("general", "…")`, and wait for `.replies(count=1)`. What a member
can do is in `people`, `gestures` and `speech`; what can be made of people, channels and the
installation in `town`; what can go wrong here and in `faults`.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, Unpack

from tests.fakeslack import signed
from tests.fakeslack.clock import Clock
from tests.fakeslack.deliver import Retries
from tests.fakeslack.engine import Engine
from tests.fakeslack.events import Event
from tests.fakeslack.faults import Fault, Plan
from tests.fakeslack.journal import Call, Delivery
from tests.fakeslack.manifest import installed
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sockets import CLOSING_SECONDS
from tests.fakeslack.town import Town
from tests.fakeslack.workspace import Workspace, elsewhere

Found = TypeVar("Found")


class FakeSlack(Town):
    """A Slack of one workspace and one app, running on this machine."""

    def __init__(self, workspace: Workspace, engine: Engine) -> None:
        super().__init__(workspace, engine)
        self.clock: Clock = workspace.clock
        self.journal = workspace.journal
        self._towns: dict[str, Town] = {}

    @classmethod
    def start(
        cls,
        *,
        manifest: Path | Payload,
        without_scopes: Iterable[str] = (),
        by_oauth: bool = False,
        port: int = 0,
        retries: Retries | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """
        Install the app that a manifest describes, and listen.

        It may lack scopes, or wait for its token until somebody installs it `by_oauth`.
        """
        workspace = Workspace(installed(manifest, without_scopes), clock or Clock())
        workspace.standing = "invalid_auth" if by_oauth else ""
        engine = Engine(workspace, retries or Retries(), port)
        engine.start()
        return cls(workspace, engine)

    def stop(self) -> None:
        """Close everything."""
        self._engine.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def api_url(self) -> str:
        """The base URL of the Web API, for SLACK_API_URL."""
        return f"{self._engine.site}api/"

    @property
    def authorise_url(self) -> str:
        """Where Slack asks whether to install an app, for OAuth's authorization URL."""
        return f"{self._engine.site}oauth/v2/authorize"

    def town(self, name: str) -> Town:
        """Give another workspace by name; the app is there once it has been installed by OAuth."""
        if name not in self._towns:
            with self.journal.changed:
                other = elsewhere(self.workspace, name)
                self._engine.workspaces.append(other)
            self._engine.serve(other)
            self._towns[name] = Town(other, self._engine)
        return self._towns[name]

    @property
    def app_token(self) -> str:
        return self.app.app_token

    @property
    def signing_secret(self) -> str:
        return self.app.signing_secret

    @property
    def calls(self) -> list[Call]:
        """Every call of the Web API so far, and every post to a response URL."""
        with self.journal.changed:
            return list(self.journal.calls)

    @property
    def deliveries(self) -> list[Delivery]:
        """Every attempt to deliver something to the app so far."""
        with self.journal.changed:
            return list(self.journal.deliveries)

    @property
    def acks(self) -> dict[str, float]:
        """When each envelope was acknowledged, by its id."""
        done = ((one.envelope_id, one.acknowledged_at) for one in self.deliveries)
        return {envelope_id: at for envelope_id, at in done if at is not None}

    def calls_of(self, method: str) -> list[Call]:
        """Every call of one method so far."""
        return self.journal.calls_of(method)

    def wait_for_calls(self, method: str, count: int = 1, within: float = 10.0) -> list[Call]:
        """Wait until a method has been called and answered `count` times."""
        return self.until(
            lambda: seen if len(seen := self._answered(method)) >= count else [],
            within,
            f"{count} calls of {method}",
        )

    def until(
        self, probe: Callable[[], Found], within: float = 10.0, what: str = "a change"
    ) -> Found:
        """Wait until `probe` finds something, and return it."""
        return self.journal.wait(probe, within, what)

    def connected(self, count: int = 1, within: float = 10.0) -> None:
        """Wait until the app has opened `count` sockets that are still open."""
        sockets = self._engine.sockets
        self.until(lambda: len(sockets.usable) >= count, within, f"{count} open sockets")

    def reconnected(self, opened: int, within: float = 10.0) -> None:
        """Wait until `opened` sockets have ever been opened, and one of them is open."""
        sockets = self._engine.sockets
        self.until(
            lambda: sockets.opened >= opened and sockets.usable, within, f"socket number {opened}"
        )

    def dump(self) -> str:
        """List what has happened, for a failing test to show."""
        return self.journal.dump()

    def reset(self) -> None:
        """Forget what was said, called, planned and sent; people, channels and sockets stay."""
        self._engine.result(self._drop_all())
        with self.journal.changed:
            for workspace in self._engine.workspaces:
                workspace.clear()
            self.journal.clear()

    def deliver_again(self, event: Event, attempt: int = 1, reason: str = "timeout") -> None:
        """Send the same event once more, in a new envelope, as Slack does in a retry."""
        self._engine.soon(self._engine.deliverer.begin, event, attempt, reason)

    def deliver_over_http(self, url: str | None) -> None:
        """Post what follows, signed, to `url` once it has answered a challenge; None: sockets."""
        if url is not None:
            self._engine.result(self._engine.deliverer.verify(url))
        self._engine.deliverer.request_url = url

    def signed(
        self, body: bytes, *, secret: str | None = None, timestamp: float | None = None
    ) -> dict[str, str]:
        """Give the headers that sign a body, by default as Slack would at this moment."""
        return signed.headers(secret or self.signing_secret, body, timestamp)

    def fail(self, method: str, **plan: Unpack[Plan]) -> Fault:
        """Plan that the next calls of a method fail; see `faults.Fault` for the ways."""
        fault = Fault(method, **plan)
        with self.journal.changed:
            self._engine.faults.plans.append(fault)
        return fault

    def lift(self, fault: Fault) -> None:
        """End a fault, and answer the calls that hang by it."""
        self._engine.result(self._lift(fault))

    def disconnect(
        self, reason: str = "refresh_requested", closing: float = CLOSING_SECONDS
    ) -> None:
        """
        Ask the app to replace its sockets: refresh_requested, warning or link_disabled.

        Slack goes on opening connections; plan a fault of apps.connections.open to end that.
        """
        self._engine.result(self._dismiss_all(reason, closing))

    def abort_sockets(self) -> None:
        """Break off the TCP connections of all sockets."""
        self._engine.result(self._abort_all())

    def black_hole(self) -> None:
        """Let nothing more through on the sockets that are open, without closing them."""
        for link in self._engine.sockets.links:
            link.deaf = True

    def _answered(self, method: str) -> list[Call]:
        return [call for call in self.calls_of(method) if call.status is not None]

    async def _lift(self, fault: Fault) -> None:
        fault.lifted.set()

    async def _drop_all(self) -> None:
        self._engine.faults.lift()
        await self._engine.deliverer.drop()

    async def _dismiss_all(self, reason: str, closing: float) -> None:
        sockets = self._engine.sockets
        for link in sockets.usable:
            await sockets.dismiss(link, reason, closing)

    async def _abort_all(self) -> None:
        for link in list(self._engine.sockets.links):
            link.abort()
