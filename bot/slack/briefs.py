"""A brief as a Slack message: the first quote of each part, beside the file that has them all."""

import re
from collections.abc import Iterator

from bot.briefing.lines import made_from, nothing, title
from bot.briefing.parts import TITLES
from bot.briefing.told import Brief, Briefed
from bot.quotes import Quote
from bot.slack.blocks import (
    MOST_BESIDE,
    header,
    letters,
    paragraph,
    quoted,
    rich_text,
    shortened,
    small,
    text,
)
from bot.slack.messages import MOST_LETTERS, Message
from bot.slack.mrkdwn import escaped
from bot.words import source

IN_THE_FILE = "The Word file that follows has every quote, each with its receipt, on two sides."
_TITLE = 150
"""Letters of a header (docs.slack.dev, header block)."""
_OF_A_QUOTE = 300
"""What the blocks of a quote count, beside its letters."""
_ITEMS = 12
"""Items that a message names."""
_NO_NAME = re.compile(r"[^\w-]+")


def brief_message(brief: Brief) -> Message:
    """The brief in one message, complete both as blocks and as text."""
    shown = list(_shown(brief))
    about = shortened(f"{made_from(brief)} {IN_THE_FILE}", MOST_BESIDE)
    blocks = [header(shortened(title(brief), _TITLE))]
    lines = [title(brief)]
    for item, quotes in shown:
        name = shortened(item.item.named, MOST_BESIDE)
        blocks.append(rich_text(paragraph(text(name, bold=True))))
        lines.append(name)
        if not item.told:
            said = nothing(item, brief)
            blocks.append(rich_text(paragraph(text(said))))
            lines.append(said)
        for part, quote in quotes:
            blocks.append(rich_text(paragraph(text(part, italic=True)), *quoted(quote)))
            lines.append(f"{part}: “{quote.text}” — {source(quote)} {quote.url}".rstrip())
    return {"text": escaped("\n".join([*lines, about])), "blocks": [*blocks, small(about)]}


def file_name(brief: Brief) -> str:
    """What the Word file is called."""
    words = _NO_NAME.sub("-", brief.asked.heading).strip("-").lower()
    return f"brief-{words[:60].rstrip('-')}.docx"


def _shown(brief: Brief) -> Iterator[tuple[Briefed, list[tuple[str, Quote]]]]:
    """Items with the first quote of each of their parts, as many as a message holds."""
    left = MOST_LETTERS - 3 * MOST_BESIDE - 2 * _ITEMS * MOST_BESIDE // 10
    for item in brief.items[:_ITEMS]:
        firsts: list[tuple[str, Quote]] = []
        for part, some in item.parts:
            cost = letters(some[0].quote) + _OF_A_QUOTE
            if cost <= left:
                left -= cost
                firsts.append((TITLES[part], some[0].quote))
        yield item, firsts
