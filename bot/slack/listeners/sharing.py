"""A private answer, posted where all may read it: made anew of the papers that all may read."""

from dataclasses import replace

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answer import answer
from bot.question import understand
from bot.quotes import Answer
from bot.slack import posting
from bot.slack.given import Given, spot
from bot.slack.listeners.office import Office
from bot.slack.messages import Manner, message
from bot.slack.views import GONE
from corpus.settings import PUBLIC

ALREADY = "You have shared this answer already."
NOT_FOR_ALL = "This answer quotes papers that not everybody may read: it stays with you."
DIFFERS = (
    "Asked of the papers that everybody may read, your question has another answer: this one stays"
    " with you."
)
_ALL = frozenset({PUBLIC})
_log = structlog.get_logger(__name__)


async def share(office: Office, kept: Given | None, client: AsyncWebClient) -> str:
    """Post an answer where all may read it, once; what is said to who shares it."""
    if kept is None:
        return GONE
    shared = replace(kept, key=f"shared:{kept.key}", private=False)
    if shared.id in office.sharing or office.replies.given.find(shared.id):
        return ALREADY
    office.sharing.add(shared.id)
    try:
        return await _shared(office, kept, shared, client)
    finally:
        office.sharing.discard(shared.id)


async def _shared(office: Office, kept: Given, shared: Given, client: AsyncWebClient) -> str:
    public = await office.replies.papers.quotes(kept.spots[: kept.shown], _ALL)
    if not public or None in public:
        return NOT_FOR_ALL
    found = await _anew(office, kept)
    if found is None:
        return DIFFERS
    manner = Manner(shared.id, kept.asker, restated="Question", sharer=kept.asker)
    try:
        posted = await posting.once(client).chat_postMessage(
            channel=kept.channel, **posting.QUIET, **message(found, manner)
        )
    except (SlackApiError, *posting.NO_ANSWER) as error:
        return _not_shared(error)
    office.replies.given.keep(_given(shared, found, posted["ts"]))
    office.desk.ledger.share(shared.key, kept.channel, posted["ts"])
    return "Shared in the channel."


async def _anew(office: Office, kept: Given) -> Answer | None:
    """
    What everybody is answered, with as many quotes as were shown; None where those are others.

    What a member's own rights opened, such as how many papers were searched, stays with them.
    """
    papers = office.replies.papers
    question = understand(kept.question.asked)  # a private one is no follow-up
    async with office.desk.at_once:
        found = await papers.read(lambda index: answer(question, index, _ALL, papers.reranker))
    most = kept.shown
    found = replace(found, quotes=found.quotes[:most], nearest=found.nearest[:most], further=())
    places = tuple(map(spot, found.quotes or found.nearest))
    same = found.reason == kept.reason and places == kept.spots[:most]
    return found if same else None


def _given(shared: Given, found: Answer, thread: str) -> Given:
    spots = shared.spots[: shared.shown]
    return replace(shared, thread=thread, question=found.question, spots=spots)


def _not_shared(error: Exception) -> str:
    """What is said to who shares an answer that Slack does not take."""
    why = posting.reason(error) if isinstance(error, SlackApiError) else type(error).__name__
    _log.info("not shared", reason=why)
    if why in ("not_in_channel", "channel_not_found"):
        return "I am not in this channel: write  /invite @councilbot  here, then share again."
    return "Slack did not take it: look whether it is there, and else share it again."
