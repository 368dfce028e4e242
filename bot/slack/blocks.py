"""
Slack's blocks, as far as we use them.

Quotes go out as text elements of rich text, where they are data: nothing in a paper can mention
somebody, become a link or turn bold (docs.slack.dev, rich text block).
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote as percent_encoded

from bot.quotes import Quote
from bot.words import also, led, receipts, source

Block = dict[str, Any]

MOST_QUOTED = 4_500
"""Letters of one quote in one message; a longer one says that it goes on."""
MOST_BESIDE = 800
"""Letters of what leads to a quote, of its source, and of the other places of its words."""
MOST_ADDRESS = 1_000
"""Letters of an address, percent-encoded; Slack takes some more, and a message holds no more."""
MOST_LETTERS = 3_000
"""Of a section's text (docs.slack.dev, section block)."""
_LABEL = 75
"""Letters on a button, and of what a screen reader says of it (docs.slack.dev, button element)."""
ELLIPSIS = "…"


def quoted(quote: Quote, mark: str = "") -> Iterator[Block]:
    """A quote, what leads to it, and its source, as elements of rich text."""
    if quote.lead:
        lead = shortened(led(quote), MOST_BESIDE)
        yield {"type": "rich_text_quote", "elements": [text(lead, italic=True)]}
    yield {"type": "rich_text_quote", "elements": list(_words(quote))}
    named = shortened(source(quote), MOST_BESIDE)
    yield paragraph(text(f"{mark}— "), linked(named, quote.url))
    if quote.also:
        yield paragraph(text(shortened(also(quote), MOST_BESIDE)))


def letters(quote: Quote) -> int:
    """How many letters of a message a quote takes."""
    beside = (led(quote), source(quote), also(quote))
    address = linked("", quote.url).get("url", "")
    cut = sum(min(len(words), MOST_BESIDE) for words in beside)
    return min(len(quote.text), MOST_QUOTED) + cut + len(address) + len(receipts([quote]))


def _words(quote: Quote) -> Iterator[Block]:
    yield text(quote.text[:MOST_QUOTED])
    more = len(quote.text) - MOST_QUOTED
    if more > 0:
        yield text(f" [the quote goes on for {more:,} more letters]", italic=True)


def rich_text(*elements: Block) -> Block:
    """A block of rich text."""
    return {"type": "rich_text", "elements": list(elements)}


def paragraph(*elements: Block) -> Block:
    """A paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(elements)}


def text(words: str, **style: bool) -> Block:
    """Words in a paragraph; `bold`, `italic`."""
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def linked(words: str, url: str = "") -> Block:
    """Words in a paragraph, which are a link where the address is a web address."""
    safe = percent_encoded(url, safe="%/:?#[]@!$&'()*+,;=~-._")
    if not safe.startswith(("https://", "http://")) or len(safe) > MOST_ADDRESS:
        return text(words)
    return {"type": "link", "url": safe, "text": words}


def listed(items: list[list[Block]]) -> Block:
    """A list with bullets, each of elements of rich text, where a paper's words are data."""
    lines = [paragraph(*elements) for elements in items]
    return rich_text({"type": "rich_text_list", "style": "bullet", "elements": lines})


def plain(words: str) -> Block:
    """A text that means nothing to Slack: no mention, no link, no emoji."""
    return {"type": "plain_text", "text": words, "emoji": False}


def header(words: str) -> Block:
    """A heading, of at most 150 letters."""
    return {"type": "header", "text": plain(words)}


def section(words: str, accessory: Block | None = None) -> Block:
    """A text, with a button beside it."""
    block = {"type": "section", "text": plain(shortened(words, MOST_LETTERS))}
    return {**block, "accessory": accessory} if accessory else block


def small(words: str) -> Block:
    """A line in small print."""
    return {"type": "context", "elements": [plain(words)]}


def receipted(quotes: Sequence[Quote]) -> Iterator[Block]:
    """A last line of the quotes' receipts, which nobody need hear between the quotes."""
    if quotes:
        yield small(receipts(quotes))


def button(face: str, action: str, value: str, about: str = "") -> Block:
    """A button that hands back `value`; a screen reader says what it is `about`."""
    label = {"accessibility_label": shortened(f"{face}: {about}", _LABEL)} if about else {}
    return {"type": "button", "text": plain(face), "action_id": action, "value": value, **label}


def actions(name: str, *elements: Block) -> Block:
    """A row of buttons; `name` tells it from other rows of a message."""
    return {"type": "actions", "block_id": name, "elements": list(elements)}


def shortened(words: str, most: int) -> str:
    """
    A text of at most `most` letters, cut after a word where one ends near enough.

    >>> shortened("What did the inspection say about caseloads?", 24)
    'What did the inspection…'
    >>> shortened("Donaudampfschifffahrt", 10)
    'Donaudamp…'
    """
    if len(words) <= most:
        return words
    cut = words[:most]
    whole = cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut[: most - 1]
    return f"{whole.rstrip(' ,.;:–-')}{ELLIPSIS}"
