"""/ask, /check and /brief, whose answers only the member sees."""

import re
import time
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack.asked import Asked, Way
from bot.slack.listeners.briefing import send_brief
from bot.slack.listeners.checking import whisper_check
from bot.slack.listeners.office import Office
from bot.slack.mrkdwn import typed
from bot.slack.replies import HELP

Command = dict[str, Any]


def register(app: AsyncApp, office: Office) -> None:
    """Listen for slash commands; a question is written down before Slack is answered."""
    desk = office.desk

    @app.command("/ask")
    async def ask(ack: AsyncAck, command: Command) -> None:
        if typed(command.get("text", "")).casefold() in HELP:
            await ack()
            desk.start(office.whisper_help(_asked(command)))
            return
        asked = _asked(command)
        desk.ledger.receive(asked)
        await ack()
        desk.take(asked)

    @app.command("/check")
    async def check(ack: AsyncAck, command: Command) -> None:
        await ack()
        desk.start(whisper_check(office, _asked(command)))

    @app.command("/brief")
    async def brief(ack: AsyncAck, command: Command) -> None:
        await ack()
        desk.start(send_brief(office, _asked(command)))

    @app.command(re.compile(r"/.*"))
    async def other(ack: AsyncAck, command: Command) -> None:
        await ack()
        desk.start(office.whisper_help(_asked(command), unknown=command["command"]))


def _asked(command: Command) -> Asked:
    return Asked(
        key=f"command:{command['trigger_id']}",
        way=Way.COMMAND,
        team=command["team_id"],
        user=command["user_id"],
        channel=command["channel_id"],
        thread="",
        text=command.get("text", ""),
        at=time.time(),
        respond=command["response_url"],
    )
