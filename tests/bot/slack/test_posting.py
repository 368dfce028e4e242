"""How messages reach Slack: once, over real HTTP, whatever goes wrong on the way."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import posting
from bot.slack.asked import Asked
from bot.slack.posting import METADATA, NotPosted, post
from tests.bot.slack.conftest import asked_in, run, said
from tests.fakeslack.server import FakeSlack

HELLO = {"text": "hello"}

pytestmark = pytest.mark.usefixtures("at_once")


def stands_at(slack: FakeSlack, asked_here: Asked, ts: str) -> bool:
    """Whether a message of this time stamp is in the question's thread."""
    with slack.journal.changed:
        thread = slack.workspace.channels[asked_here.channel].thread(asked_here.thread)
        return ts in [one.ts for one in thread]


def test_posts_in_the_thread_with_the_question_s_key(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """By which it is known again; nothing in it is unfurled, and no name in it notifies."""
    ts = run(post(speaker, asked_here, HELLO))

    (call,) = slack.calls_of("chat.postMessage")
    assert stands_at(slack, asked_here, ts)
    assert call.arguments["metadata"] == {
        "event_type": METADATA,
        "event_payload": {"key": asked_here.key},
    }
    assert {name: call.arguments[name] for name in posting.QUIET} == posting.QUIET
    assert slack.calls_of("conversations.replies") == []


FAULTS: list[dict[str, Any]] = [
    {"status": 429, "retry_after": 0},
    {"status": 429, "retry_after": 0, "times": 12},
    {"status": 500},
    {"status": 503, "times": 3},
    {"status": 500, "lands": True},
    {"reset": True},
    {"reset": True, "lands": True},
    {"error": "internal_error"},
    {"error": "fatal_error", "lands": True},
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_post_that_fails_is_neither_lost_nor_doubled(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, fault: dict[str, Any]
) -> None:
    """Whether Slack has heard it or not."""
    slack.fail("chat.postMessage", **fault)

    ts = run(post(speaker, asked_here, HELLO))

    assert said(slack, asked_here) == ["hello"]
    assert stands_at(slack, asked_here, ts)


@pytest.mark.parametrize("lands", [True, False])
def test_a_post_that_is_never_answered_is_neither_lost_nor_doubled(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, lands: bool
) -> None:
    """After the deadline of one call it is looked for."""
    speaker.timeout = 0.2  # type: ignore[assignment]
    slack.fail("chat.postMessage", hang=True, lands=lands)

    ts = run(post(speaker, asked_here, HELLO))

    assert said(slack, asked_here) == ["hello"]
    assert stands_at(slack, asked_here, ts)


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"reset": True}, {"error": "internal_error"}, {"status": 429}],
    ids=str,
)
def test_while_it_cannot_be_looked_for_it_is_not_posted_again(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, fault: dict[str, Any]
) -> None:
    """It is looked for until Slack says whether it is there."""
    slack.fail("chat.postMessage", reset=True, lands=True)
    slack.fail("conversations.replies", **fault, times=3)

    run(post(speaker, asked_here, HELLO))

    assert said(slack, asked_here) == ["hello"]
    assert len(slack.calls_of("conversations.replies")) == 4


def test_what_an_earlier_run_may_have_posted_is_looked_for_first(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """And found by its key, not by its words."""
    before = run(post(speaker, asked_here, HELLO))

    again = run(post(speaker, asked_here, {"text": "other words"}, doubtful=True))

    assert again == before
    assert said(slack, asked_here) == ["hello"]


def test_what_an_earlier_run_has_not_posted_is_posted(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """The answers of others stand in the same thread."""
    other = asked_in(slack, thread=asked_here.thread)
    run(post(speaker, other, {"text": "another's"}))

    run(post(speaker, asked_here, HELLO, doubtful=True))

    assert said(slack, asked_here) == ["another's", "hello"]


def test_a_long_thread_is_looked_through_to_its_end(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page after page."""
    whole = AsyncWebClient.conversations_replies

    async def a_few(client: AsyncWebClient, *, limit: int, **more: Any) -> Any:
        return await whole(client, limit=2, **more)

    monkeypatch.setattr(AsyncWebClient, "conversations_replies", a_few)
    for number in range(5):
        run(post(speaker, asked_in(slack, thread=asked_here.thread), {"text": str(number)}))
    before = run(post(speaker, asked_here, HELLO))

    assert run(post(speaker, asked_here, HELLO, doubtful=True)) == before
    assert len(slack.calls_of("conversations.replies")) > 1


@pytest.mark.parametrize("error", ["is_archived", "not_in_channel", "msg_too_long"])
def test_a_refusal_ends_it(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, error: str
) -> None:
    """With Slack's own word for why; trying again would not help."""
    slack.fail("chat.postMessage", error=error)

    with pytest.raises(NotPosted, match=f"^{error}$"):
        run(post(speaker, asked_here, HELLO))
    assert len(slack.calls_of("chat.postMessage")) == 1


def test_patience_ends(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than keep a thread of the bot's busy for ever."""
    monkeypatch.setattr(posting, "PATIENCE", 0.2)
    slack.fail("chat.postMessage", status=500, times=None)

    with pytest.raises(NotPosted, match="timeout"):
        run(post(speaker, asked_here, HELLO))


def test_a_client_is_left_as_it_is(speaker: AsyncWebClient) -> None:
    """Others use it, and try their calls again."""
    before = speaker.retry_handlers

    assert posting.once(speaker).retry_handlers != before
    assert speaker.retry_handlers is before
