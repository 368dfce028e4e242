"""A brief before a meeting, as a file in the direct message with who asks for it."""

import datetime
import secrets

import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.briefing.brief import brief
from bot.briefing.told import Brief
from bot.slack import posting, replies
from bot.slack.asked import Asked
from bot.slack.briefs import brief_message, file_name
from bot.slack.given import spot
from bot.slack.listeners.office import Office
from bot.slack.log import where
from bot.slack.messages import Message, failed
from bot.slack.mrkdwn import escaped, typed
from bot.slack.posting import NO_ANSWER, QUIET
from bot.slack.replies import Reader
from corpus.errors import BadQuestion, NothingToBrief
from corpus.shelf import Generation

MAKING = "Making the brief: it comes in our direct message."
USAGE = (
    "Say what the brief is for: /brief and an agenda’s file name, a committee and a date"
    " (scrutiny committee 7 November 2023), or a topic."
)
NOT_TAKEN = "Slack did not take the file: please try again."
DIRECTLY = "Slack does not let me write to you directly."
WORD = "Word file with every quote of the brief, its source and its receipt"
_log = structlog.get_logger(__name__)


async def send_brief(office: Office, asked: Asked) -> None:
    """Make a brief, and send it to who asks; what goes wrong is told in the channel, privately."""
    reference = secrets.token_hex(4)
    try:
        said = await _sent(office, asked, reference)
    except (BadQuestion, NothingToBrief) as fault:
        said = {"text": escaped(str(fault))}
    except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
        _log.error("no brief", reference=reference, **where(fault))
        said = failed(reference)
    if said:
        await posting.whisper(asked.respond, said)


async def _sent(office: Office, asked: Asked, reference: str) -> Message:
    """What is left to say once the brief is sent; nothing where all went well."""
    words = typed(asked.text)
    if words.casefold() in replies.HELP:
        return {"text": USAGE}
    if seconds := office.replies.pace.wait(asked.user):
        return {"text": f"That is a lot at once: please ask again in {seconds} seconds."}
    await posting.whisper(asked.respond, {"text": MAKING})
    async with office.desk.at_once:
        made, file = await _made(office, asked, words, reference)
    return await _delivered(office, asked, made, file)


async def _made(office: Office, asked: Asked, words: str, reference: str) -> tuple[Brief, bytes]:
    """The brief and its file, as the member may read them by themselves; the audit has it."""
    reader = Reader(asked.user, asked.team, "", privately=True, workspace=asked.workspace)
    allowed = await office.replies.rights(reader, fresh=True)
    made, file = await office.replies.papers.read(lambda index: _written(words, index, allowed))
    await office.replies.record(
        reader,
        map(spot, made.quotes),
        way="brief",
        reference=reference,
        labels=tuple(sorted(allowed)),
    )
    return made, file


def _written(words: str, index: Generation, allowed: frozenset[str]) -> tuple[Brief, bytes]:
    from bot.word.brief import docx_of

    made = brief(words, index, allowed, datetime.datetime.now().astimezone().date())
    return made, docx_of(made, slack=True)


async def _delivered(office: Office, asked: Asked, made: Brief, file: bytes) -> Message:
    client = (await office.replies.teams(asked.home)).client
    try:
        posted = await client.chat_postMessage(channel=asked.user, **QUIET, **brief_message(made))
    except (SlackApiError, *NO_ANSWER) as error:
        _log.warning("no brief", fault=type(error).__name__)
        return {"text": DIRECTLY}
    try:
        await client.files_upload_v2(
            channel=posted["channel"],
            content=file,
            filename=file_name(made),
            title=f"Brief: {made.asked.heading}"[:200],
            alt_txt=WORD,
        )
    except (SlackApiError, SlackRequestError, *NO_ANSWER) as error:
        _log.warning("no file", fault=type(error).__name__)
        return {"text": NOT_TAKEN}
    return {}
