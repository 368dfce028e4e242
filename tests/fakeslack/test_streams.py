"""Streamed messages."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.messages.chunk import MarkdownTextChunk, TaskUpdateChunk

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.threads import Thread


@pytest.fixture
def question(slack: FakeSlack) -> Thread:
    """A question in a channel."""
    return slack.member("alice").mention("general", "what?")


@pytest.fixture
def recipient(slack: FakeSlack, question: Thread) -> Payload:
    """The arguments that a stream in a channel needs."""
    return {
        "channel": question.channel,
        "thread_ts": question.ts,
        "recipient_team_id": slack.workspace.team_id,
        "recipient_user_id": slack.member("alice").id,
    }


def test_sdk_helper_streams(client: WebClient, question: Thread, recipient: Payload) -> None:
    """slack_sdk's own helper streams a message, which counts when it is finished."""
    stream = client.chat_stream(buffer_size=1, **recipient)
    stream.append(markdown_text="**One** ")
    stream.append(markdown_text="two")
    assert question.seen() == []

    stream.stop()

    assert question.reply().text == "One two"


def test_chunks_are_shown(client: WebClient, question: Thread, recipient: Payload) -> None:
    """Chunks of text and of tasks are read in the finished message."""
    chunks = [
        MarkdownTextChunk(text="one"),
        TaskUpdateChunk(id="1", title="look", status="complete"),
    ]
    stream = client.chat_stream(buffer_size=1, **recipient)

    stream.append(chunks=chunks)
    stream.stop(blocks=[{"type": "header", "text": {"type": "plain_text", "text": "End"}}])

    assert question.reply().text == "one\nlook\nEnd"


@pytest.mark.parametrize("missing", ["recipient_team_id", "recipient_user_id"])
def test_channels_need_a_recipient(refusal: Refusal, recipient: Payload, missing: str) -> None:
    """A stream in a channel names its recipient."""
    del recipient[missing]

    assert refusal("chat.startStream", **recipient) == f"missing_{missing}"


def test_direct_stream_needs_no_recipient(slack: FakeSlack, client: WebClient) -> None:
    """A stream in a direct conversation needs no recipient."""
    asked = slack.member("alice").dm("what?")

    started = client.chat_startStream(channel=asked.channel, thread_ts=asked.ts)

    assert started["ok"]


@pytest.mark.parametrize("method", ["chat.appendStream", "chat.stopStream"])
def test_stream_is_over_after_five_minutes(
    slack: FakeSlack, client: WebClient, refusal: Refusal, recipient: Payload, method: str
) -> None:
    """Five minutes after its start a stream takes nothing more."""
    ts = client.chat_startStream(markdown_text="one", **recipient)["ts"]
    slack.clock.advance(301)

    error = refusal(method, channel=recipient["channel"], ts=ts, markdown_text="two")

    assert error == "message_not_in_streaming_state"


def test_expired_stream_is_mended_by_an_update(
    slack: FakeSlack, client: WebClient, question: Thread, recipient: Payload
) -> None:
    """The message of a stream that is over can be updated."""
    ts = client.chat_startStream(markdown_text="half", **recipient)["ts"]
    slack.clock.advance(301)

    client.chat_update(channel=recipient["channel"], ts=ts, text="whole")

    assert question.reply().text == "whole"


def test_stopped_stream_is_over(client: WebClient, refusal: Refusal, recipient: Payload) -> None:
    """A stream that was stopped takes nothing more."""
    ts = client.chat_startStream(markdown_text="one", **recipient)["ts"]
    client.chat_stopStream(channel=recipient["channel"], ts=ts)

    error = refusal("chat.appendStream", channel=recipient["channel"], ts=ts, markdown_text="two")

    assert error == "message_not_in_streaming_state"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "markdown_text_or_chunks_required"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"chunks": [{"type": "markdown_text", "text": "x"}]}, "streaming_mode_mismatch"),
        (
            {"markdown_text": "x", "chunks": [{"type": "plan_update", "title": "x"}]},
            "cannot_provide_both_markdown_text_and_chunks",
        ),
    ],
    ids=["nothing", "long", "mode", "both"],
)
def test_append_is_refused(
    client: WebClient, refusal: Refusal, recipient: Payload, said: Payload, error: str
) -> None:
    """An append says something, not too much, in the way in which the stream was started."""
    ts = client.chat_startStream(markdown_text="one", **recipient)["ts"]

    assert refusal("chat.appendStream", channel=recipient["channel"], ts=ts, **said) == error


@pytest.mark.parametrize("chunk", [{"type": "poem"}, {"type": "markdown_text"}])
def test_bad_chunks_are_refused(refusal: Refusal, recipient: Payload, chunk: Payload) -> None:
    """Chunks of unknown type or without their fields are refused."""
    assert refusal("chat.startStream", chunks=[chunk], **recipient) == "invalid_chunks"


def test_streaming_message_is_not_updated(
    client: WebClient, refusal: Refusal, recipient: Payload
) -> None:
    """A message is not updated while it is streamed."""
    ts = client.chat_startStream(markdown_text="one", **recipient)["ts"]

    error = refusal("chat.update", channel=recipient["channel"], ts=ts, text="two")

    assert error == "streaming_state_conflict"


def test_stop_takes_fifty_blocks(client: WebClient, recipient: Payload) -> None:
    """A stream is not stopped with more than fifty blocks."""
    ts = client.chat_startStream(markdown_text="one", **recipient)["ts"]
    blocks = [{"type": "divider"}] * 51

    with pytest.raises(SlackApiError, match="msg_blocks_too_many"):
        client.chat_stopStream(channel=recipient["channel"], ts=ts, blocks=blocks)


def test_members_message_is_not_streamed(refusal: Refusal, question: Thread) -> None:
    """The app appends to its own messages only."""
    error = refusal(
        "chat.appendStream", channel=question.channel, ts=question.ts, markdown_text="x"
    )

    assert error == "message_not_owned_by_app"
