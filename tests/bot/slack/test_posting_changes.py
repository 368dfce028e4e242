"""How messages are changed, and how one member is told something."""

from types import SimpleNamespace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import posting
from bot.slack.asked import Asked
from bot.slack.posting import MOST_UPDATED, NotNow, NotPosted, post, reason, update, whisper
from tests.bot.slack.conftest import run, said
from tests.fakeslack.server import FakeSlack

HELLO = {"text": "hello"}

pytestmark = pytest.mark.usefixtures("at_once")


def test_an_update_takes_the_place_of_a_message(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """Where it stands."""
    ts = run(post(speaker, asked_here, HELLO))

    run(update(speaker, asked_here.channel, ts, {"text": "other words"}))

    assert said(slack, asked_here) == ["other words"]


def test_a_long_update_is_shown_whole(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """Its text is shortened to what Slack takes there; its blocks are not."""
    blocks = [
        {"type": "section", "text": {"type": "plain_text", "text": "b" * 3_000}} for _ in range(3)
    ]
    ts = run(post(speaker, asked_here, {"text": "a", "blocks": blocks}))

    run(update(speaker, asked_here.channel, ts, {"text": "word " * 2_000, "blocks": blocks}))

    (text,) = said(slack, asked_here)
    assert MOST_UPDATED - 9 < len(text) <= MOST_UPDATED
    (call,) = slack.calls_of("chat.update")
    assert call.arguments["blocks"] == blocks


def test_an_update_that_is_refused_says_why(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """In Slack's own word; trying again would not help."""
    slack.fail("chat.update", error="cant_update_message", times=None)

    with pytest.raises(NotPosted, match=r"^cant_update_message$") as caught:
        run(update(speaker, asked_here.channel, "1.0", HELLO))

    assert not isinstance(caught.value, NotNow)
    assert len(slack.calls_of("chat.update")) == 1


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"error": "internal_error"}, {"reset": True}, {"reset": True, "lands": True}],
    ids=str,
)
def test_an_update_that_fails_for_a_while_is_made_again(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, fault: dict[str, Any]
) -> None:
    """Made twice, it does no harm."""
    ts = run(post(speaker, asked_here, HELLO))
    slack.fail("chat.update", times=3, **fault)

    run(update(speaker, asked_here.channel, ts, {"text": "other words"}))

    assert said(slack, asked_here) == ["other words"]
    assert len(slack.calls_of("chat.update")) == 4


@pytest.mark.parametrize(
    ("fault", "why"), [({"status": 500}, "internal_error"), ({"reset": True}, "Client|Server")]
)
def test_an_update_that_fails_for_long_may_be_made_later(
    slack: FakeSlack,
    speaker: AsyncWebClient,
    monkeypatch: pytest.MonkeyPatch,
    fault: dict[str, Any],
    why: str,
) -> None:
    """It says why in a word."""
    monkeypatch.setattr(posting, "PATIENCE", 1)
    monkeypatch.setattr(posting, "_PAUSES", (60,))
    slack.fail("chat.update", times=None, **fault)

    with pytest.raises(NotNow, match=why):
        run(update(speaker, "C1", "1.0", HELLO))


def test_a_whisper_is_for_one_member(slack: FakeSlack) -> None:
    """By the address that came with what they did."""
    alice = slack.member("alice")
    command = alice.slash("/ask", "Why?")

    run(whisper(command.payload["response_url"], HELLO))

    assert [one.text for one in alice.sees_privately("general")] == ["hello"]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"status": 404}, "404"),
        ({"reset": True}, "Client|Server"),
        ({"status": 500}, "500"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("at_once")
def test_a_whisper_that_fails_says_why(slack: FakeSlack, fault: dict[str, Any], why: str) -> None:
    """Such as that the address is too old, once it has been tried again."""
    command = slack.member("alice").slash("/ask", "Why?")
    slack.fail("response_url", times=None, **fault)

    with pytest.raises(NotPosted, match=why):
        run(whisper(command.payload["response_url"], HELLO))


@pytest.mark.parametrize(
    ("response", "word"),
    [
        (SimpleNamespace(data={"error": "is_archived"}, status_code=200), "is_archived"),
        (SimpleNamespace(data=b"<html>", status_code=502), "502"),
        (SimpleNamespace(data={}, status_code=503), "503"),
        (SimpleNamespace(status=504), "504"),
    ],
)
def test_a_refusal_has_a_word(response: object, word: str) -> None:
    """Also where it is not Slack that refuses, and what it says is no JSON."""
    assert reason(SlackApiError("what a proxy says", response)) == word  # type: ignore[no-untyped-call]
