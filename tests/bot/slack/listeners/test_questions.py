"""Which events ask something, and what becomes of edits and deletions."""

from typing import Any

import pytest

from bot.slack.asked import Asked, Way
from bot.slack.ledger import Ledger
from bot.slack.listeners.questions import _deleted, admitted
from tests.bot.slack.conftest import asked
from tests.fakeslack.shapes import Payload

BOT = "U0BOT"
SAID: Payload = {
    "type": "message",
    "channel_type": "channel",
    "user": "U1",
    "team": "T1",
    "channel": "C1",
    "ts": "2.0",
    "text": f"<@{BOT}> caseloads?",
}
"""A mention, as the message event tells of it."""
MENTIONED = {**SAID, "type": "app_mention"}
DIRECT = {**SAID, "channel_type": "im", "channel": "D1", "text": "caseloads?"}
OPEN = {**SAID, "thread_ts": "1.0", "text": "and in Haxelby?"}
"""In a thread that the tests open."""
EDITED = {"user": "U1", "ts": "3.0"}


def admit(ledger: Ledger, event: Payload) -> Asked | None:
    """The question in an event."""
    return admitted({"team_id": "T1", "event": event}, ledger, BOT)


def changed(now: Payload, before: Payload, **more: Any) -> Payload:
    """The event that tells of an edit."""
    inner = {"message": now, "previous_message": before, "channel": now["channel"], "ts": "4.0"}
    return {"type": "message", "subtype": "message_changed", **inner, **more}


@pytest.fixture
def opened(ledger: Ledger) -> Ledger:
    """A ledger with an open thread."""
    ledger.open("C1", "1.0")
    return ledger


@pytest.mark.parametrize(
    ("event", "way"),
    [
        (MENTIONED, Way.MENTION),
        (SAID, Way.MENTION),
        (DIRECT, Way.DIRECT),
        ({**DIRECT, "thread_ts": "1.0"}, Way.DIRECT),
        (OPEN, Way.FOLLOW_UP),
        ({**SAID, "thread_ts": "1.0"}, Way.MENTION),
        ({**SAID, "channel_type": "mpim"}, Way.MENTION),
        ({**SAID, "subtype": "file_share"}, Way.MENTION),
        ({**DIRECT, "subtype": "file_share"}, Way.DIRECT),
        ({**OPEN, "subtype": "thread_broadcast"}, Way.FOLLOW_UP),
    ],
    ids=range(10),
)
def test_what_is_said_to_us_is_a_question(opened: Ledger, event: Payload, way: Way) -> None:
    """It is on the disk before Slack hears that it has arrived."""
    found = admit(opened, event)

    assert found is not None
    assert found.way is way
    assert found.text == event["text"]
    assert opened.current(found.key) == found


@pytest.mark.parametrize(
    "event",
    [
        {**SAID, "text": "what about caseloads?"},
        {**SAID, "text": "<@U0OTHER> caseloads?"},
        {**OPEN, "thread_ts": "9.0"},
        {**OPEN, "channel": "C9"},
        {**SAID, "channel_type": "mpim", "text": "among ourselves"},
        {**SAID, "bot_id": "B1"},
        {**MENTIONED, "bot_id": "B1"},
        {**DIRECT, "bot_id": "B1"},
        {**SAID, "subtype": "bot_message"},
        {**SAID, "subtype": "channel_join"},
        {**SAID, "subtype": "channel_topic"},
        {**DIRECT, "subtype": "message_deleted"},
        {key: value for key, value in SAID.items() if key != "user"},
        {**OPEN, "subtype": "message_replied"},
    ],
    ids=range(14),
)
def test_nothing_else_is(opened: Ledger, event: Payload) -> None:
    """Members among themselves, bots, what the channel tells."""
    assert admit(opened, event) is None
    assert opened.unfinished() == []


def test_a_message_without_text_in_a_closed_thread_is_none(ledger: Ledger) -> None:
    """As of one with only a file."""
    event = {key: value for key, value in SAID.items() if key != "text"}

    assert admit(ledger, event) is None


@pytest.mark.parametrize("first", [MENTIONED, SAID])
def test_a_mention_is_one_question(ledger: Ledger, first: Payload) -> None:
    """Though it comes as two events, in either order, and each perhaps again."""
    found = [admit(ledger, event) for event in (first, MENTIONED, SAID, first)]

    assert [one is not None for one in found] == [True, False, False, False]


