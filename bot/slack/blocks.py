"""
Answers as Slack messages.

Quotes go out as text elements of rich text, where they are data: nothing in a paper can mention
somebody, become a link or turn bold (docs.slack.dev, rich text block).
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote as percent_encoded

from bot.quotes import MACHINE_WRITTEN, Answer, Quote
from bot.slack.mrkdwn import escaped
from bot.words import CONTRADICTS, NEAREST, also, led, searched, source, understood, why

Block = dict[str, Any]

MOST_LETTERS = 10_000
"""Slack refuses a message whose blocks hold about 13,200 characters (bolt-js issues 2509, 2867)."""
FAILED = "Something went wrong here, and your question was not answered. Please ask it again."


def blocks(answer: Answer) -> list[Block]:
    """The answer as blocks: what is quoted, where it is from, and what was searched."""
    opening = list(_opening(answer))
    made = [_rich_text(*opening)] if opening else []
    shown = list(_fitting(answer.quotes or answer.nearest))
    if summary := answer.summary and answer.summary.about(len(shown)):
        written = _section(_text(f"{MACHINE_WRITTEN}\n", bold=True), _text(summary.marked))
        made.append(_rich_text(written))
    made += [
        _rich_text(*_quoted(quote, _mark(number, answer))) for number, quote in enumerate(shown, 1)
    ]
    made.append({"type": "context", "elements": [{"type": "plain_text", "text": searched(answer)}]})
    return made


def fallback(answer: Answer) -> str:
    """The same as one text, for notifications and screen readers."""
    lines: list[str] = []
    lines += filter(None, (understood(answer), _outcome(answer)))
    if answer.nearest:
        lines.append(NEAREST)
    shown = list(_fitting(answer.quotes or answer.nearest))
    if summary := answer.summary and answer.summary.about(len(shown)):
        lines += [MACHINE_WRITTEN, summary.marked]
    for number, quote in enumerate(shown, 1):
        lines += [f"“{led(quote)}”"] if quote.lead else []
        lines += [
            f"{_mark(number, answer)}“{quote.text}”",
            " ".join(filter(None, (f"— {source(quote)}", quote.url))),
        ]
        lines += filter(None, (also(quote),))
    return escaped("\n".join([*lines, searched(answer)]))


def _opening(answer: Answer) -> Iterator[Block]:
    if answer.question.mended:
        yield _section(_text(understood(answer), italic=True))
    if _outcome(answer):
        yield _section(_text(_outcome(answer), bold=True))
    if answer.nearest:
        yield _section(_text(NEAREST))


def _outcome(answer: Answer) -> str:
    return why(answer) or (CONTRADICTS if answer.contradicts else "")


def _mark(number: int, answer: Answer) -> str:
    """What a summary calls a quote by."""
    return f"[{number}] " if answer.summary else ""


def _quoted(quote: Quote, mark: str) -> Iterator[Block]:
    if quote.lead:
        yield {"type": "rich_text_quote", "elements": [_text(led(quote), italic=True)]}
    yield {"type": "rich_text_quote", "elements": [_text(quote.text)]}
    link = _address(quote.url)
    where = {"type": "link", "url": link, "text": source(quote)} if link else _text(source(quote))
    yield _section(_text(f"{mark}— "), where)
    if quote.also:
        yield _section(_text(also(quote)))


def _fitting(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """As many of the quotes as one message holds, and always the first."""
    letters = 0
    for number, quote in enumerate(quotes):
        letters += len(quote.text) + len(source(quote)) + len(led(quote)) + len(also(quote))
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
