"""The buttons under an answer: each holds an id that means nothing, and is checked anew here."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import posting
from bot.slack.given import Given
from bot.slack.listeners import sharing
from bot.slack.listeners.modals import fill, turn
from bot.slack.listeners.office import HIDDEN, Office, channel_of, split, tell
from bot.slack.views import GONE, PAGE, View, around, further, note, speech
from bot.surroundings import around as surroundings

Body = dict[str, Any]
MORE = "More passages"
_COPYING = ("copy_quote", "push_copy")


def register(app: AsyncApp, office: Office) -> None:
    """Listen for clicks; Slack is answered first."""

    @app.action("show_context")
    @app.action("push_context")
    @app.action("copy_quote")
    @app.action("push_copy")
    async def show(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        await fill(client, body, _title(action), _one(office, body, action))

    @app.action("show_more")
    async def more(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        kept = office.given(action["value"])
        await fill(client, body, MORE, _page(office, body, kept, kept.shown if kept else 0))

    @app.action("turn_on")
    @app.action("turn_back")
    async def leaf(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        identity, first = split(action["value"])
        await turn(client, body, MORE, _page(office, body, office.given(identity), first))

    @app.action("delete_answer")
    async def delete(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        kept = office.given(action["value"])
        if kept is None or kept.asker != body["user"]["id"]:
            await tell(client, body, "Only who asked may delete an answer.")
            return
        team = (body.get("team") or {}).get("id", "")
        await office.desk.withdraw(team, channel_of(body), kept.key)

    @app.action("share_answer")
    async def share(ack: AsyncAck, body: Body, action: Body, client: AsyncWebClient) -> None:
        await ack()
        said = await sharing.share(office, office.given(action["value"]), client)
        await posting.whisper(body["response_url"], {"text": said}, replace_original=False)


def _title(action: Body) -> str:
    return "Copy for a speech" if action["action_id"] in _COPYING else "In context"


async def _one(office: Office, body: Body, action: Body) -> View:
    """What stands around one quote, or the quote as plain text."""
    identity, number = split(action["value"])
    kept = office.given(identity)
    title = _title(action)
    if kept is None:
        return note(title, GONE)
    quotes = await office.quotes(kept, slice(number, number + 1), body)
    if not quotes:
        return note(title, HIDDEN)
    quote = quotes[0][1]
    await office.record(kept, body, "button", [quote])
    if action["action_id"] in _COPYING:
        return speech(quote)
    before, _, after = surroundings(quote)
    return around(before, quote, after)


async def _page(office: Office, body: Body, kept: Given | None, first: int) -> View:
    """A page of what else is near, from the number `first` of the answer's places on."""
    if kept is None:
        return note(MORE, GONE)
    near = await office.quotes(kept, slice(kept.shown, None), body)
    at = sum(number < first for number, _ in near)
    if not near[at:]:
        return note(MORE, HIDDEN)
    await office.record(kept, body, "show more", [one for _, one in near[at : at + PAGE]])
    return further(near, kept.id, at, shown=kept.shown)
