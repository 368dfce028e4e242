"""What Slack tells of members and channels, and what they may therefore read."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.access import Asker, Kind, Place, labels
from bot.roles import Roles
from bot.slack import directory
from bot.slack.directory import Directory
from tests.conftest import ROOT
from tests.corpus.conftest import UNTIMED
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

OURS, THEIRS = "T0000OURS", "T00THEIRS"
MEMBER: Payload = {
    "team_id": OURS,
    "deleted": False,
    "is_bot": False,
    "is_restricted": False,
    "is_ultra_restricted": False,
}
"""A full member of our workspace, as users.info tells of one."""
CHANNEL: Payload = {
    "is_im": False,
    "is_mpim": False,
    "is_private": False,
    "is_ext_shared": False,
    "is_pending_ext_shared": False,
    "shared_team_ids": [OURS],
}
"""A channel of ours, as conversations.info tells of one."""
DIRECT: Payload = {"is_im": True, "user": "U0ASKER00", "is_org_shared": False}
"""A direct message, of which conversations.info tells less."""


@dataclass
class Stub:
    """What a client answers to the two calls, which is one and the same; it has no others."""

    about: Any
    """What is told, or what is raised."""
    calls: int = 0

    async def users_info(self, *, user: str) -> Payload:
        return {"ok": True, "user": await self._told()}

    async def conversations_info(self, *, channel: str) -> Payload:
        return {"ok": True, "channel": await self._told()}

    async def _told(self) -> Any:
        self.calls += 1
        if isinstance(self.about, Exception):
            raise self.about
        return self.about


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


def using(stub: Stub, clock: Clock | None = None) -> Directory:
    """A directory of our workspace that asks this client."""
    return Directory(cast(AsyncWebClient, stub), OURS, clock or Clock())


def who(about: Any) -> Asker:
    """Who asks, of whom this is told."""
    return asyncio.run(using(Stub(about)).asker("U0ASKER00"))


def where(about: Any, *, privately: bool = False) -> Place:
    """Where they ask, of which this is told."""
    return asyncio.run(using(Stub(about)).place("C0CABINET", privately=privately))


def refused(error: str) -> SlackApiError:
    """What a client raises when Slack refuses a call."""
    return SlackApiError("Slack's words", {"ok": False, "error": error})


# The matrix: nine kinds of asker, six of places and three ways of reading, three labels.

ASKERS: dict[str, Payload] = {
    "resident officer": MEMBER,
    "councillor": MEMBER,
    "monitoring officer": MEMBER,
    "single-channel guest": {**MEMBER, "is_restricted": True, "is_ultra_restricted": True},
    "multi-channel guest": {**MEMBER, "is_restricted": True},
    "stranger": {**MEMBER, "is_stranger": True},
    "of another team": {**MEMBER, "team_id": THEIRS, "is_stranger": False},
    "bot": {**MEMBER, "is_bot": True},
    "deactivated": {**MEMBER, "deleted": True},
}
HELD = {
    asker: frozenset[str]() if asker == "resident officer" else frozenset({"members", "exempt"})
    for asker in ASKERS
} | {"councillor": frozenset({"members"})}
"""That the file trusts somebody does not make a guest of them a member."""
PLACES: dict[str, Payload] = {
    "direct message": DIRECT,
    "group message": {**CHANNEL, "is_mpim": True, "is_private": True},
    "public channel": CHANNEL,
    "members' channel": {**CHANNEL, "is_private": True},
    "shared channel": {**CHANNEL, "is_ext_shared": True, "shared_team_ids": [OURS, THEIRS]},
    "channel about to be shared": {**CHANNEL, "is_pending_ext_shared": True},
}
LISTED = {
    "members' channel": frozenset({"members"}),
    "shared channel": frozenset({"members"}),
    "channel about to be shared": frozenset({"members"}),
}
LABELS = ("public", "members", "exempt")


def may_read(asker: str, place: str, privately: bool, label: str) -> bool:
    """The rule once more, in words: what `labels` is held against."""
    if label == "public":
        return True
    if asker not in ("councillor", "monitoring officer") or "shared" in place:
        return False
    if label == "exempt":
        alone = place == "direct message" and not privately
        return asker == "monitoring officer" and alone
    return privately or place in ("direct message", "members' channel")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("privately", [False, True], ids=["openly", "privately"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("asker", ASKERS)
def test_who_may_see_what(asker: str, place: str, privately: bool, label: str) -> None:
    """From what Slack tells and the file of the roles to what may be quoted."""
    roles = Roles(
        members={"U0ASKER00": HELD[asker]},
        channels={"C0CABINET": LISTED.get(place, frozenset())},
        direct_only=frozenset({"exempt"}),
    )

    opened = labels(who(ASKERS[asker]), where(PLACES[place], privately=privately), roles)

    assert (label in opened) is may_read(asker, place, privately, label)


# One thing at a time.


def test_a_full_member_is_known() -> None:
    """By the ids that Slack gives."""
    assert who(MEMBER) == Asker("U0ASKER00", OURS, external=False)


@pytest.mark.parametrize("missing", MEMBER)
def test_a_member_of_whom_something_is_not_told_is_external(missing: str) -> None:
    """Slack leaves most of it out for those who are deactivated."""
    assert who({key: told for key, told in MEMBER.items() if key != missing}).external


@pytest.mark.parametrize(
    ("teams", "external"), [([OURS], False), ([OURS, THEIRS], False), ([THEIRS], True), ([], True)]
)
def test_a_member_of_an_organisation_is_ours_while_our_workspace_is_theirs(
    teams: list[str], external: bool
) -> None:
    """An organisation may have several workspaces."""
    assert who({**MEMBER, "enterprise_user": {"teams": teams}}).external is external


def test_who_an_event_says_is_of_another_team_is_not_looked_up() -> None:
    """What the event tells is enough."""
    stub = Stub(MEMBER)

    found = asyncio.run(using(stub).asker("U0ASKER00", THEIRS))

    assert found == Asker("U0ASKER00", THEIRS, external=True)
    assert stub.calls == 0


def test_who_an_event_says_is_ours_is_looked_up() -> None:
    """They may be a guest."""
    stub = Stub({**MEMBER, "is_restricted": True})

    assert asyncio.run(using(stub).asker("U0ASKER00", OURS)).external


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        (DIRECT, Kind.DIRECT),
        (CHANNEL, Kind.CHANNEL),
        ({**CHANNEL, "is_mpim": True}, Kind.CHANNEL),
        ({**CHANNEL, "is_im": True, "is_mpim": True}, Kind.CHANNEL),
    ],
    ids=["direct", "channel", "group", "both"],
)
def test_a_place_is_known(about: Payload, kind: Kind) -> None:
    """A direct message of several people is read by all of them."""
    assert where(about) == Place("C0CABINET", kind, external=False)


@pytest.mark.parametrize("about", [DIRECT, CHANNEL, {}], ids=["direct", "channel", "unknown"])
def test_a_private_reply_is_one_anywhere(about: Payload) -> None:
    """The asker alone is shown it."""
    assert where(about, privately=True).kind is Kind.PRIVATELY


@pytest.mark.parametrize("missing", ["is_ext_shared", "is_pending_ext_shared", "shared_team_ids"])
def test_a_channel_of_which_something_is_not_told_is_external(missing: str) -> None:
    """It may be shared with anybody."""
    assert where({key: told for key, told in CHANNEL.items() if key != missing}).external


@pytest.mark.parametrize(
    "told",
    [{"is_ext_shared": True}, {"is_pending_ext_shared": True}, {"shared_team_ids": [THEIRS]}],
    ids=str,
)
@pytest.mark.parametrize("about", [DIRECT, CHANNEL], ids=["direct", "channel"])
def test_one_sign_of_sharing_is_enough(about: Payload, told: Payload) -> None:
    """In a direct message with somebody of another organisation too."""
    assert where({**about, **told}).external


ODD = [
    refused("user_not_found"),
    aiohttp.ClientConnectionError(),
    TimeoutError(),
    ValueError("no JSON"),
    None,
    [],
    "",
    {},
    {"team_id": None, "shared_team_ids": None},
    {"enterprise_user": "E1", **MEMBER},
    {"shared_team_ids": [[]], "is_im": False},
]


@pytest.mark.parametrize("about", ODD, ids=repr)
def test_what_cannot_be_looked_up_is_external(about: Any) -> None:
    """Whatever happens, an answer is made, of public papers."""
    assert who(about).external
    assert where(about).external
    assert where(about).kind is Kind.CHANNEL


@UNTIMED
@given(
    st.dictionaries(
        st.sampled_from([*MEMBER, *CHANNEL, "is_stranger", "enterprise_user"]),
        st.none() | st.booleans() | st.text(max_size=3) | st.lists(st.text(max_size=3)),
    )
)
def test_odd_answers_of_slack_open_nothing(told: Payload) -> None:
    """Only the one right value of each field makes anybody, or any channel, ours."""
    member, channel = {**MEMBER, **told}, {**CHANNEL, **told}

    place = where(channel)

    assert who(member).external or all(member[key] == MEMBER[key] for key in MEMBER)
    assert place.external or channel["is_ext_shared"] is channel["is_pending_ext_shared"] is False
    assert place.external or set(channel["shared_team_ids"]) <= {OURS}
    assert place.kind is Kind.CHANNEL or told["is_im"] is True


def test_a_failure_is_logged_without_slack_s_words(caplog: pytest.LogCaptureFixture) -> None:
    """With Slack's code for it, by which a missing scope is found."""
    who(refused("missing_scope"))

    said = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert said == ["U0ASKER00 counts as external, Slack did not tell: missing_scope"]


