"""Modals that are open before it is read what is in them."""

from collections.abc import Coroutine
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.slack.listeners.modals import NOT_OPENED, fill
from bot.slack.listeners.office import Office
from bot.slack.messages import LOOKING
from bot.slack.papers import Papers
from bot.slack.views import View, note
from tests.bot.slack.conftest import run
from tests.bot.slack.listeners.conftest import told
from tests.bot.slack.listeners.test_buttons import value
from tests.bot.slack.listeners.test_office import CLICKED
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack


def test_a_modal_is_open_while_its_words_are_read(
    office: Office,
    answer: Reading,
    slack: FakeSlack,
    alice: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However slow the papers are: Slack lets it open for three seconds only."""
    reading = Papers.quotes
    open_before: list[int] = []

    async def counted(*about: Any) -> Any:
        open_before.append(len(slack.calls_of("views.open")))
        return await reading(*about)

    monkeypatch.setattr(Papers, "quotes", counted)
    alice.click(answer, "show_context", f"{value(answer)}:0")

    slack.wait_for_calls("views.update")
    assert open_before == [1]
    assert LOOKING in repr(slack.calls_of("views.open")[0].arguments)
    assert LOOKING not in alice.modal("25 June 2024").text


@pytest.mark.parametrize("action", ["show_context", "copy_quote"])
def test_a_reading_that_fails_is_told(
    answer: Reading, alice: Member, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    """With a reference that the log has too."""

    async def broken(*_: object) -> None:
        raise TimeoutError("secret")

    monkeypatch.setattr(Papers, "quotes", broken)
    with capture_logs() as logs:
        alice.click(answer, action, f"{value(answer)}:0")
        said = alice.modal("Something went wrong").text

    (line,) = [one for one in logs if one["event"] == "not read"]
    assert line["reference"] in said
    assert "secret" not in said + repr(logs)


def test_a_modal_that_slack_does_not_open_is_told_of(
    answer: Reading, slack: FakeSlack, alice: Member
) -> None:
    """What would be in it is not read."""
    slack.fail("views.open", error="expired_trigger_id")

    with capture_logs():
        alice.click(answer, "show_context", f"{value(answer)}:0")
        assert told(alice) == NOT_OPENED

    assert slack.calls_of("views.update") == []


def test_a_modal_that_was_closed_meanwhile_is_no_fault(
    slack: FakeSlack, speaker: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log has a line, and no more."""

    async def opened(*_: object) -> str:
        return "V1"

    async def read() -> View:
        return note("In context", "words")

    monkeypatch.setattr("bot.slack.listeners.modals.open_view", opened)
    reading: Coroutine[Any, Any, View] = read()
    with capture_logs() as logs:
        run(fill(speaker, CLICKED, "In context", reading))

    assert [(one["event"], one["log_level"]) for one in logs] == [("no view", "info")]
