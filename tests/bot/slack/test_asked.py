"""Questions, whatever event or line they come from."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.asked import Asked, Way, key_of, message, packed, unpacked
from tests.bot.slack.conftest import asked
from tests.fakeslack.shapes import Payload

NAME = st.text(st.characters(blacklist_categories=["Cs"]))
EVENT: Payload = {"user": "U1", "channel": "C1", "ts": "2.0", "text": "Why?", "team": "T1"}


def said(**known: object) -> Payload:
    """An event's body in which a member says something."""
    return {"team_id": "T1", "event": {**EVENT, **known}}


@given(st.builds(Asked, NAME, st.sampled_from(Way), *[NAME] * 5, st.floats(0, 1e10), NAME, NAME))
def test_a_line_holds_the_whole_question(question: Asked) -> None:
    """Whatever is typed."""
    line = packed(question)

    assert unpacked(line) == question
    assert "\n" not in line


@pytest.mark.parametrize(
    ("event", "thread"), [({}, "2.0"), ({"thread_ts": "1.0"}, "1.0")], ids=["channel", "thread"]
)
def test_a_message_is_answered_in_its_thread(event: Payload, thread: str) -> None:
    """Which it begins where it stands in none."""
    found = message(said(**event), Way.MENTION)

    assert (found.key, found.thread, found.private) == ("C1:2.0", thread, False)
    assert abs(found.at - time.time()) < 10


@pytest.mark.parametrize(
    ("event", "team", "home"),
    [
        ({}, "T1", "T1"),
        ({"user_team": "T2"}, "T2", "T1"),
        ({"team": "T2"}, "T2", "T1"),
        ({"team": None}, "T1", "T1"),
    ],
)
def test_a_stranger_is_of_another_workspace(event: Payload, team: str, home: str) -> None:
    """And is answered in the one where the bot is."""
    found = message(said(**event), Way.MENTION)

    assert (found.team, found.home) == (team, home)


def test_a_message_may_have_no_text() -> None:
    """As one with only a file."""
    body = said()
    del body["event"]["text"]

    assert message(body, Way.DIRECT).text == ""


def test_an_answer_without_a_thread_is_private() -> None:
    """To a command or a shortcut."""
    assert asked(thread="").private
    assert not asked().private


def test_home_is_the_member_s_own_workspace_by_default() -> None:
    """As with a command."""
    assert asked().home == "T1"


def test_a_key_is_a_place() -> None:
    """Not an event, of which one message makes several."""
    assert key_of("C1", "1.0") == "C1:1.0"