# What is kept in mind.


@pytest.mark.parametrize(("later", "calls"), [(59.9, 1), (60.0, 2)])
def test_what_slack_told_is_taken_for_a_minute(later: float, calls: int) -> None:
    """A channel may be shared, and a member made a guest, at any time."""
    stub, clock = Stub(MEMBER), Clock()
    known = using(stub, clock)

    async def scene() -> bool:
        await known.asker("U0ASKER00")
        clock.at += later
        stub.about = {**MEMBER, "is_restricted": True}
        return (await known.asker("U0ASKER00")).external

    assert asyncio.run(scene()) is (calls == 2)
    assert stub.calls == calls


@pytest.mark.parametrize(("later", "calls"), [(4.9, 1), (5.0, 2)])
def test_a_failure_is_taken_for_five_seconds(later: float, calls: int) -> None:
    """Slack is asked again soon, and not with every question."""
    stub, clock = Stub(refused("ratelimited")), Clock()
    known = using(stub, clock)

    async def scene() -> bool:
        await known.place("C0CABINET")
        clock.at += later
        stub.about = CHANNEL
        return (await known.place("C0CABINET")).external

    assert asyncio.run(scene()) is (calls == 1)
    assert stub.calls == calls


def test_the_minute_begins_when_slack_is_asked() -> None:
    """What it tells late was perhaps so then and not later."""
    stub, clock = Stub(MEMBER), Clock()
    known = using(stub, clock)

    async def slowly(*, user: str) -> Payload:
        stub.calls += 1
        clock.at += 61
        return {"user": MEMBER}

    async def scene() -> None:
        stub.users_info = slowly  # type: ignore[method-assign]
        await known.asker("U0ASKER00")
        await known.asker("U0ASKER00")

    asyncio.run(scene())

    assert stub.calls == 2


