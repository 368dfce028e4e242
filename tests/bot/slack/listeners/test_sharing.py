"""A private answer, posted where all may read it."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.given import Given, Spot
from bot.slack.listeners.office import Office
from bot.slack.listeners.sharing import ALREADY, DIFFERS, share
from bot.slack.views import GONE
from tests.bot.slack.conftest import EXEMPT, PAGED, RoleBook, run
from tests.bot.slack.listeners.conftest import told
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack


@pytest.fixture
def kept(office: Office, whispered: Reading, alice: Member) -> Given:
    """What is remembered of an answer."""
    (found,) = office.replies.given.recent(alice.id, 1)
    return found


def test_what_is_not_kept_is_not_shared(office: Office, speaker: AsyncWebClient) -> None:
    """It is too old."""
    assert run(share(office, None, speaker)) == GONE


def test_a_paper_that_was_hidden_since_is_not_shared(
    office: Office, kept: Given, slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """Nor what is left of the answer without it."""
    spots = (kept.spots[0]._replace(document=EXEMPT.id, start=0, end=9), *kept.spots[1:])

    said = run(share(office, replace(kept, spots=spots), speaker))

    assert said.startswith("This answer quotes papers that not everybody may read")
    assert slack.calls_of("chat.postMessage") == []


@pytest.mark.parametrize(
    "fault", [{"error": "not_in_channel"}, {"error": "is_archived"}, {"reset": True}], ids=str
)
def test_an_answer_that_slack_does_not_take_is_told(
    office: Office,
    kept: Given,
    slack: FakeSlack,
    speaker: AsyncWebClient,
    fault: dict[str, Any],
) -> None:
    """With what to do, and may be shared again."""
    invited = fault.get("error") == "not_in_channel"
    told = "I am not in this channel: write  /invite" if invited else "Slack did not take it"
    slack.fail("chat.postMessage", **fault)

    assert run(share(office, kept, speaker)).startswith(told)
    assert run(share(office, kept, speaker)) == "Shared in the channel."


def test_what_a_member_s_own_rights_tell_is_not_shared(
    office: Office, roles: RoleBook, alice: Member, bob: Member
) -> None:
    """How much was searched is said anew, of the papers that all may read."""
    roles.give(alice.id)
    alice.slash("/ask", "How much is the retention payment?")
    (own,) = alice.sees_privately("general")
    assert "5 papers" in own.text

    alice.click(own, "share_answer")

    assert told(alice, 2) == "Shared in the channel."
    (shared,) = bob.reads("general")
    assert PAGED.text in shared.text
    assert "4 papers" in shared.text


def test_an_answer_that_is_another_for_everybody_is_not_shared(
    office: Office, kept: Given, slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """Although each quote is public; who shares is told why."""
    first = kept.spots[0]
    cut = Spot(first.document, first.start, first.end - 1)

    said = run(share(office, replace(kept, spots=(cut, *kept.spots[1:])), speaker))

    assert said == DIFFERS
    assert slack.calls_of("chat.postMessage") == []


def test_two_clicks_share_once(
    office: Office, kept: Given, slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """Also where the second comes before Slack has taken the first."""

    async def both() -> Any:
        return await asyncio.gather(share(office, kept, speaker), share(office, kept, speaker))

    assert sorted(run(both())) == ["Shared in the channel.", ALREADY]
    assert len(slack.calls_of("chat.postMessage")) == 1
