"""Ask the papers about this, and check this quote: on any message."""

import time
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack.asked import Asked, Way
from bot.slack.listeners.checking import whisper_check
from bot.slack.listeners.office import Office

Shortcut = dict[str, Any]


def register(app: AsyncApp, office: Office) -> None:
    """Listen for message shortcuts; their answers only the member sees."""
    desk = office.desk

    @app.shortcut("ask_papers")
    async def ask(ack: AsyncAck, shortcut: Shortcut) -> None:
        asked = _asked(shortcut)
        desk.ledger.receive(asked)
        await ack()
        desk.take(asked)

    @app.shortcut("check_quote")
    async def check(ack: AsyncAck, shortcut: Shortcut) -> None:
        await ack()
        desk.start(whisper_check(office, _asked(shortcut)))


def _asked(shortcut: Shortcut) -> Asked:
    return Asked(
        key=f"shortcut:{shortcut['trigger_id']}",
        way=Way.SHORTCUT,
        team=shortcut["team"]["id"],
        user=shortcut["user"]["id"],
        channel=shortcut["channel"]["id"],
        thread="",
        text=shortcut["message"].get("text", ""),
        at=time.time(),
        respond=shortcut["response_url"],
    )
