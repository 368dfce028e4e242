"""
Answers as Slack messages.

Quotes go out as text elements of rich text, where they are data: nothing in a paper can mention
somebody, become a link or turn bold (docs.slack.dev, rich text block).
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote as percent_encoded

from bot.quotes import Answer, Quote
from bot.slack.mrkdwn import escaped
from bot.words import NEAREST, REASONS, searched, source

Block = dict[str, Any]

MOST_LETTERS = 10_000
"""Slack refuses a message whose blocks hold about 13,200 characters (bolt-js issues 2509, 2867)."""
FAILED = "Something went wrong here, and your question was not answered. Please ask it again."


def blocks(answer: Answer) -> list[Block]:
    """The answer as blocks: what is quoted, where it is from, and what was searched."""
    made = [_rich_text(*_opening(answer))] if answer.reason or answer.question.follows else []
    made += [_rich_text(*_quoted(quote)) for quote in _fitting(answer.quotes or answer.nearest)]
    made.append({"type": "context", "elements": [{"type": "plain_text", "text": searched(answer)}]})
    return made


def fallback(answer: Answer) -> str:
    """The same as one text, for notifications and screen readers."""
    lines = []
    if answer.question.follows:
        lines.append(f"Understood as: {answer.question.understood}")
    if answer.reason:
        lines.append(REASONS[answer.reason])
    if answer.nearest:
        lines.append(NEAREST)
    for quote in _fitting(answer.quotes or answer.nearest):
        lines += [f"“{quote.text}”", " ".join(filter(None, (f"— {source(quote)}", quote.url)))]
    return escaped("\n".join([*lines, searched(answer)]))


def _opening(answer: Answer) -> Iterator[Block]:
    if answer.question.follows:
        yield _section(_text(f"Understood as: {answer.question.understood}", italic=True))
    if answer.reason:
        yield _section(_text(REASONS[answer.reason], bold=True))
    if answer.nearest:
        yield _section(_text(NEAREST))


def _quoted(quote: Quote) -> Iterator[Block]:
    yield {"type": "rich_text_quote", "elements": [_text(quote.text)]}
    link = _address(quote.url)
    where = {"type": "link", "url": link, "text": source(quote)} if link else _text(source(quote))
    yield _section(_text("— "), where)


def _fitting(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """As many of the quotes as one message holds, and always the first."""
    letters = 0
    for number, quote in enumerate(quotes):
        letters += len(quote.text) + len(source(quote))
        if number and letters > MOST_LETTERS:
            return
        yield quote


def _address(url: str) -> str:
    """A link's address, or "" for one that is not a web address."""
    safe = percent_encoded(url, safe="%/:?#[]@!$&'()*+,;=~-._")
    return safe if safe.startswith(("https://", "http://")) else ""


def _rich_text(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def _section(*elements: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(elements)}


def _text(text: str, **style: bool) -> Block:
    return {"type": "text", "text": text, **({"style": style} if style else {})}
