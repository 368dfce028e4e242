"""Whether a paper says some words, as only who asks is told."""

import secrets

import structlog

from bot.checking.check import check
from bot.slack import posting, replies
from bot.slack.asked import Asked, Way
from bot.slack.given import spot
from bot.slack.listeners.office import Office
from bot.slack.log import where
from bot.slack.messages import Message, failed
from bot.slack.mrkdwn import escaped, typed
from bot.slack.verdicts import shown, verdict, words_to_check
from corpus.errors import BadQuestion

_log = structlog.get_logger(__name__)


async def whisper_check(office: Office, asked: Asked) -> None:
    """Say whether a paper says some words, to who asks."""
    reference = secrets.token_hex(4)
    try:
        if seconds := office.replies.pace.wait(asked.user):
            said = {"text": f"That is a lot at once: please check again in {seconds} seconds."}
        else:
            async with office.desk.at_once:
                said = await _checked(office, asked, reference)
    except BadQuestion as fault:
        said = {"text": escaped(str(fault))}
    except Exception as fault:  # noqa: BLE001 the member is told, and the log says where
        _log.error("not checked", reference=reference, **where(fault))
        said = failed(reference)
    await posting.whisper(asked.respond, said)


async def _checked(office: Office, asked: Asked, reference: str) -> Message:
    words, said_of = words_to_check(typed(asked.text))
    if asked.way is Way.SHORTCUT:  # what follows a quote in a message is talk
        said_of = ""
    reader = replies.reader_of(asked)
    allowed = await office.replies.rights(reader, fresh=True)
    found = await office.replies.papers.read(lambda index: check(words, index, allowed, said_of))
    await office.replies.record(
        reader,
        map(spot, shown(found)),
        way="check",
        reference=reference,
        labels=tuple(sorted(allowed)),
        outcome=found.verdict.value,
    )
    return verdict(found)
