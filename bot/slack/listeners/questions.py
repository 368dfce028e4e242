"""Mentions, direct messages and follow-ups; edits and deletions of them."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.asked import Asked, Way, key_of, message
from bot.slack.ledger import Ledger
from bot.slack.listeners.office import Office

Body = dict[str, Any]
_SAID = (None, "thread_broadcast", "file_share")
"""Subtypes of messages that somebody has written."""


def register(app: AsyncApp, office: Office) -> None:
    """Listen for messages; what they ask is written down before Slack is answered."""
    desk = office.desk

    async def admit(
        body: Body,
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[None]],  # noqa: A002
    ) -> None:
        context["asked"] = admitted(body, desk.ledger, context.bot_user_id or "")
        await next()

    @app.event("app_mention", middleware=[admit])
    @app.event("message", middleware=[admit])
    async def said(body: Body, context: AsyncBoltContext) -> None:
        if asked := context["asked"]:
            desk.take(asked)
        elif gone := _deleted(body["event"]):
            channel = body["event"]["channel"]
            await desk.withdraw(body.get("team_id", ""), channel, key_of(channel, gone))


def admitted(body: Body, ledger: Ledger, bot: str) -> Asked | None:
    """The question in an event, if it is one for us that is new, or whose words are."""
    event = body["event"]
    if event.get("subtype") == "message_changed":
        return _edited(body, ledger)
    if event.get("bot_id") or not event.get("user") or event.get("subtype") not in _SAID:
        return None
    way = _way(event, ledger, bot)
    if way is None:
        return None
    asked = message(body, way)
    edited = event.get("edited", {}).get("ts", "")
    if edited and ledger.knows(asked.key):
        return asked if ledger.edit(asked, edited) else None
    return asked if ledger.receive(asked, edited) else None


def _deleted(event: Body) -> str:
    """The time stamp of the message that an event says is deleted, if it does."""
    inner = event.get("message", {})
    if inner.get("subtype") == "tombstone":  # the head of a thread leaves a mark
        return str(inner["ts"])
    return str(event.get("deleted_ts", ""))


def _edited(body: Body, ledger: Ledger) -> Asked | None:
    """A question that we know, with other words than before."""
    event = body["event"]
    now, before = event["message"], event.get("previous_message", {})
    known = ledger.knows(key_of(event["channel"], now["ts"]))
    if not known or "edited" not in now or now.get("text") == before.get("text"):
        return None
    inner = {**now, "channel": event["channel"]}
    asked = message({**body, "event": inner}, Way.FOLLOW_UP)
    return asked if ledger.edit(asked, now["edited"]["ts"]) else None


def _way(event: Body, ledger: Ledger, bot: str) -> Way | None:
    """How a message asks us, if it does."""
    if event.get("channel_type") == "im":
        return Way.DIRECT
    if event["type"] == "app_mention" or f"<@{bot}>" in event.get("text", ""):
        return Way.MENTION
    thread = event.get("thread_ts", "")
    return Way.FOLLOW_UP if thread and ledger.opened(event["channel"], thread) else None
