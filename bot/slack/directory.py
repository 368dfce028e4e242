"""Who asks and where, as Slack tells it; what it does not tell counts as external."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.access import Asker, Kind, Place

KEPT = 60.0
"""Seconds for which what Slack told is taken as it stands."""
KEPT_FAILURE = 5.0
"""Seconds before Slack is asked again after it failed to tell."""
MOST = 2000
"""Members, and channels, that are kept in mind."""

_FLAGS_OF_USER = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted")
_FLAGS_OF_PLACE = ("is_ext_shared", "is_pending_ext_shared")

_Found = TypeVar("_Found")
_log = logging.getLogger(__name__)


class Directory:
    """The members and channels of one workspace, each as it was at most a minute ago."""

    def __init__(
        self, client: AsyncWebClient, team: str, now: Callable[[], float] = time.monotonic
    ) -> None:
        """`team` is the id of our workspace, and `now` a clock in seconds."""
        self._client = client
        self._team = team
        self._askers = _Lately(self._asker, lambda user: Asker(user, "", external=True), now)
        self._places = _Lately(
            self._place, lambda channel: Place(channel, Kind.CHANNEL, external=True), now
        )

    async def asker(self, user: str, team: str | None = None) -> Asker:
        """Who has this id; `team` is their workspace as far as an event tells it."""
        if team not in (None, self._team):
            return Asker(user, team, external=True)
        return await self._askers.find(user)

    async def place(self, channel: str, *, privately: bool = False) -> Place:
        """The channel with this id; `privately` when only the asker is shown the reply."""
        found = await self._places.find(channel)
        return Place(channel, Kind.PRIVATELY, found.external) if privately else found

    def forget(self, user: str, channel: str) -> None:
        """Have Slack asked again about a member and a channel."""
        self._askers.forget(user)
        self._places.forget(channel)

    async def _asker(self, user: str) -> Asker:
        about = (await self._client.users_info(user=user))["user"]
        return Asker(user, about["team_id"], external=_is_external(about, self._team))

    async def _place(self, channel: str) -> Place:
        about = (await self._client.conversations_info(channel=channel))["channel"]
        kind = Kind.DIRECT if _is_direct(about) else Kind.CHANNEL
        return Place(channel, kind, external=_is_shared(about, self._team))


class _Kept(NamedTuple, Generic[_Found]):
    found: _Found
    until: float


class _Lately(Generic[_Found]):
    """What was looked up lately, by id; what is asked for at the same time is looked up once."""

    def __init__(
        self,
        look_up: Callable[[str], Awaitable[_Found]],
        unknown: Callable[[str], _Found],
        now: Callable[[], float],
    ) -> None:
        self._look_up = look_up
        self._unknown = unknown
        self._now = now
        self._kept: OrderedDict[str, _Kept[_Found]] = OrderedDict()
        self._asking: dict[str, asyncio.Task[_Found]] = {}

    async def find(self, identity: str) -> _Found:
        """What is known of this id; never raises what Slack does wrong."""
        kept = self._kept.get(identity)
        if kept and self._now() < kept.until:
            return kept.found
        if identity not in self._asking:
            task = asyncio.create_task(self._ask(identity))
            task.add_done_callback(lambda _: self._asking.pop(identity))
            self._asking[identity] = task
        return await asyncio.shield(self._asking[identity])

    def forget(self, identity: str) -> None:
        """Look this id up again when it is next asked for."""
        self._kept.pop(identity, None)

    async def _ask(self, identity: str) -> _Found:
        began = self._now()
        try:
            found = await self._look_up(identity)
            until = began + KEPT
        except Exception as error:  # noqa: BLE001 whatever it was, we do not know who reads
            _log.warning("%s counts as external, Slack did not tell: %s", identity, _why(error))
            found, until = self._unknown(identity), self._now() + KEPT_FAILURE
        self._kept[identity] = _Kept(found, until)
        self._kept.move_to_end(identity)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return found


def _why(error: Exception) -> str:
    """Slack's word for what is wrong, or the kind of error, and nothing that anybody wrote."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__


def _is_external(about: Mapping[str, Any], team: str) -> bool:
    """
    Whether a user is anybody else than a full member of our workspace, or might be.

    Slack leaves `is_stranger` out for our own, and has `enterprise_user` only for those of an
    organisation with several workspaces, of which they may have left ours.
    """
    enterprise = about.get("enterprise_user")
    return (
        about["team_id"] != team
        or any(about.get(flag) is not False for flag in _FLAGS_OF_USER)
        or bool(about.get("is_stranger"))
        or bool(enterprise and team not in enterprise.get("teams", ()))
    )


def _is_direct(about: Mapping[str, Any]) -> bool:
    return about.get("is_im") is True and not about.get("is_mpim")


def _is_shared(about: Mapping[str, Any], team: str) -> bool:
    """
    Whether people of another workspace read along in a channel, or might.

    Slack does not say it of a direct message, whose one reader is the asker.
    """
    said = dict(about)
    if _is_direct(about):
        said = {**dict.fromkeys(_FLAGS_OF_PLACE, False), "shared_team_ids": [team], **said}
    others = set(said.get("shared_team_ids", ["not told"])) - {team}
    return bool(others) or any(said.get(flag) is not False for flag in _FLAGS_OF_PLACE)
