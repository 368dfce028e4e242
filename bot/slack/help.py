"""What a member is told who does not know how to ask."""

from collections.abc import Sequence
from typing import TypedDict

from bot.overview import Overview
from bot.slack.blocks import Block, plain, section, shortened
from bot.slack.mrkdwn import escaped
from bot.slack.prompts import Prompt
from corpus.display import one_line

EXAMPLES = 3
WHAT = (
    "Ask what a paper says about something, who said it, what was decided, or how many. I answer"
    " with the papers’ own words, and say which paper, page and date they are from."
)
WAYS = (
    "In a channel, mention me with your question. I answer in a thread; go on there without"
    " mentioning me.",
    "In a direct message, write your question.",
    "/ask and a question gives an answer that only you see, until you share it.",
    "/check and a sentence says whether a paper has those words.",
    "/brief and a committee and date, an agenda’s file or a topic sends you two sides to read"
    " before a meeting, as a Word file.",
    "In the menu of any message, my shortcuts ask about it, or check what it says.",
)
_COMMAND = 50
"""Letters of a command that is named back."""


class Message(TypedDict):
    """A message, as Slack takes it."""

    text: str
    """All of it, for notifications and screen readers."""
    blocks: list[Block]


def help_message(
    overview: Overview, examples: Sequence[Prompt] = (), *, unknown: str = ""
) -> Message:
    """
    How to ask, a few examples and what is here, in one message.

    `unknown` is the command or word that was not understood; it may be anything.
    """
    missing = shortened(one_line(unknown), _COMMAND)
    asked = [one["message"] for one in examples[:EXAMPLES]]
    parts = [
        f"There is no command {missing} here." if missing else "",
        WHAT,
        bulleted(WAYS),
        f"For example:\n{bulleted(asked)}" if asked else "",
    ]
    here = shortened(f"What is here: {overview.line}.", 1000)
    said = list(filter(None, parts))
    return {
        "text": escaped("\n".join([*said, here])),
        "blocks": [*map(section, said), {"type": "context", "elements": [plain(here)]}],
    }


def bulleted(lines: Sequence[str]) -> str:
    """Lines, each after a bullet."""
    return "\n".join(f"• {line}" for line in lines)
