"""What members think of an answer: a vote, and for a bad one a reason."""

from datetime import UTC, datetime
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.feedback import Vote
from bot.objects import quote_object
from bot.slack.given import Given
from bot.slack.listeners.office import Office, open_view, tell
from bot.slack.log import where
from bot.slack.papers import labels_of
from bot.slack.views import GONE, note, reason
from corpus.settings import PUBLIC

Body = dict[str, Any]
THANKS = "Thank you. Your vote is noted, without your name; you may change it."
NO_VOTE = (
    "Your vote against this answer is not kept any more, so what you wrote is not kept either:"
    " vote again to say what was wrong."
)
_log = structlog.get_logger(__name__)


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
        member = body["user"]["id"]
        office.feedback.vote(_vote(kept, member, good=sort == "good"))
        if sort == "bad":
            await open_view(client, body, reason(identity))
        await _describe(office, kept, member)
        await tell(client, body, THANKS)

    @app.view("explain_vote")
    async def explain(ack: AsyncAck, body: Body, view: Body) -> None:
        written = view["state"]["values"]["reason"]["reason"].get("value") or ""
        answer, member = view["private_metadata"], body["user"]["id"]
        if office.feedback.explain(answer, member, written) or not written:
            await ack()
        else:
            await ack(response_action="update", view=note("What was wrong?", NO_VOTE))


def _vote(kept: Given, member: str, *, good: bool) -> Vote:
    """A vote, as it is noted before it is known whether its words may be kept."""
    return Vote(
        answer=kept.id,
        member=member,
        good=good,
        question="",
        outcome=kept.outcome,
        shown=(),
        at=datetime.now(UTC),
    )


async def _describe(office: Office, kept: Given, member: str) -> None:
    """Keep what was voted on; nothing of an answer that quotes what not everybody may read."""
    spots = kept.spots[: kept.shown]
    try:
        shown = await office.replies.papers.quotes(spots, frozenset({PUBLIC}))
        public = [one for one in shown if one]
        if len(public) == len(spots) and labels_of(public) <= {PUBLIC}:
            quoted = tuple(map(quote_object, public))
            office.feedback.describe(kept.id, member, kept.question.asked, quoted)
    except Exception as fault:  # noqa: BLE001 the vote counts without, and the log says where
        _log.error("vote not described", **where(fault))
