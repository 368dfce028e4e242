"""What an app attaches to its messages for itself."""

from typing import Any

import pytest
from slack_sdk import WebClient

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.threads import Thread

ANSWER: Payload = {"event_type": "answer_given", "event_payload": {"id": "a1", "quotes": 3}}


@pytest.fixture
def question(slack: FakeSlack) -> Thread:
    """A question of a member's."""
    return slack.member("alice").mention("general", "x")


def attached(client: WebClient, thread: Thread, **asked: Any) -> list[object]:
    """The metadata of the replies in a thread, as they are read back."""
    answer = client.conversations_replies(channel=thread.channel, ts=thread.ts, **asked)
    return [one.get("metadata") for one in answer["messages"][1:]]


@pytest.mark.parametrize(("asked", "given"), [({}, None), ({"include_all_metadata": True}, ANSWER)])
def test_metadata_are_given_where_asked_for(
    client: WebClient, question: Thread, asked: Payload, given: object
) -> None:
    """conversations.replies and history give metadata only to those who ask for all."""
    where: Payload = {"channel": question.channel, "thread_ts": question.ts}

    posted = client.chat_postMessage(**where, text="x", metadata=ANSWER, reply_broadcast=True)

    newest = client.conversations_history(channel=question.channel, **asked)["messages"][0]
    assert posted["message"]["metadata"] == ANSWER
    assert attached(client, question, **asked) == [given]
    assert newest.get("metadata") == given


@pytest.mark.parametrize(
    ("change", "given"), [(None, ANSWER), ({}, None), ({**ANSWER, "event_type": "b"}, "b")]
)
def test_update_keeps_metadata(
    client: WebClient, question: Thread, change: Payload | None, given: object
) -> None:
    """An update without metadata keeps them, and one with empty metadata takes them away."""
    where: Payload = {"channel": question.channel, "thread_ts": question.ts}
    ts = client.chat_postMessage(**where, text="x", metadata=ANSWER)["ts"]

    said = {"channel": question.channel, "ts": ts, "text": "y", "metadata": change}
    client.api_call("chat.update", json=said)

    (now,) = attached(client, question, include_all_metadata=True)
    assert (now["event_type"] if given == "b" and isinstance(now, dict) else now) == given


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ("{", "invalid_metadata_format"),
        ([], "invalid_metadata_format"),
        ({"event_type": "x"}, "invalid_metadata_schema"),
        ({**ANSWER, "more": 1}, "invalid_metadata_schema"),
        ({**ANSWER, "event_type": "a b"}, "invalid_metadata_schema"),
        ({**ANSWER, "event_payload": []}, "invalid_metadata_schema"),
        ({**ANSWER, "event_payload": {"a": ["b"]}}, "invalid_metadata_schema"),
        ({**ANSWER, "event_payload": {"a": {"b": {"c": 1}}}}, "invalid_metadata_schema"),
        ({**ANSWER, "event_payload": {"a": "x" * 8000}}, "metadata_too_large"),
    ],
)
def test_bad_metadata_are_refused(
    client: WebClient, refusal: Refusal, question: Thread, metadata: object, error: str
) -> None:
    """Metadata are a name and an object of plain values, and not too long."""
    ts = client.chat_postMessage(channel=question.channel, text="x")["ts"]
    said = {"channel": question.channel, "ts": ts, "text": "y", "metadata": metadata}

    errors = [refusal(method, **said) for method in ("chat.postMessage", "chat.update")]

    assert errors == [error, error]


def test_objects_of_plain_values_are_taken(client: WebClient, question: Thread) -> None:
    """A value may be an object of plain values, or a list of such objects."""
    payload = {"a": {"b": 1}, "c": [{"d": True}], "e": 1.5, "f": ""}
    metadata = {"event_type": "x", "event_payload": payload}

    answer = client.chat_postMessage(channel=question.channel, text="x", metadata=metadata)

    assert answer["message"]["metadata"] == metadata