def test_a_private_reply_needs_no_look_up_of_its_own() -> None:
    """It is the same channel."""
    stub = Stub(CHANNEL)
    known = using(stub)

    async def scene() -> tuple[Place, Place]:
        return await known.place("C0CABINET"), await known.place("C0CABINET", privately=True)

    assert [one.kind for one in asyncio.run(scene())] == [Kind.CHANNEL, Kind.PRIVATELY]
    assert stub.calls == 1


def test_questions_at_the_same_time_look_up_once() -> None:
    """Slack limits how often it is asked."""
    stub = Stub(MEMBER)
    known = using(stub)

    async def scene() -> list[Asker]:
        return await asyncio.gather(*(known.asker("U0ASKER00") for _ in range(20)))

    assert {one.external for one in asyncio.run(scene())} == {False}
    assert stub.calls == 1


def test_a_question_that_is_given_up_does_not_fail_another() -> None:
    """They wait for the same look-up."""
    known = using(Stub(MEMBER))

    async def scene() -> Asker:
        first = asyncio.create_task(known.asker("U0ASKER00"))
        second = asyncio.create_task(known.asker("U0ASKER00"))
        await asyncio.sleep(0)
        first.cancel()
        return await second

    assert not asyncio.run(scene()).external


def test_only_so_many_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest are looked up again."""
    monkeypatch.setattr(directory, "MOST", 2)
    stub = Stub(MEMBER)
    known = using(stub)

    async def scene() -> None:
        for user in ("U1", "U2", "U3", "U3", "U2", "U1"):
            await known.asker(user)

    asyncio.run(scene())

    assert stub.calls == 4


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A loopback Slack in which our app is installed as its manifest says."""
    with FakeSlack.start(manifest=ROOT / "manifest.json") as running:
        yield running


def test_the_manifest_has_the_scopes_for_it(slack: FakeSlack) -> None:
    """Over HTTP, for a member, a channel and a direct message."""
    client = AsyncWebClient(slack.bot_token, slack.api_url)
    known = Directory(client, slack.workspace.team_id)
    alice, general = slack.member("alice"), slack.channel("general")
    direct = alice.dm("hello").event.inner["channel"]

    async def scene() -> list[Place]:
        await known.asker(alice.id)
        return [await known.place(channel) for channel in (general.id, direct)]

    assert [one.kind for one in asyncio.run(scene())] == [Kind.CHANNEL, Kind.DIRECT]
    assert [call.accepted for call in slack.calls] == [True] * 3
