"""The app's home, and the prompts above an empty conversation."""

import time
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.asked import Asked, Way, key_of
from bot.slack.home import ASK_AGAIN, ASK_EXAMPLE, RECENT, Recent, home
from bot.slack.listeners.office import Office, open_view
from bot.slack.mrkdwn import escaped
from bot.slack.posting import NO_ANSWER, QUIET, once
from bot.slack.replies import Reader
from bot.slack.views import GONE, note

Body = dict[str, Any]
NOT_ASKED = "Slack did not take your question: look whether it is there, and else ask it again."
_log = structlog.get_logger(__name__)


def register(app: AsyncApp, office: Office) -> None:
    """Listen for who opens the app, and for the questions that its home offers."""

    @app.event("app_home_opened")
    async def opened(body: Body, client: AsyncWebClient) -> None:
        event = body["event"]
        reader = Reader(event["user"], body.get("team_id", ""), "", privately=True)
        allowed = await office.replies.rights(reader)
        examples = await office.replies.examples(allowed)
        if event.get("tab") == "home":
            kept = office.replies.given.recent(event["user"], RECENT)
            recent = [Recent(one.id, one.question.asked) for one in kept]
            view = home(await office.replies.overview(allowed), examples, recent, office.about)
            await client.views_publish(user_id=event["user"], view=view)
        else:
            await client.assistant_threads_setSuggestedPrompts(
                channel_id=event["channel"],
                title="Ask what the papers say",
                prompts=[{"title": one["title"], "message": one["message"]} for one in examples],
            )

    @app.action(ASK_EXAMPLE)
    async def example(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        await _ask(office, body, action["value"], client)

    @app.action(ASK_AGAIN)
    async def again(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        kept = office.given(action["value"])
        if kept is None:
            await open_view(client, body, note("Ask again", GONE))
        elif kept.asker == body["user"]["id"]:
            await _ask(office, body, kept.question.asked, client)


async def _ask(office: Office, body: Body, question: str, client: AsyncWebClient) -> None:
    """Write a question into the conversation with who has clicked, and answer it there."""
    user = body["user"]["id"]
    text = f"You asked: {escaped(question)}"
    try:
        posted = await once(client).chat_postMessage(channel=user, text=text, **QUIET)
    except (SlackApiError, *NO_ANSWER) as error:
        _log.warning("not asked", fault=type(error).__name__)
        await open_view(client, body, note("Not asked", NOT_ASKED))
        return
    asked = Asked(
        key=key_of(posted["channel"], posted["ts"]),
        way=Way.BUTTON,
        team=(body.get("team") or {}).get("id", ""),
        user=user,
        channel=posted["channel"],
        thread=posted["ts"],
        text=escaped(question),
        at=time.time(),
    )
    office.desk.ledger.receive(asked)
    office.desk.take(asked)