def test_an_edit_asks_again_once(ledger: Ledger) -> None:
    """Though it comes as two events, in either order."""
    now = {"text": f"<@{BOT}> agency workers?", "edited": EDITED}
    for first in (True, False):
        ts = f"2.{first:d}"
        said = {**SAID, "ts": ts}
        admit(ledger, said)
        events = [{**said, **now, "type": "app_mention"}, changed({**said, **now}, said)]

        found = [admit(ledger, event) for event in (events if first else events[::-1])]

        assert [one and one.text for one in found] == [now["text"], None]


def test_an_edit_that_adds_a_mention_is_a_question(ledger: Ledger) -> None:
    """And one only."""
    before = {**SAID, "text": "caseloads?"}
    now = {**SAID, "edited": EDITED}

    assert admit(ledger, before) is None
    found = [
        admit(ledger, event) for event in ({**now, "type": "app_mention"}, changed(now, before))
    ]

    assert [one is not None for one in found] == [True, False]


def test_an_edit_of_a_direct_message_asks_again(ledger: Ledger) -> None:
    """Where there are no mentions."""
    admit(ledger, DIRECT)

    found = admit(ledger, changed({**DIRECT, "text": "hubs?", "edited": EDITED}, DIRECT))

    assert found is not None
    assert (found.text, found.key, found.thread) == ("hubs?", "D1:2.0", "2.0")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ({**SAID, "edited": EDITED}, SAID),
        ({**SAID, "text": "with a preview"}, SAID),
        ({**SAID, "ts": "9.0", "text": "hubs?", "edited": EDITED}, {**SAID, "ts": "9.0"}),
    ],
    ids=["same words", "unfurled", "not ours"],
)
def test_other_changes_ask_nothing(ledger: Ledger, now: Payload, before: Payload) -> None:
    """Slack tells of previews, of replies and of others' edits too."""
    admit(ledger, SAID)

    assert admit(ledger, changed(now, before)) is None


def test_an_older_edit_does_not_come_back(ledger: Ledger) -> None:
    """Slack may deliver it after a later one."""
    admit(ledger, SAID)
    later, earlier = (
        {**SAID, "text": text, "edited": {"ts": at}} for text, at in (("b", "6.0"), ("a", "5.0"))
    )

    assert admit(ledger, changed(later, SAID)) is not None
    assert admit(ledger, changed(earlier, SAID)) is None


def test_a_question_that_was_taken_back_does_not_come_back(ledger: Ledger) -> None:
    """By any event that Slack delivers late."""
    admit(ledger, SAID)
    ledger.withdraw("C1:2.0")
    now = {**SAID, "text": "hubs?", "edited": EDITED}

    assert [admit(ledger, event) for event in (SAID, MENTIONED, changed(now, SAID))] == [None] * 3


@pytest.mark.parametrize(
    ("event", "gone"),
    [
        ({"type": "message", "subtype": "message_deleted", "deleted_ts": "2.0"}, "2.0"),
        (changed({**SAID, "subtype": "tombstone"}, SAID), "2.0"),
        (changed({**SAID, "text": "hubs?"}, SAID), ""),
        (SAID, ""),
        (MENTIONED, ""),
    ],
    ids=["deleted", "head of a thread", "edited", "said", "mentioned"],
)
def test_tells_what_was_deleted(event: Payload, gone: str) -> None:
    """The head of a thread leaves a mark where it was."""
    assert _deleted(event) == gone


def test_a_tombstone_is_no_question(ledger: Ledger) -> None:
    """Though its message is one that we know."""
    admit(ledger, SAID)
    mark = {**SAID, "subtype": "tombstone", "text": "This message was deleted."}

    assert admit(ledger, changed(mark, SAID)) is None


def test_a_stranger_s_question_is_answered_where_it_stands(ledger: Ledger) -> None:
    """In a channel that two organisations share."""
    found = admit(ledger, {**SAID, "user_team": "T2"})

    assert found is not None
    assert (found.team, found.home) == ("T2", "T1")
    assert found == asked(
        key="C1:2.0", team="T2", thread="2.0", text=SAID["text"], at=found.at, workspace="T1"
    )
