"""The parts that views and messages are made of; their words are plain text, never mrkdwn."""

from urllib.parse import quote as percent_encoded

from bot.slack.blocks import Block

MOST_LETTERS = 3000
"""Of a section's text (docs.slack.dev, section block)."""
_LABEL = 75
"""Letters of what a screen reader says of a button (docs.slack.dev, button element)."""
ELLIPSIS = "…"


def plain(text: str) -> Block:
    """A text that means nothing to Slack: no mention, no link, no emoji."""
    return {"type": "plain_text", "text": text, "emoji": False}


def header(text: str) -> Block:
    """A heading, of at most 150 letters."""
    return {"type": "header", "text": plain(text)}


def section(text: str, accessory: Block | None = None) -> Block:
    """A text, with a button beside it."""
    block = {"type": "section", "text": plain(shortened(text, MOST_LETTERS))}
    return {**block, "accessory": accessory} if accessory else block


def button(face: str, action: str, value: str, about: str) -> Block:
    """A button that hands back `value`; a screen reader says what it is `about`."""
    return {
        "type": "button",
        "text": plain(face),
        "action_id": action,
        "value": value,
        "accessibility_label": shortened(f"{face}: {about}", _LABEL),
    }


def listed(items: list[list[Block]]) -> Block:
    """A list with bullets, each of elements of rich text, where a paper's words are data."""
    lines = [{"type": "rich_text_section", "elements": elements} for elements in items]
    bullets = {"type": "rich_text_list", "style": "bullet", "elements": lines}
    return {"type": "rich_text", "elements": [bullets]}


def words(text: str, url: str = "") -> Block:
    """An element of rich text, which is a link where the address is a web address."""
    safe = percent_encoded(url, safe="%/:?#[]@!$&'()*+,;=~-._")
    if not safe.startswith(("https://", "http://")):
        return {"type": "text", "text": text}
    return {"type": "link", "url": safe, "text": text}


def shortened(text: str, most: int) -> str:
    """
    A text of at most `most` letters, cut after a word where one ends near enough.

    >>> shortened("What did the inspection say about caseloads?", 24)
    'What did the inspection…'
    >>> shortened("Donaudampfschifffahrt", 10)
    'Donaudamp…'
    """
    if len(text) <= most:
        return text
    cut = text[:most]
    whole = cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut[: most - 1]
    return f"{whole.rstrip(' ,.;:–-')}{ELLIPSIS}"
