"""A machine-written summary, shown sentence by sentence."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.quotes import Sentence, Summary
from bot.slack.asked import Asked
from bot.slack.posting import METADATA
from bot.slack.streaming import begin, write
from tests.bot.slack.conftest import HOSTILE, run, texts
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

SUMMARY = Summary((Sentence("Caseloads were 24.", (1,)), Sentence(HOSTILE, (1, 2))))
WHOLE = {
    "text": "the whole answer",
    "blocks": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [{"type": "text", "text": "the whole answer"}],
                }
            ],
        }
    ],
}

pytestmark = pytest.mark.usefixtures("at_once")


def streamed(speaker: AsyncWebClient, asked: Asked) -> bool:
    """Stream the summary; whether the message stands in the end."""

    async def stream() -> bool:
        return await write(speaker, asked, await begin(speaker, asked), SUMMARY, WHOLE)

    return run(stream())


def posts(slack: FakeSlack, asked: Asked) -> list[Payload]:
    """What stands in the question's thread."""
    with slack.journal.changed:
        thread = slack.workspace.channels[asked.channel].thread(asked.thread)
        return [one.payload for one in thread]


def test_each_sentence_is_shown_as_it_comes(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """After what it is, with the numbers of its quotes; as text elements, which are data."""
    assert streamed(speaker, asked_here)

    (begun,) = slack.calls_of("chat.startStream")
    added = slack.calls_of("chat.appendStream")
    assert texts(begun.arguments["chunks"]) == [
        "Machine-written summary; the quotes below are the record:"
    ]
    assert [texts(call.arguments["chunks"]) for call in added] == [
        ["Caseloads were 24. [1]"],
        [f"{HOSTILE} [1][2]"],
    ]
    assert all("markdown" not in repr(call.arguments) for call in (begun, *added))


def test_the_whole_message_takes_its_place(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """It is one message, which is known by the question's key."""
    streamed(speaker, asked_here)

    (post,) = posts(slack, asked_here)
    assert post["text"] == "the whole answer"
    assert texts(post["blocks"]) == ["the whole answer"]
    assert post["metadata"] == {
        "event_type": METADATA,
        "event_payload": {"key": asked_here.key},
    }


@pytest.mark.parametrize("fault", [{"error": "feature_not_enabled"}, {"reset": True}], ids=str)
def test_where_no_stream_is_opened_there_is_none(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, fault: Payload
) -> None:
    """Nothing is raised; the message is to be posted as others are."""
    slack.fail("chat.startStream", **fault)

    assert run(begin(speaker, asked_here)) == ""
    assert posts(slack, asked_here) == []


def test_a_stream_that_is_over_is_replaced(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked
) -> None:
    """Slack ends one after five minutes."""
    ts = run(begin(speaker, asked_here))
    with slack.journal.changed:
        slack.clock.advance(301)

    assert run(write(speaker, asked_here, ts, SUMMARY, WHOLE))

    assert [one["text"] for one in posts(slack, asked_here)] == ["the whole answer"]


@pytest.mark.parametrize(
    "fault", [{"status": 500, "lands": True}, {"reset": True, "lands": True}], ids=str
)
def test_a_stream_that_breaks_at_its_end_is_replaced(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, fault: Payload
) -> None:
    """It has ended, whether we hear of it or not."""
    slack.fail("chat.stopStream", **fault)

    assert streamed(speaker, asked_here)

    assert [one["text"] for one in posts(slack, asked_here)] == ["the whole answer"]


@pytest.mark.parametrize("method", ["chat.appendStream", "chat.stopStream"])
def test_a_stream_that_cannot_be_ended_is_told(
    slack: FakeSlack, speaker: AsyncWebClient, asked_here: Asked, method: str
) -> None:
    """Slack changes no message that is being streamed, so another must be posted."""
    slack.fail(method, reset=True, times=None)
    slack.fail("chat.stopStream", reset=True, times=None)

    assert not streamed(speaker, asked_here)
