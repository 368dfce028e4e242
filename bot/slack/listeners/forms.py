"""What members think of an answer: a vote, and for a bad one a reason."""

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.access import is_for_everybody
from bot.feedback import Vote
from bot.objects import quote_object
from bot.slack.given import Given
from bot.slack.listeners.office import Office, open_view, tell
from bot.slack.papers import labels_of
from bot.slack.views import GONE, reason

Body = dict[str, Any]
THANKS = "Thank you. Your vote is noted, without your name; you may change it."


def register(app: AsyncApp, office: Office) -> None:
    """Listen for votes and reasons."""

    @app.action("vote")
    async def vote(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        identity, _, sort = action["value"].partition(":")
        kept = office.given(identity)
        if kept is None:
            await tell(client, body, GONE)
            return
        if sort == "bad":
            await open_view(client, body, reason(identity))
        office.feedback.vote(await _vote(office, kept, body, good=sort == "good"))
        await tell(client, body, THANKS)

    @app.view("explain_vote")
    async def explain(ack: AsyncAck, body: Body, view: Body) -> None:
        await ack()
        written = view["state"]["values"]["reason"]["reason"].get("value") or ""
        office.feedback.explain(view["private_metadata"], body["user"]["id"], written)


async def _vote(office: Office, kept: Given, body: Body, *, good: bool) -> Vote:
    """The vote; of papers that not everybody may read it keeps no words."""
    shown = await office.quotes(kept, slice(kept.shown), body)
    if not is_for_everybody(labels_of(shown)):
        shown = []
    return Vote(
        answer=kept.id,
        member=body["user"]["id"],
        good=good,
        question=kept.question.asked,
        outcome=kept.outcome,
        shown=tuple(map(quote_object, shown)),
        at=datetime.now(UTC),
    )
