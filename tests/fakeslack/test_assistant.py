"""Statuses, titles and suggested prompts."""

import pytest
from slack_bolt.async_app import AsyncApp, AsyncSay, AsyncSetStatus
from slack_sdk import WebClient

from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.threads import Thread


@pytest.fixture
def question(slack: FakeSlack) -> Thread:
    """A question in a channel."""
    return slack.member("alice").mention("general", "what?")


def busy(client: WebClient, thread: Thread) -> None:
    """Say that the app is busy in a thread."""
    client.assistant_threads_setStatus(
        channel_id=thread.channel, thread_ts=thread.ts, status="is reading…"
    )


def test_bolt_sets_a_status_before_it_answers(slack: FakeSlack, bolt: StartBolt) -> None:
    """A status that a Bolt app sets is seen in the thread."""

    def reading(app: AsyncApp) -> None:
        @app.event("message")
        async def answer(event: Payload, set_status: AsyncSetStatus, say: AsyncSay) -> None:
            await set_status("is reading…")
            await say(text="done", thread_ts=event["ts"])

    bolt(reading)
    thread = slack.member("alice").dm("what?")

    assert thread.reply().text == "done"
    assert thread.statuses == ["is reading…"]


def test_status_goes_with_a_post(client: WebClient, question: Thread) -> None:
    """The app's next post in the thread takes its status away."""
    busy(client, question)
    assert question.status == "is reading…"

    client.chat_postMessage(channel=question.channel, thread_ts=question.ts, text="x")

    assert (question.status, question.statuses) == ("", ["is reading…"])


def test_status_goes_after_two_minutes(
    slack: FakeSlack, client: WebClient, question: Thread
) -> None:
    """A status without a post is gone after two minutes."""
    busy(client, question)

    slack.clock.advance(121)

    assert question.status == ""


def test_status_needs_a_thread(slack: FakeSlack, refusal: Refusal, question: Thread) -> None:
    """A status is set under a message that is there, at the head of its thread."""
    reply = slack.member("alice").reply(question, "and?")
    stamps = ["1.000000", reply.ts]

    errors = [
        refusal(
            "assistant.threads.setStatus", channel_id=question.channel, thread_ts=ts, status="x"
        )
        for ts in stamps
    ]

    assert errors == ["invalid_thread_ts"] * 2


def test_eleven_loading_messages_are_too_many(refusal: Refusal, question: Thread) -> None:
    """A status has ten loading messages at most."""
    error = refusal(
        "assistant.threads.setStatus",
        channel_id=question.channel,
        thread_ts=question.ts,
        status="x",
        loading_messages=["x"] * 11,
    )

    assert error == "invalid_arguments"


def test_prompts_are_set(slack: FakeSlack, client: WebClient) -> None:
    """An agent may suggest prompts in its messages tab."""
    (event,) = slack.member("alice").open_home("messages")
    channel = event.inner["channel"]
    prompts = [{"title": "Caseloads", "message": "What was said of caseloads?"}]

    client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)

    assert slack.workspace.prompts[channel] == prompts


def test_prompts_need_an_agent(manifest: Payload) -> None:
    """An app that its manifest does not call an agent suggests nothing."""
    del manifest["features"]["agent_view"]
    with FakeSlack.start(manifest=manifest) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        channel = slack.member("alice").dm("x").channel

        with pytest.raises(Exception, match="not_agent_app"):
            client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=[])


@pytest.mark.parametrize("prompts", [[{"title": "x"}], [{"title": "x", "message": "x"}] * 5])
def test_bad_prompts_are_refused(
    refusal: Refusal, question: Thread, prompts: list[Payload]
) -> None:
    """Prompts are at most four, each with a title and a message."""
    method = "assistant.threads.setSuggestedPrompts"

    assert refusal(method, channel_id=question.channel, prompts=prompts) == "invalid_arguments"


def test_title_is_set(slack: FakeSlack, client: WebClient, question: Thread) -> None:
    """A thread may be given a title."""
    channel, ts = question.channel, question.ts

    client.assistant_threads_setTitle(channel_id=channel, thread_ts=ts, title="Caseloads")

    assert slack.workspace.titles[channel, ts] == "Caseloads"
