"""What the listeners share."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.slack.listeners.office import channel_of, open_view, reader_of, split, tell
from bot.slack.replies import Reader
from bot.slack.views import GONE, note
from tests.bot.slack.conftest import run
from tests.fakeslack.server import FakeSlack

CLICKED: dict[str, Any] = {
    "user": {"id": "U1"},
    "team": {"id": "T1"},
    "channel": {"id": "C1"},
    "trigger_id": "1.2",
    "message": {"ts": "2.0", "thread_ts": "1.0"},
}


@pytest.mark.parametrize(
    ("body", "reader"),
    [
        (CLICKED, Reader("U1", "T1", "C1", True, "T1")),
        ({**CLICKED, "user": {"id": "U1", "team_id": "T2"}}, Reader("U1", "T2", "C1", True, "T1")),
        ({"user": {"id": "U1"}, "team": None}, Reader("U1", "", "", True)),
    ],
    ids=["a channel", "a stranger", "the home of an organisation"],
)
def test_a_reader_is_who_clicked(body: dict[str, Any], reader: Reader) -> None:
    """Where they did, by what Slack says and not by what a button holds."""
    assert reader_of(body) == reader
    assert not reader_of(body, privately=False).privately
    assert reader_of(body, "C2").channel == (reader.channel or "C2")
    assert channel_of(body) == reader.channel


@pytest.mark.parametrize(
    ("value", "held"),
    [("a1b2:3", ("a1b2", 3)), ("a1b2", ("a1b2", 0)), ("a1b2:-9", ("a1b2", 0)), ("", ("", 0))],
)
def test_a_button_s_value_is_split(value: str, held: tuple[str, int]) -> None:
    """Whatever somebody makes up is no number but 0."""
    assert split(value) == held


@pytest.mark.parametrize("fault", [{"error": "expired_trigger_id"}, {"reset": True}], ids=str)
def test_what_slack_does_not_open_or_tell_is_logged(
    slack: FakeSlack, speaker: AsyncWebClient, fault: dict[str, Any]
) -> None:
    """By the kind of fault; the bot goes on."""
    slack.fail("views.open", **fault)
    slack.fail("chat.postEphemeral", **fault)

    with capture_logs() as logs:
        run(open_view(speaker, CLICKED, note("In context", GONE)))
        run(tell(speaker, CLICKED, "secret"))

    assert [one["event"] for one in logs] == ["no view", "not told"]
    assert "secret" not in repr(logs)


def test_a_modal_is_pushed_on_the_one_that_is_open(
    slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """And opened over a message or the home."""
    view = note("In context", GONE)
    with capture_logs():
        for over in ({}, {"view": {"type": "home"}}, {"view": {"type": "modal"}}):
            run(open_view(speaker, {**CLICKED, **over}, view))

    assert len(slack.calls_of("views.open")) == 2
    assert len(slack.calls_of("views.push")) == 1
